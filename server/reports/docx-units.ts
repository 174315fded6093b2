import { TextRun } from 'docx'
import type { Face } from '../../playlists/report/layouts.ts'

/** Millimetres as twentieths of a point. */
export const mm = (length: number): number => Math.round((length / 25.4) * 1440)
/** Points as half points. */
export const pt = (size: number): number => size * 2

/** Capitals are written as such: a reader that copies the text gets what it sees. */
export function run(
  text: string,
  { pt: size, bold = false, italic = false, underline = false, capitals = false }: Face,
): TextRun {
  const words = (capitals ? text.toLocaleUpperCase('vi') : text).normalize('NFC')
  return new TextRun({
    text: words,
    color: '000000',
    size: pt(size),
    bold,
    italics: italic,
    ...(underline ? { underline: {} } : {}),
  })
}
