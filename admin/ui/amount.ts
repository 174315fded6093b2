import { MAX_DECIMALS } from '../../playlists/content.ts'

/** What stands in a field for a number: null where there is none, and with how many decimals it was typed. */
export type Amount = { value: number | null; decimals: number }

/** A field hands over a number, or the text of one that is not finished: `98.`, `98.70`. */
export function amountOf(typed: number | string): Amount {
  const text = String(typed)
  const value = text.trim() === '' ? NaN : Number(text)
  if (!Number.isFinite(value)) return { value: null, decimals: 0 }
  return { value, decimals: Math.min(MAX_DECIMALS, /\.(\d+)$/.exec(text)?.[1]?.length ?? 0) }
}

/** The fewest decimals with which all of these numbers are written as they are. */
export const decimalsOf = (...values: readonly (number | null)[]): number =>
  Math.max(0, ...values.map((value) => (value === null ? 0 : amountOf(value).decimals)))
