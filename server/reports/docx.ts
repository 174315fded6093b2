import * as docx from 'docx'
import { cellText } from '../../playlists/report/cells.ts'
import type { Cell } from '../../playlists/report/cells.ts'
import type { ReportBlock as Block, ReportDocument, ReportTable as Table } from '../../playlists/report/document.ts'
import { FORMS, ended } from '../../playlists/report/layouts.ts'
import type { Face, Layout } from '../../playlists/report/layouts.ts'
import { chartOf } from './docx-chart.ts'
import { closingOf } from './docx-closing.ts'
import { headOf } from './docx-head.ts'
import { mm, pt, run } from './docx-units.ts'

/** The report as a .docx (Office Open XML), laid out by its form. The bytes depend on nothing but the document. */
export async function makeDocx(report: ReportDocument): Promise<Uint8Array> {
  const layout = FORMS[report.form]
  const last = report.blocks.at(-1)
  const body = (
    await Promise.all(report.blocks.map((block, i) => blockOf(block, layout, { nth: i, last: block === last })))
  ).flat()
  const file = new docx.Document({
    title: `${report.type} ${report.subject.join(' ')}`,
    creator: report.head.issuer.join(' '),
    styles: {
      default: { document: { run: { font: layout.font, size: pt(layout.body.pt), language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: pageOf(layout),
        headers: { default: numberHeader(layout), first: new docx.Header({ children: [new docx.Paragraph('')] }) },
        children: [...headOf(report, layout), ...body, ...closingOf(report.closing, layout)],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toArrayBuffer(file))
}

function pageOf({ page }: Layout): docx.ISectionPropertiesOptions {
  const margin = {
    top: mm(page.topMm),
    bottom: mm(page.bottomMm),
    left: mm(page.leftMm),
    right: mm(page.rightMm),
    header: mm(page.numberMm),
  }
  return { titlePage: true, page: { size: { width: mm(210), height: mm(297) }, margin } }
}

/** The page's number, centred in the top margin, from page 2 on. */
const numberHeader = ({ page, font }: Layout): docx.Header =>
  new docx.Header({
    children: [
      new docx.Paragraph({
        alignment: docx.AlignmentType.CENTER,
        children: [new docx.TextRun({ children: [docx.PageNumber.CURRENT], font, size: pt(page.numberPt) })],
      }),
    ],
  })

type At = { nth: number; last: boolean }

async function blockOf(block: Block, layout: Layout, { nth, last }: At): Promise<(docx.Paragraph | docx.Table)[]> {
  switch (block.kind) {
    case 'heading': {
      const face = layout.headings[block.level - 1]!
      const text = run(`${block.number}${face.mark}${block.text}`, face)
      return [paragraph([text], layout, { keepNext: true, heading: HEADINGS[block.level - 1]! })]
    }
    case 'paragraph':
      // What is signed is never alone on its page.
      return [paragraph([run(last ? ended(block.text, layout) : block.text, layout.body)], layout, { keepNext: last })]
    case 'note':
      return [paragraph([run(block.text, { pt: layout.body.pt - 1, italic: true })], layout)]
    case 'list':
      return block.items.map((item) => paragraph([run(`- ${item}`, layout.body)], layout))
    case 'table':
      return tableOf(block, layout)
    case 'chart':
      return chartOf(block, layout, nth)
  }
}

const HEADINGS = [docx.HeadingLevel.HEADING_1, docx.HeadingLevel.HEADING_2]

type More = Pick<docx.IParagraphOptions, 'keepNext' | 'heading'>

const paragraph = (children: docx.ParagraphChild[], layout: Layout, more: More = {}): docx.Paragraph =>
  new docx.Paragraph({
    ...more,
    children,
    alignment: docx.AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(layout.body.indentMm) },
    spacing: { before: layout.body.beforePt * 20, after: 0, ...lineOf(layout) },
  })

function lineOf({ body: { line } }: Layout): docx.ISpacingProperties {
  if (line.rule === 'exact') return { line: line.pt * 20, lineRule: docx.LineRuleType.EXACT }
  return { line: Math.round(line.times * 240), lineRule: docx.LineRuleType.AUTO }
}

const ALIGN = {
  start: docx.AlignmentType.LEFT,
  center: docx.AlignmentType.CENTER,
  end: docx.AlignmentType.RIGHT,
} as const

/** So many rows at its beginning and its end are never torn from the rest of a table. */
const TOGETHER = 2
/** A table of no more rows stays on one page. */
const SHORT = 6

/** Its head row comes again on every page, and no row is torn in two, nor stands alone. */
function tableOf({ caption, columns, rows, total }: Table, layout: Layout): (docx.Paragraph | docx.Table)[] {
  const { pt: size, captionPt } = layout.table
  const width = mm(210 - layout.page.leftMm - layout.page.rightMm)
  const widths = columns.map((column) => Math.round((width * column.width) / 100))
  const row = (cells: readonly Cell[], face: Face, { head = false, keepNext = false } = {}): docx.TableRow =>
    new docx.TableRow({
      ...(head && { tableHeader: true }),
      cantSplit: true,
      children: cells.map((one, i) => {
        const alignment = ALIGN[head ? 'center' : columns[i]!.align]
        return cellOf(new docx.Paragraph({ alignment, keepNext, children: [run(cellText(one), face)] }), widths[i]!)
      }),
    })
  const bold = { pt: size, bold: true }
  const last = rows.length - (total === null ? 1 : 0)
  const keeps = (i: number) => i < last && (rows.length <= SHORT || i < TOGETHER - 1 || i > last - TOGETHER)
  const titles = columns.map(({ title }) => title)
  const table = new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: width, type: docx.WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(titles, bold, { head: true, keepNext: true }),
      ...rows.map((cells, i) => row(cells, { pt: size }, { keepNext: keeps(i) })),
      ...(total === null ? [] : [row(total, bold)]),
    ],
  })
  return [captionOf(caption, captionPt), table]
}

const cellOf = (words: docx.Paragraph, size: number): docx.TableCell =>
  new docx.TableCell({
    width: { size, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable.CENTER,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    children: [words],
  })

const captionOf = (text: string, size: number): docx.Paragraph =>
  new docx.Paragraph({
    keepNext: true,
    alignment: docx.AlignmentType.CENTER,
    spacing: { before: 120, after: 60 },
    children: [run(text, { pt: size, italic: true })],
  })
