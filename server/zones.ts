import type { Span } from '../playlists/spans.ts'
import { DAY, HO_CHI_MINH, MINUTE, SECOND } from '../playlists/time.ts'
import type { Instant, Zone } from '../playlists/time.ts'

/** No zone changes its clock twice within this (the shortest known pairs, around Ramadan, lie four weeks apart). */
const STEP_MS = 2 * DAY

/**
 * An IANA zone as facts, from the runtime's own zone data: exact between `start` and `end`. Throws RangeError for a name
 * that the runtime does not know.
 */
export function zoneFacts(name: string, { start, end }: Span): Zone {
  if (name === HO_CHI_MINH.name) return HO_CHI_MINH
  const minutesAt = offsetReader(name)
  const offsets = [{ from: start, minutes: minutesAt(start) }]
  for (let at: number = start; at < end; at += STEP_MS) {
    const next = Math.min(at + STEP_MS, end)
    const [before, after] = [minutesAt(at), minutesAt(next)]
    if (before !== after) offsets.push({ from: changeBetween(at, next, minutesAt) as Instant, minutes: after })
  }
  return { name, offsets }
}

/** The first instant (to the second) in `(low, high]` with the offset of `high`. */
function changeBetween(low: number, high: number, minutesAt: (at: number) => number): number {
  const before = minutesAt(low)
  while (high - low > SECOND) {
    const middle = Math.floor((low + high) / 2 / SECOND) * SECOND
    if (middle <= low) break
    if (minutesAt(middle) === before) low = middle
    else high = middle
  }
  return high
}

function offsetReader(timeZone: string): (at: number) => number {
  const two = '2-digit'
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  })
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    const wall = Date.UTC(year, month - 1, day, hour, minute, second)
    return Math.round((wall - Math.floor(at / SECOND) * SECOND) / MINUTE)
  }
}
