import { DAY, instant } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

const MINUTE = 60_000

/** Minutes that local time is ahead of UTC at an instant, by the browser's zone data. */
function offsetReader(name: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  return (at) => {
    const text = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
    const found = /GMT([+-])(\d\d):(\d\d)/.exec(text)
    if (!found) return 0
    const minutes = Number(found[2]) * 60 + Number(found[3])
    return found[1] === '-' ? -minutes : minutes
  }
}

function changeBetween(offsetAt: (at: number) => number, before: number, after: number): number {
  let [low, high] = [before, after]
  while (high - low > MINUTE) {
    const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE
    if (offsetAt(middle) === offsetAt(before)) low = middle
    else high = middle
  }
  return high
}

/** An IANA zone as the core wants it, true from two years before `now` to two years after. */
export function zoneOf(name: string, now: Instant): Zone {
  const offsetAt = offsetReader(name)
  const first = Math.floor((now - 2 * 366 * DAY) / DAY) * DAY
  const offsets = [{ from: instant(-8.64e15), minutes: offsetAt(first) }]
  for (let at = first; at < now + 2 * 366 * DAY; at += 7 * DAY) {
    const next = at + 7 * DAY
    if (offsetAt(at) !== offsetAt(next))
      offsets.push({ from: instant(changeBetween(offsetAt, at, next)), minutes: offsetAt(next) })
  }
  return { name, offsets }
}

/** Whether the browser knows a zone of this name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
