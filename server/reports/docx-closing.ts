import * as docx from 'docx'
import type { ReportDocument } from '../../playlists/report/document.ts'
import { vi } from '../../playlists/report/text.vi.ts'
import { halves } from './docx-head.ts'
import { run } from './docx-units.ts'
import type { Face, Layout } from '../../playlists/report/layouts.ts'

/** "Nơi nhận" on the left; authority, office, room for a signature and the name on the right. */
export function closingOf(
  { recipients, authority, office, signer }: ReportDocument['closing'],
  layout: Layout,
): (docx.Paragraph | docx.Table)[] {
  const { label, item } = layout.recipients
  const left = [
    plain(vi.recipients, label, docx.AlignmentType.LEFT),
    ...recipients.map((to, i) =>
      plain(`- ${to}${i === recipients.length - 1 ? '.' : ';'}`, item, docx.AlignmentType.LEFT),
    ),
  ]
  const centre = (text: string, face: Face) => plain(text, face, docx.AlignmentType.CENTER)
  const right = [
    ...(authority === '' ? [] : [centre(authority, layout.authority)]),
    ...office.map((line) => centre(line, layout.office)),
    ...Array.from({ length: 4 }, () => centre('', layout.signer)),
    centre(signer, layout.signer),
  ]
  return [
    new docx.Paragraph({ keepNext: true, spacing: { before: 120, after: 0 }, children: [] }),
    halves(left, right, layout),
  ]
}

type Place = (typeof docx.AlignmentType)[keyof typeof docx.AlignmentType]
const plain = (text: string, face: Face, alignment: Place): docx.Paragraph =>
  new docx.Paragraph({ alignment, keepNext: true, spacing: { before: 0, after: 0 }, children: [run(text, face)] })
