/** A Word file as a reader sees it: each paragraph with its place, its letters and its distances. */
import type { Document, Element } from '@xmldom/xmldom'
import { all, children, first, openOfficeFile, value } from './office-file.ts'
import type { OfficeFile } from './office-file.ts'

export type Paragraph = {
  text: string
  align: string
  /** Of its letters; undefined where it has none. */
  pt: number | undefined
  bold: boolean
  italic: boolean
  underline: boolean
  font: string
  indentMm: number
  beforePt: number
  line: { rule: string; value: number }
  /** A rule above it, in mm. */
  ruleMm: number | null
  /** Of the cell of a table that it stands in, from the left; null in the running text. */
  cell: number | null
}
export type Table = {
  headers: number
  unbroken: boolean
  widths: number[]
  rows: { text: string; align: string; bold: boolean; pt: number | undefined }[][]
}
export type Word = {
  file: OfficeFile
  document: Document
  page: Record<'width' | 'height' | 'top' | 'bottom' | 'left' | 'right' | 'header', number>
  firstDiffers: boolean
  /** In the header of the first page, and of the others. */
  numbers: { first: Paragraph[]; others: Paragraph[] }
  paragraphs: Paragraph[]
  tables: Table[]
  pictures: { alt: string; title: string; bytes: Buffer; widthMm: number }[]
}

const mm = (twips: string | number | undefined): number => (Number(twips ?? 0) / 1440) * 25.4
const isOn = (of: Element | undefined, name: string): boolean =>
  of !== undefined && children(of, name).length > 0 && !['false', '0', 'off'].includes(value(of, name) ?? '')

export async function readWord(bytes: Uint8Array): Promise<Word> {
  const file = await openOfficeFile(bytes)
  const document = file.xml('word/document.xml')
  const styles = file.xml('word/styles.xml')
  const defaults = first(first(styles, 'w:docDefaults')!, 'w:rPr')!
  const font = first(defaults, 'w:rFonts')?.getAttribute('w:ascii') ?? ''
  const section = all(document, 'w:sectPr').at(-1)!
  const size = first(section, 'w:pgSz')!
  const margin = first(section, 'w:pgMar')!
  const sideMm = (name: string) => mm(margin.getAttribute(`w:${name}`) ?? undefined)
  const page = {
    width: mm(size.getAttribute('w:w') ?? undefined),
    height: mm(size.getAttribute('w:h') ?? undefined),
    ...{ top: sideMm('top'), bottom: sideMm('bottom'), left: sideMm('left'), right: sideMm('right') },
    header: sideMm('header'),
  }
  const body = first(document, 'w:body')!
  const textMm = page.width - page.left - page.right
  const headerOf = (type: string): Paragraph[] => {
    const id = all(section, 'w:headerReference').find((one) => one.getAttribute('w:type') === type)
    const target = relationOf(file, id?.getAttribute('r:id') ?? '')
    return all(file.xml(`word/${target}`), 'w:p').map((one) => paragraphOf(one, { font, roomMm: textMm, cell: null }))
  }
  return {
    file,
    document,
    page,
    firstDiffers: isOn(section, 'w:titlePg'),
    numbers: { first: headerOf('first'), others: headerOf('default') },
    paragraphs: paragraphsOf(body, font, textMm),
    tables: children(body, 'w:tbl').map(tableOf),
    pictures: all(document, 'wp:inline').map((one) => pictureOf(file, one)),
  }
}

function relationOf(file: OfficeFile, id: string): string {
  const found = all(file.xml('word/_rels/document.xml.rels'), 'Relationship').find(
    (one) => one.getAttribute('Id') === id,
  )
  return found?.getAttribute('Target') ?? ''
}

/** Of the running text, and of the two tables without borders: head and closing. */
function paragraphsOf(body: Element, font: string, textMm: number): Paragraph[] {
  return [...body.childNodes].flatMap((node) => {
    if (node.nodeName === 'w:p') return [paragraphOf(node as Element, { font, roomMm: textMm, cell: null })]
    if (node.nodeName !== 'w:tbl' || isRuled(node as Element)) return []
    const cells = all(node as Element, 'w:tc')
    return cells.flatMap((cell, i) => {
      const roomMm = mm(first(cell, 'w:tcW')?.getAttribute('w:w') ?? undefined)
      return all(cell, 'w:p').map((one) => paragraphOf(one, { font, roomMm, cell: i }))
    })
  })
}

const isRuled = (table: Element): boolean => all(table, 'w:tblHeader').length > 0

type Place = { font: string; roomMm: number; cell: number | null }

function paragraphOf(paragraph: Element, { font, roomMm, cell }: Place): Paragraph {
  const properties = children(paragraph, 'w:pPr')[0]
  const run = all(paragraph, 'w:r')[0]
  return {
    text: textOf(paragraph),
    align: value(properties, 'w:jc') ?? 'left',
    ...faceOf(run && children(run, 'w:rPr')[0], font),
    ...spaceOf(properties, roomMm),
    cell,
  }
}

function faceOf(face: Element | undefined, font: string) {
  const half = value(face, 'w:sz')
  return {
    pt: half === undefined ? undefined : Number(half) / 2,
    bold: isOn(face, 'w:b'),
    italic: isOn(face, 'w:i'),
    underline: value(face, 'w:u') === 'single',
    font: value(face, 'w:rFonts', 'w:ascii') ?? font,
  }
}

function spaceOf(properties: Element | undefined, roomMm: number) {
  const number = (name: string, attribute: string, otherwise = 0): number =>
    Number(value(properties, name, attribute) ?? otherwise)
  const sides = number('w:ind', 'w:left') + number('w:ind', 'w:right')
  return {
    indentMm: mm(number('w:ind', 'w:firstLine')),
    beforePt: number('w:spacing', 'w:before') / 20,
    line: {
      rule: value(properties, 'w:spacing', 'w:lineRule') ?? 'auto',
      value: number('w:spacing', 'w:line', 240),
    },
    ruleMm: properties && all(properties, 'w:pBdr').length > 0 ? roomMm - mm(sides) : null,
  }
}

const textOf = (paragraph: Element): string =>
  all(paragraph, 'w:r')
    .flatMap((run) => [...run.childNodes])
    .map((node) =>
      node.nodeName === 'w:t' ? node.textContent : node.nodeName === 'w:instrText' ? `{${node.textContent}}` : '',
    )
    .join('')

function tableOf(table: Element): Table {
  const rows = children(table, 'w:tr')
  const marked = (name: string) => rows.filter((row) => isOn(children(row, 'w:trPr')[0], name)).length
  return {
    headers: marked('w:tblHeader'),
    unbroken: marked('w:cantSplit') === rows.length,
    widths: all(table, 'w:gridCol').map((column) => mm(column.getAttribute('w:w') ?? undefined)),
    rows: rows.map((row) =>
      children(row, 'w:tc').map((cell) => {
        const { text, align, bold, pt } = paragraphOf(first(cell, 'w:p')!, { font: '', roomMm: 0, cell: 0 })
        return { text, align, bold, pt }
      }),
    ),
  }
}

const EMU_A_MM = 36_000

function pictureOf(file: OfficeFile, inline: Element): Word['pictures'][number] {
  const words = first(inline, 'wp:docPr')!
  const id = first(inline, 'a:blip')?.getAttribute('r:embed') ?? ''
  return {
    alt: words.getAttribute('descr') ?? '',
    title: words.getAttribute('title') ?? '',
    bytes: file.bytes(`word/${relationOf(file, id)}`),
    widthMm: Number(first(inline, 'wp:extent')?.getAttribute('cx')) / EMU_A_MM,
  }
}
