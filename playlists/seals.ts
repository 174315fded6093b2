import { canonical } from './canonical.ts'
import type { PlayTotals } from './wire/plays.ts'

/**
 * What is sealed, as text: equal facts make equal text, and the text is all that the hashes are made of. Whoever has the
 * rows and the hashes can check them with any tool (RULES IN1 to IN6). The hashing is the server's.
 */
export type SealedPlay = {
  boot: number
  seq: number
  /** Hash of what the play's ref says, names included. */
  ref: string
  startedAt: number
  lateMs: number
  durationMs: number
  clockOffsetMs: number
  outcome: number
  reason: number
}

/** RULES IN1. */
export const playLine = (play: SealedPlay): string =>
  `${play.boot} ${play.seq} ${play.ref} ${play.startedAt} ${play.lateMs} ${play.durationMs} ${play.clockOffsetMs} ${play.outcome} ${play.reason}`

/** RULES IN1. What the next hash of a display's chain is made of; the first one follows the display's own name for itself. */
export const linkText = (before: string, lines: readonly string[]): string => `${before}\n${lines.join('\n')}`
export const chainBegin = (display: number): string => `display ${display}`

export type HourTotals = { hour: number; display: number; material: number } & PlayTotals
export type DayTotals = {
  day: string
  display: number
  material: number
  topic: string
  title: string
  displayName: string
} & PlayTotals

/** RULES IN3. Numbers only, so that an exported log makes the same text without the database. */
export function hoursText(hours: readonly HourTotals[]): string {
  const sorted = [...hours].sort((a, b) => a.hour - b.hour || a.display - b.display || a.material - b.material)
  return sorted.map((row) => `${hourKey(row)} ${counts(row)}\n`).join('')
}

/** RULES IN2. All totals of a day: one line a row, the hours after the day. */
export function dayText(days: readonly DayTotals[], hours: readonly HourTotals[]): string {
  const sorted = [...days].sort((a, b) => a.display - b.display || a.material - b.material)
  const lines = sorted.map((row) => `${dayKey(row)} ${counts(row)} ${namesOf(row)}\n`)
  return `${lines.join('')}${hoursText(hours)}`
}

export const hourKey = ({ hour, display, material }: Pick<HourTotals, 'hour' | 'display' | 'material'>): string =>
  `${hour} ${display} ${material}`
export const dayKey = ({ day, display, material }: Pick<DayTotals, 'day' | 'display' | 'material'>): string =>
  `${day} ${display} ${material}`
const counts = ({ completed, interrupted, failed, skipped, durationMs }: PlayTotals): string =>
  `${completed} ${interrupted} ${failed} ${skipped} ${durationMs}`
const namesOf = ({ topic, title, displayName }: DayTotals): string => canonical([topic, title, displayName])

/** RULES IN3. As it is printed: the first 80 bits of a hash, in groups a person can compare. */
export const sealCode = (hash: string): string => (hash.slice(0, 20).toUpperCase().match(/.{4}/g) ?? []).join('-')
