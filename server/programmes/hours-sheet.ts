import { Calendar } from '../../playlists/calendar.ts'
import type { DaypartId } from '../../playlists/ids.ts'
import { makeSheet, officeTable } from '../../playlists/office-hours.ts'
import type { HoursSheet } from '../../playlists/office-hours.ts'
import { toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { zoneFacts } from '../zones.ts'
import { gather } from './facts.ts'

/** RULES HR1. What a programme of today would carry. Throws `not-found`. */
export async function hoursSheet(r: Reader, id: DaypartId | null, now: Instant): Promise<HoursSheet> {
  const { zone, common } = await gather(r)
  const table = id === null ? officeTable(common.officeHours) : common.dayparts.find((daypart) => daypart.id === id)
  if (table === undefined) throw new Refusal('not-found')
  const { date } = toLocal(zoneFacts(zone, { start: now, end: now }), now)
  return makeSheet(table, new Calendar(common.calendar), { first: date, last: date })
}
