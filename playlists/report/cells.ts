import { makeNumber } from '../numbers.ts'
import { HOUR } from '../time.ts'

/**
 * What stands in a cell of a report's table: words, or a number that is known to be one, so that a spreadsheet can count
 * with what a document prints. Null where there is nothing to say.
 */
export type Cell = string | Amount
export type Amount = {
  amount: number | null
  /** `whole`, with one decimal (`tenths`: a column of them stands in line), or as a difference in percent (`change`). */
  as: 'whole' | 'tenths' | 'change'
}

export const whole = (amount: number): Amount => ({ amount, as: 'whole' })
export const inHours = (ms: number): Amount => ({ amount: ms / HOUR, as: 'tenths' })
/** In percent; nothing where there is no whole. */
export const share = (part: number, of: number): Amount => ({
  amount: of === 0 ? null : (100 * part) / of,
  as: 'tenths',
})
/** The change against a former figure, in percent; nothing where there was none. */
export const changeOf = (now: number, before: number): Amount => ({
  amount: before === 0 ? null : Math.round((1000 * (now - before)) / before) / 10,
  as: 'change',
})
/** A figure that there is none of. */
export const dash: Amount = { amount: null, as: 'whole' }

/** As a document prints it: `1.234,5`, `+12,5`; a dash for nothing. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  const { amount, as } = cell
  if (amount === null) return '-'
  const text = makeNumber(amount, as === 'whole' ? 0 : 1)
  return as === 'change' && amount > 0 ? `+${text}` : text
}
