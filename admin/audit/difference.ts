import type { Rect } from '../../playlists/programme.ts'
import type { Weekday } from '../../playlists/time.ts'

export type Difference = { field: string; before: unknown; after: unknown }

/** Facts that change with every save and tell a reader nothing. */
const DULL = new Set(['id', 'version', 'createdAt', 'updatedAt'])

function parse(text: string | null): Record<string, unknown> {
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    return { '': value }
  } catch {
    return { '': text }
  }
}

/** Nothing said, whichever way: absent, null, an empty text or list. */
export const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const same = (a: unknown, b: unknown): boolean =>
  (isNothing(a) && isNothing(b)) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What changed between the two, field by field, in the order in which the fields stand. */
export function differences(before: string | null, after: string | null): Difference[] {
  const [old, now] = [parse(before), parse(after)]
  const fields = [...new Set([...Object.keys(now), ...Object.keys(old)])]
  return fields
    .filter((field) => !DULL.has(field) && !same(old[field], now[field]))
    .map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null }))
}

/** An instant is told by its field's name: `createdAt`, `start`, `end`, … and its size. */
export const isInstant = (field: string, value: unknown): value is number =>
  typeof value === 'number' && value > 1e11 && (/At$/.test(field) || /^(start|end|at|until)$/.test(field))

type Rows = { weekdays: Weekday[]; from: string; to: string }[]

/** A weekly table of hours, as settings, displays and schedules record it. */
export const isHours = (value: unknown): value is Rows =>
  Array.isArray(value) && value.length > 0 && value.every((row) => hasKeys(row, ['weekdays', 'from', 'to']))

export const isWeekdays = (field: string, value: unknown): value is Weekday[] =>
  field === 'weekdays' && Array.isArray(value) && value.every((day) => typeof day === 'number')

export const isRect = (value: unknown): value is Rect => hasKeys(value, ['x', 'y', 'width', 'height'])

/** A SHA-256; its first letters are enough to tell two apart. */
export const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const hasKeys = (value: unknown, keys: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && keys.every((key) => key in value)
