import { sql } from 'kysely'
import type { PlayRecord } from '../../playlists/plays.ts'
import { MINUTE, epochDay, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate, Zone } from '../../playlists/time.ts'
import type { HourTotals } from '../../playlists/seals.ts'
import type { Writer } from '../db/open.ts'

/** Additions to one day's totals of what one ref names. */
type DayShare = Omit<HourTotals, 'hour' | 'display' | 'material'> & { day: LocalDate; ref: number }

/** A civil hour: its day, and its number (the day's number × 24, and the hour of the day). */
type CivilHour = { day: LocalDate; hour: number; start: number; end: number }

const NONE = { completed: 0, interrupted: 0, failed: 0, skipped: 0, durationMs: 0 }

/** RULES PL3. What a transaction adds to the permanent totals. */
export class Shares {
  readonly #zone: Zone
  readonly #days = new Map<string, DayShare>()
  readonly #hours = new Map<string, HourTotals>()
  #latest: CivilHour | null = null

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** The day on which it counts. */
  add(display: number, play: PlayRecord, ref: number): LocalDate {
    const { day, hour } = this.#hourOf(play.startedAt)
    const { material } = play
    add(this.#days, `${day} ${ref}`, { day, ref }, play)
    add(this.#hours, `${hour} ${display} ${material}`, { hour, display, material }, play)
    return day
  }

  get days(): readonly LocalDate[] {
    return [...new Set([...this.#days.values()].map(({ day }) => day))]
  }

  async save(w: Writer): Promise<void> {
    if (this.#days.size === 0) return
    await addToDays(w, [...this.#days.values()])
    await addToHours(w, [...this.#hours.values()])
    await unseal(w, this.days)
  }

  /** Plays come mostly in the order of time, many to an hour. */
  #hourOf(at: Instant): CivilHour {
    if (this.#latest === null || at < this.#latest.start || at >= this.#latest.end)
      this.#latest = civilHour(this.#zone, at)
    return this.#latest
  }
}

function add<Key extends object>(
  shares: Map<string, Key & typeof NONE>,
  name: string,
  key: Key,
  { outcome, durationMs }: PlayRecord,
): void {
  const total = shares.get(name) ?? { ...key, ...NONE }
  total[outcome] += 1
  total.durationMs += durationMs
  shares.set(name, total)
}

/** The part of it that one offset of the zone covers for sure: from this instant's quarter of an hour. */
function civilHour(zone: Zone, at: Instant): CivilHour {
  const { date, minutes } = toLocal(zone, at)
  const quarter = 15 * MINUTE
  const start = Math.floor(at / quarter) * quarter
  return { day: date, hour: hourNumber(date, Math.floor(minutes / 60)), start, end: start + quarter }
}

export const hourNumber = (day: LocalDate, hour: number): number => epochDay(day) * 24 + hour
export const HOURS_OF_DAY = 24

/** RULES IN2. The totals of these days are not what was sealed last. */
export async function unseal(w: Writer, days: readonly LocalDate[]): Promise<void> {
  await sql`
    insert into "unsealedDays" (day, touched) select value, 1 from json_each(${JSON.stringify(days)})
    where true on conflict do update set touched = touched + 1`.execute(w.sql)
}

/** Adds to the permanent totals; the names become those of the ref. */
async function addToDays(w: Writer, shares: readonly DayShare[]): Promise<void> {
  const given = JSON.stringify(shares)
  await sql`
    insert into "playDays" (day, display, material, topic, title, "displayName",
      completed, interrupted, failed, skipped, "durationMs")
    select value ->> 'day', r.display, r.material, r.topic, r.title, r."displayName", value ->> 'completed',
      value ->> 'interrupted', value ->> 'failed', value ->> 'skipped', value ->> 'durationMs'
    from json_each(${given}) join "playRefs" r on r.id = value ->> 'ref'
    where true on conflict (day, display, material) do update set
      topic = excluded.topic, title = excluded.title, "displayName" = excluded."displayName",
      completed = completed + excluded.completed, interrupted = interrupted + excluded.interrupted,
      failed = failed + excluded.failed, skipped = skipped + excluded.skipped,
      "durationMs" = "durationMs" + excluded."durationMs"`.execute(w.sql)
}

async function addToHours(w: Writer, shares: readonly HourTotals[]): Promise<void> {
  await sql`
    insert into "playHours" (hour, display, material, completed, interrupted, failed, skipped, "durationMs")
    select value ->> 'hour', value ->> 'display', value ->> 'material', value ->> 'completed',
      value ->> 'interrupted', value ->> 'failed', value ->> 'skipped', value ->> 'durationMs'
    from json_each(${JSON.stringify(shares)})
    where true on conflict (hour, display, material) do update set
      completed = completed + excluded.completed, interrupted = interrupted + excluded.interrupted,
      failed = failed + excluded.failed, skipped = skipped + excluded.skipped,
      "durationMs" = "durationMs" + excluded."durationMs"`.execute(w.sql)
}
