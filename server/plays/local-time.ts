import { toLocal } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'

/** `dd/mm/yyyy HH:MM:ss` */
export function localTime(at: Instant, zone: Zone): string {
  const { date, minutes } = toLocal(zone, at)
  const seconds = Math.floor(Math.round(minutes * 60_000) / 1000)
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${localDay(date)} ${time.map((n) => String(n).padStart(2, '0')).join(':')}`
}

/** `dd/mm/yyyy` */
export const localDay = (date: string): string => date.split('-').reverse().join('/')
