import { Reckoning } from '../../playlists/fulfilment/reckoning.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Tally } from '../../playlists/fulfilment/causes.ts'
import { contains } from '../../playlists/spans.ts'
import type { Span } from '../../playlists/spans.ts'
import { addDays, instant, startOfDay } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { Database } from '../db/open.ts'
import { readKnown, readSubject } from './known.ts'
import type { Subject } from './known.ts'
import { Orders } from './orders.ts'
import { clearMark, closeDay, readDay, readMark, saveDay } from './store.ts'
import type { DayOf } from './store.ts'

type Parts = { db: Database; zone: Zone; now: Instant }

/**
 * RULES FU1–FU9. Draws up one day of one display and keeps it. A day of which the single plays or the programmes are gone
 * stays as it was drawn up. False when nothing was kept.
 */
export async function drawUp(parts: Parts, of: DayOf): Promise<boolean> {
  const { db, zone, now } = parts
  const { subject, mark, before } = await db.read(async (r) => ({
    subject: await readSubject(r, of.display),
    mark: await readMark(r, of),
    before: await readDay(r, of),
  }))
  const day = { start: startOfDay(zone, of.day), end: startOfDay(zone, addDays(of.day, 1)) }
  const drawn = subject && (await reckon(db, of, { subject, day, now }))
  const isGone = before.drawnAt !== null && (drawn === null || drawn.plays < before.plays)
  await db.transact(async (w) => {
    await clearMark(w, of, mark)
    if (isGone) await closeDay(w, of)
    else if (subject !== null)
      await saveDay(w, of, { name: subject.name, drawnAt: now, whole: day.end <= now, ...(drawn ?? NOT_YET) })
  })
  return subject !== null && !isGone
}

type Reckoned = {
  tallies: ReadonlyMap<MaterialId, Tally>
  settledAt: Instant | null
  open: boolean
  /** How many single plays of the day are there. */
  plays: number
}
/** A day on which nothing was in force yet. */
const NOT_YET = { tallies: new Map<MaterialId, Tally>([]), settledAt: null, open: false } as const

type Asked = { subject: Subject; day: Span; now: Instant }

/** Null when no programme of that day is known. */
async function reckon(db: Database, { display }: DayOf, { subject, day, now }: Asked): Promise<Reckoned | null> {
  const { evidence, settledAt } = await readKnown(db, display, day)
  const ofDay = evidence.plays.filter(({ startedAt }) => contains(day, startedAt))
  const range = used(day, { ...subject, now, firstPlay: ofDay[0]?.startedAt ?? null })
  const orders = await Orders.open(db, display, range)
  if (orders.isEmpty && range.start < range.end) return null
  const reckoning = new Reckoning(evidence, { overrides: orders.overrides, asOf: range.end })
  for await (const { showings, replaced } of orders.parts()) reckoning.add(showings, replaced)
  const tallies = reckoning.tallies(day)
  const missed = [...tallies.values()].some(({ causes }) => causes.undelivered > 0)
  return { tallies, settledAt, open: missed && (settledAt ?? 0) < day.end, plays: ofDay.length }
}

type Use = Pick<Subject, 'firstSeen' | 'archivedAt'> & { now: Instant; firstPlay: Instant | null }

/** RULES FU1. From when it was first heard of to when it was put away; empty when that is not on this day. */
function used(day: Span, { firstSeen, firstPlay, archivedAt, now }: Use): Span {
  const heard = Math.min(firstSeen ?? Infinity, firstPlay ?? Infinity)
  const end = instant(Math.min(day.end, now, archivedAt ?? Infinity))
  return { start: instant(Math.min(end, Math.max(day.start, heard))), end }
}
