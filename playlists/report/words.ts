import type { Period } from './period.ts'
import { HOUR } from '../time.ts'
import type { LocalDate } from '../time.ts'

/** A report is handed in: its words, dates and numbers are Vietnamese whatever the panel speaks (domain.md §4). */
const ROMAN = ['I', 'II', 'III', 'IV'] as const

/** `quý IV năm 2026` */
export function periodWords({ kind, from, until }: Period): string {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))]
  switch (kind) {
    case 'month':
      return `tháng ${month} năm ${year}`
    case 'quarter':
      return `quý ${ROMAN[Math.floor((month - 1) / 3)]!} năm ${year}`
    case 'half':
      return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`
    case 'year':
      return `năm ${year}`
    case 'range':
      return `từ ngày ${shortDate(from)} đến ngày ${shortDate(until)}`
  }
}

/** `dd/mm/yyyy` */
export const shortDate = (date: LocalDate): string => date.split('-').reverse().join('/')

/** A day under 10 and the months 1 and 2 are written with a 0 before (Nghị định 30/2020/NĐ-CP): `ngày 05 tháng 02 năm 2026`. */
export function longDate(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `ngày ${two(day!)} tháng ${month! <= 2 ? two(month!) : month!} năm ${year!}`
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `1.234,5` */
export const count = (n: number, decimals = 0): string =>
  new Intl.NumberFormat('vi-VN', { maximumFractionDigits: decimals }).format(n)
export const hours = (ms: number): string => count(ms / HOUR, 1)
/** Of `whole`, in percent with one decimal; a dash where there is no whole. */
export const percent = (part: number, whole: number): string => (whole === 0 ? '-' : count((100 * part) / whole, 1))
/** The change against a former figure, in percent: `+12,5`; a dash where there was none. */
export function change(now: number, before: number): string {
  if (before === 0) return '-'
  const share = Math.round((1000 * (now - before)) / before) / 10
  return `${share > 0 ? '+' : ''}${count(share, 1)}`
}
