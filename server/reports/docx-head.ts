import * as docx from 'docx'
import type { ReportDocument } from '../../playlists/report/document.ts'
import { mm, run } from './docx-units.ts'
import type { Face, Layout, Rule } from '../../playlists/report/layouts.ts'

/** The two halves of the top, then the type and the subject. */
export function headOf({ head, type, subject }: ReportDocument, layout: Layout): (docx.Paragraph | docx.Table)[] {
  const { nation } = layout
  const [leftRoom, rightRoom] = sharesOf(layout)
  const left = [
    ...(head.superior === '' ? [] : [centred(head.superior, layout.superior)]),
    ...head.issuer.map((line) => centred(line, layout.issuer)),
    ...ruleUnder(layout.issuerRule, layout.issuer, head.issuer.at(-1) ?? '', leftRoom),
    centred(`${layout.number.label}${head.number}`, layout.number, 60),
  ]
  const right = [
    centred(nation.nameText, nation.name),
    ...(nation.motto === null ? [] : [centred(nation.mottoText, nation.motto)]),
    ...ruleUnder(
      nation.rule,
      nation.motto ?? nation.name,
      nation.motto === null ? nation.nameText : nation.mottoText,
      rightRoom,
    ),
    centred(head.dateLine, layout.dateLine, 60),
  ]
  return [
    halves(left, right, layout),
    centred(type, layout.type, 240),
    ...subject.map((line) => centred(line, layout.subject)),
    ...ruleUnder(layout.subjectRule, layout.subject, subject.at(-1) ?? '', leftRoom + rightRoom),
  ]
}

const centred = (text: string, face: Face, before = 0): docx.Paragraph =>
  new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    spacing: { before, after: 0 },
    children: [run(text, face)],
  })

const NONE = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE }

/** The widths of the two halves. */
function sharesOf({ page, head }: Layout): [left: number, right: number] {
  const width = mm(210 - page.leftMm - page.rightMm)
  const left = Math.round((width * head.leftShare) / 100)
  return [left, width - left]
}

/** Two cells without borders, over the whole width. */
export function halves(left: docx.Paragraph[], right: docx.Paragraph[], layout: Layout): docx.Table {
  const shares = sharesOf(layout)
  const cell = (children: docx.Paragraph[], i: number): docx.TableCell =>
    new docx.TableCell({
      children,
      width: { size: shares[i]!, type: docx.WidthType.DXA },
      borders: NO_BORDERS,
      margins: { left: 0, right: 0 },
    })
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: shares[0] + shares[1], type: docx.WidthType.DXA },
    columnWidths: shares,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [new docx.TableRow({ cantSplit: true, children: [cell(left, 0), cell(right, 1)] })],
  })
}

/** A letter of Times New Roman is about half as wide as it is high; capitals two thirds. */
const LETTER = { small: 0.45, capital: 0.67 }

/** A rule as long as the words above it or 40 % of them; a star; five hyphens; or nothing. `room` is the width there, in 1/20 pt. */
function ruleUnder(rule: Rule, face: Face, above: string, room: number): docx.Paragraph[] {
  if (rule === 'none') return []
  if (rule === 'star') return [centred('*', { pt: face.pt })]
  if (rule === 'hyphens') return [centred('-----', { pt: face.pt })]
  const letter = face.capitals === true ? LETTER.capital : LETTER.small
  const words = Math.min(above.length * letter * face.pt * 20, room * 0.96)
  return [line(rule === 'half' ? words * 0.4 : words, room)]
}

/** A thin line in the middle: the upper border of an empty paragraph, drawn in from both sides. */
function line(width: number, room: number): docx.Paragraph {
  const side = Math.round((room - width) / 2)
  return new docx.Paragraph({
    indent: { left: side, right: side },
    border: { top: { style: docx.BorderStyle.SINGLE, size: 6, space: 4, color: '000000' } },
    spacing: { before: 60, after: 0, line: 100, lineRule: docx.LineRuleType.EXACT },
    children: [],
  })
}
