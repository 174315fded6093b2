import { addDays, epochDay, parseDate } from '../time.ts'
import type { LocalDate } from '../time.ts'

/** A day, month, quarter or year that a text names: its words, its last day, and whether it is a last day to do something. */
export type NamedDate = { words: string; last: LocalDate; deadline: boolean }

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

type Reader = { pattern: RegExp; last: (parts: string[]) => LocalDate | null }

/** From the fullest form to the barest; what one has read the next does not see. A day without a year comes round again. */
const READERS: readonly Reader[] = [
  {
    pattern: /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])/gu,
    last: ([day = '', , month = '', year = '']) => dayOf(year, month, day),
  },
  {
    pattern: /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,)? năm (\d{4})(?!\d)/giu,
    last: ([day = '', month = '', year = '']) => dayOf(year, month, day),
  },
  {
    pattern: /tháng (\d{1,2})(?:\s*\/\s*| năm )(\d{4})(?!\d)/giu,
    last: ([month = '', year = '']) => endOfMonth(Number(year), Number(month)),
  },
  {
    pattern: /quý (iv|i{1,3}|[1-4])(?:\s*\/\s*| năm )(\d{4})(?!\d)/giu,
    last: ([quarter = '', year = '']) =>
      endOfMonth(Number(year), 3 * (ROMAN[quarter.toLowerCase()] ?? Number(quarter))),
  },
  { pattern: /năm (\d{4})(?!\d)/giu, last: ([year = '']) => endOfMonth(Number(year), 12) },
]

/** Words before a date that make it the last one; or the first one, or that of an event long ago. */
const DEADLINE =
  /(?:đến|tới|trước|hết|hạn|chậm nhất(?: là)?|muộn nhất(?: là)?)(?: hết)?(?: \d{1,2}[:hg]\d{0,2})?(?: ngày)?[\s:]*$/iu
const BEGINNING = /(?:từ|sinh|thành lập|giải phóng|ban hành|ký)(?: ngày)?[\s:(]*$/iu
/** A date close behind a document's number, or a year behind a law's name, says when that was signed. */
const DOCUMENT = /\d+(?:\/\d{4})?[-/]\p{Lu}[\p{L}\d/-]*[^.;!?\n]{0,40}$/u
const LAW = /(?:luật|hiến pháp|nghị quyết|nghị định|thông tư)[^.;!?\n]{0,60}$/iu

function isCited(before: string, words: string): boolean {
  if (DEADLINE.test(before)) return false
  return BEGINNING.test(before) || DOCUMENT.test(before) || (/^năm/iu.test(words) && LAW.test(before))
}

/** The dates a text names, without those of the documents it cites. */
export function datesIn(text: string): NamedDate[] {
  const whole = text.normalize('NFC')
  let rest = whole
  const found: (NamedDate & { at: number })[] = []
  for (const { pattern, last } of READERS) {
    rest = rest.replace(pattern, (words: string, ...given: unknown[]) => {
      const at = given.find((one) => typeof one === 'number') as number
      const day = last(given.slice(0, given.indexOf(at)) as string[])
      const before = whole.slice(0, at)
      if (day !== null && !isCited(before, words)) {
        found.push({ words, last: day, deadline: DEADLINE.test(before), at })
      }
      return ' '.repeat(words.length)
    })
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...date }) => date)
}

const two = (part: string): string => part.padStart(2, '0')
const dayOf = (year: string, month: string, day: string): LocalDate | null =>
  parseDate(`${year}-${two(month)}-${two(day)}`)

function endOfMonth(year: number, month: number): LocalDate | null {
  const next = month === 12 ? dayOf(String(year + 1), '1', '1') : dayOf(String(year), String(month + 1), '1')
  return next && addDays(next, -1)
}

export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDay(to) - epochDay(from)
