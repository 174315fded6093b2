import { makeNumber } from '../numbers.ts'
import type { Period } from './period.ts'
import type { LocalDate } from '../time.ts'
import { vi } from './text.vi.ts'

const ROMAN = ['I', 'II', 'III', 'IV'] as const

/** `quý IV năm 2026` */
export function periodWords({ kind, from, until }: Period): string {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))]
  switch (kind) {
    case 'month':
      return vi.month(month, year)
    case 'quarter':
      return vi.quarter(ROMAN[Math.floor((month - 1) / 3)]!, year)
    case 'half':
      return vi.half(month === 1, year)
    case 'year':
      return vi.year(year)
    case 'range':
      return vi.range(shortDate(from), shortDate(until))
  }
}

/** `dd/mm/yyyy` */
export const shortDate = (date: LocalDate): string => date.split('-').reverse().join('/')

/** RULES RE3. A day under 10 and the months 1 and 2 are written with a 0 before: `ngày 05 tháng 02 năm 2026`. */
export function longDate(date: LocalDate): string {
  const [year, month, day] = date.split('-')
  return vi.date(day!, Number(month) <= 2 ? month! : String(Number(month)), year!)
}

/** `1.234,5`; `decimals` is the most there are. */
export function count(n: number, decimals = 0): string {
  const number = makeNumber(n, decimals)
  return decimals === 0 ? number : number.replace(/,?0*$/, '')
}
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
