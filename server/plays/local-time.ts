import { MINUTE, SECOND, toLocal } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

const QUARTER = 15 * MINUTE
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** `dd/mm/yyyy HH:MM:ss` of instants that come mostly in the order of time: what a quarter of an hour shares is made once. */
export function localTimes(zone: Zone): (at: Instant) => string {
  let known = { start: Number.NaN, hour: '', minute: 0 }
  return (at) => {
    const start = Math.floor(at / QUARTER) * QUARTER
    if (start !== known.start) known = { start, ...hourOf(start as Instant, zone) }
    const seconds = Math.floor((at - start) / SECOND)
    return `${known.hour}:${two(known.minute + Math.floor(seconds / 60))}:${two(seconds % 60)}`
  }
}

/** No zone changes within a quarter of an hour, nor lies between two. */
function hourOf(start: Instant, zone: Zone): { hour: string; minute: number } {
  const { date, minutes } = toLocal(zone, start)
  return { hour: `${localDay(date)} ${two(Math.floor(minutes / 60))}`, minute: minutes % 60 }
}

export const localTime = (at: Instant, zone: Zone): string => localTimes(zone)(at)

/** `dd/mm/yyyy` */
export const localDay = (date: string): string => date.split('-').reverse().join('/')
