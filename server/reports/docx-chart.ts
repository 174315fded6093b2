import * as docx from 'docx'
import type { ReportChart } from '../../playlists/report/document.ts'
import type { Layout } from '../../playlists/report/layouts.ts'
import { pictureOf } from './chart-picture.ts'
import { run } from './docx-units.ts'

/** Points to a millimetre, and the dots to a point that the library counts pictures in. */
const POINT = { mm: 72 / 25.4, dots: 96 / 72 }

/** `nth`: its number in the document. The picture over the whole width of the text, and its caption on the same page. */
export async function chartOf(chart: ReportChart, { page, table }: Layout, nth: number): Promise<docx.Paragraph[]> {
  const { png, width, height } = await pictureOf(chart, (210 - page.leftMm - page.rightMm) * POINT.mm)
  const words = { id: String(nth + 1), name: chart.caption, title: chart.caption, description: chart.alt }
  const picture = new docx.ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * POINT.dots), height: Math.round(height * POINT.dots) },
    altText: words,
  })
  const centred = { alignment: docx.AlignmentType.CENTER } as const
  return [
    new docx.Paragraph({ ...centred, keepNext: true, spacing: { before: 120, after: 0 }, children: [picture] }),
    new docx.Paragraph({
      ...centred,
      spacing: { before: 60, after: 60 },
      children: [run(chart.caption, { pt: table.captionPt, italic: true })],
    }),
  ]
}
