import type { FastifyBaseLogger } from 'fastify'
import { addDays, toLocal } from '../../playlists/time.ts'
import type { LocalDate, Zone } from '../../playlists/time.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { recountDay } from './recount.ts'

type Parts = { db: Database; clock: ServerClock; zone: () => Zone; log: FastifyBaseLogger }

/** The work of a night: counts the last two full days anew, and says so in the log where the totals were wrong. */
export async function recountLastDays({ db, clock, zone, log }: Parts): Promise<LocalDate[]> {
  const today = toLocal(zone(), clock.now()).date
  const repaired: LocalDate[] = []
  for (const day of [addDays(today, -2), addDays(today, -1)]) {
    if (!(await db.transact((w) => recountDay(w, zone(), day)))) continue
    log.warn({ day }, 'daily totals did not agree with the plays and were counted anew')
    repaired.push(day)
  }
  return repaired
}
