import { MAX_DECIMALS, MOST_AMOUNT } from '../../playlists/content.ts'
import { makeNumber, parseNumber } from '../../playlists/numbers.ts'

/** What stands in a field for a number: null where there is none, and with how many decimals it was typed. */
export type Amount = { value: number | null; decimals: number }

/** As it is typed here, `1.234,5` or `98.7`, maybe unfinished (`98,`); null for what is no number that can be kept as it is. */
export function amountOf(typed: string): Amount | null {
  const text = typed.trim().replace(/[.,]$/, '')
  if (text === '') return { value: null, decimals: 0 }
  const value = parseNumber(text)
  if (value === null || Math.abs(value) > MOST_AMOUNT) return null
  // What a dot groups is a whole number.
  const decimals = /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0
  if (Number.isInteger(value) && !text.includes(',') && makeNumber(value, 0) === text) return { value, decimals: 0 }
  return decimals > MAX_DECIMALS ? null : { value, decimals }
}

/** Decimals of a number as the language of the program writes it. */
const ownDecimals = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0

/** The fewest decimals with which all of these numbers are written as they are. */
export const decimalsOf = (...values: readonly (number | null)[]): number =>
  Math.min(MAX_DECIMALS, Math.max(0, ...values.map((value) => (value === null ? 0 : ownDecimals(value)))))

/** An amount as its field shows it. */
export const writtenAmount = ({ value, decimals }: Amount): string =>
  value === null ? '' : makeNumber(value, Math.max(decimals, decimalsOf(value)))
