import { useState } from 'react'

/** A row of a list that is being edited, under a key that stays its own wherever it is moved. */
export type Keyed<R> = { key: number; row: R }

/** Rows under the keys they had; rows that came from elsewhere, as many more or fewer, begin anew under keys never used. */
export function keyedOf<R>(rows: readonly R[], keys: readonly number[]): Keyed<R>[] {
  if (keys.length === rows.length) return rows.map((row, n) => ({ key: keys[n]!, row }))
  const first = nextKey(keys)
  return rows.map((row, n) => ({ key: first + n, row }))
}

export const nextKey = (keys: readonly number[]): number => Math.max(0, ...keys) + 1

export const without = <R>(rows: readonly Keyed<R>[], n: number): Keyed<R>[] => rows.filter((_, at) => at !== n)

/** The same with one row moved up by one. */
export const raised = <R>(rows: readonly Keyed<R>[], n: number): Keyed<R>[] => [
  ...rows.slice(0, n - 1),
  rows[n]!,
  rows[n - 1]!,
  ...rows.slice(n + 1),
]

/** Rows with their keys, and a way to put others in their place. */
export function useKeyed<R>(rows: readonly R[], onChange: (rows: R[]) => void) {
  const [keys, setKeys] = useState<readonly number[]>(() => rows.map((_, n) => n))
  const keyed = keyedOf(rows, keys)
  const put = (next: readonly Keyed<R>[]) => {
    setKeys(next.map(({ key }) => key))
    onChange(next.map(({ row }) => row))
  }
  const add = (row: R) => put([...keyed, { key: nextKey(keyed.map(({ key }) => key)), row }])
  return { keyed, put, add }
}
