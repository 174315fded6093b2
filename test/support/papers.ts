/** Small PDF documents made by hand, page by page. */
import { Buffer } from 'node:buffer'

/** A document of these pages, each a coloured sheet with its number in large digits; `box` in points. */
export function pdfOf(pages: number, given: { box?: readonly [number, number]; encrypt?: boolean } = {}): Buffer {
  const [width, height] = given.box ?? [595, 842]
  const kids = Array.from({ length: pages }, (_, n) => `${4 + n * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
  ]
  for (let n = 0; n < pages; n++) {
    const shade = (n % 8) / 10
    const drawing = `${shade} 0.4 0.9 rg 0 0 ${width} ${height} re f 1 g BT /F1 200 Tf 100 300 Td (${n + 1}) Tj ET`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + n * 2} 0 R >>`,
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    )
  }
  const locked = given.encrypt
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'28'.repeat(32)}> /U <${'41'.repeat(32)}> >> /ID [<00> <00>]`
    : ''
  return assemble(objects, locked)
}

function assemble(objects: readonly string[], locked: string): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, n) => {
    const at = text.length
    text += `${n + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = text.length
  const lines = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${locked} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
