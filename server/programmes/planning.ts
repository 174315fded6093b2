import { setImmediate as breathe } from 'node:timers/promises'
import { readProgramme } from '../../playlists/formats.ts'
import type { StoredProgramme } from '../../playlists/formats.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import { plan } from '../../playlists/plan.ts'
import type { PlanRow } from '../../playlists/plan.ts'
import { resolve } from '../../playlists/resolve.ts'
import { intersect } from '../../playlists/spans.ts'
import type { Span } from '../../playlists/spans.ts'
import { DAY, MINUTE, addDays, startOfDay } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { QueryOf } from '../../playlists/wire/endpoint.ts'
import type { PlanLine, plannedPlays } from '../../playlists/wire/explain.ts'
import type { Database, Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { zoneFacts } from '../zones.ts'

import { gather, sharingKey } from './facts.ts'
import { ordersIn, readBodies } from './store.ts'

type Asked = QueryOf<typeof plannedPlays>
type Row = PlanRow & { display: DisplayId }

/** A year of one display; a quarter of all of them. */
const MOST_DAYS = { one: 366, all: 92 }

/** RULES PN1–PN3. Throws `dates-reversed`, `invalid` for a range that is too long, `not-found`. */
export async function planned(db: Database, asked: Asked, now: Instant): Promise<PlanLine[]> {
  const office = await db.read(gather)
  const range = rangeOf(office.zone, asked)
  const displays = office.displays.filter(({ id }) => asked.display === undefined || asked.display === id)
  if (displays.length === 0 && asked.display !== undefined) throw new Refusal('not-found')
  const ahead = new Map<string, PlanRow[]>()
  const rows: Row[] = []
  for (const display of displays) {
    const before = intersect(range, { start: range.start, end: now })
    const after = intersect(range, { start: now, end: range.end })
    const seen = before === null ? [] : await db.read((r) => pastOf(r, display.id, before))
    const key = sharingKey(display, office.common.schedules)
    if (after !== null && !ahead.has(key)) {
      const facts = { ...office.common, display, zone: zoneFacts(office.zone, wide(after)) }
      ahead.set(key, plan(resolve(facts, after), after))
      await breathe()
    }
    rows.push(...[...seen, ...(ahead.get(key) ?? [])].map((row) => ({ ...row, display: display.id })))
  }
  return db.read((r) => linesOf(r, rows, asked))
}

const wide = ({ start, end }: Span): Span => ({ start: (start - 2 * DAY) as Instant, end: (end + 2 * DAY) as Instant })

function rangeOf(zoneName: string, { from, until, display }: Asked): Span {
  if (until < from) throw new Refusal('dates-reversed', { details: [{ field: 'until' }] })
  const most = display === undefined ? MOST_DAYS.all : MOST_DAYS.one
  if (addDays(from, most) <= until) throw new Refusal('invalid', { details: [{ field: 'until', problem: 'date-far' }] })
  const midnight = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`) as Instant
  const zone = zoneFacts(zoneName, wide({ start: midnight(from), end: midnight(addDays(until, 1)) }))
  return { start: startOfDay(zone, from), end: startOfDay(zone, addDays(until, 1)) }
}

/** What was really in force, each programme for as long as it was. */
async function pastOf(r: Reader, display: DisplayId, range: Span): Promise<PlanRow[]> {
  const orders = await ordersIn(r, display, range)
  if (orders.length === 0) return []
  const bodies = await readBodies(r, [...new Set(orders.map(({ hash }) => hash))])
  return orders.flatMap(({ hash, since }, i) => {
    const held = intersect(range, { start: since, end: orders[i + 1]?.since ?? range.end })
    const body = bodies.get(hash)
    if (held === null || body === undefined) return []
    return plan(readProgramme(JSON.parse(body) as StoredProgramme), held)
  })
}

/** Sums by what was asked, the longest first. */
async function linesOf(r: Reader, rows: readonly Row[], { by, campaign }: Asked): Promise<PlanLine[]> {
  const materials = await r.sql.selectFrom('materials').select(['id', 'title', 'topic', 'campaign']).execute()
  const facts = new Map(materials.map((material) => [material.id, material]))
  const nameOf = await namesFor(r, by)
  const lines = new Map<string, PlanLine>()
  for (const row of rows) {
    const material = facts.get(row.material)
    if (campaign !== undefined && material?.campaign !== campaign) continue
    const key = by === 'topic' || by === 'campaign' ? (material?.[by] ?? null) : row[by]
    const line = lines.get(String(key)) ?? { key, name: nameOf(key), plays: 0, cut: 0, minutes: 0 }
    line.plays += row.plays
    line.cut += row.cut
    line.minutes += row.ms / MINUTE
    lines.set(String(key), line)
  }
  return [...lines.values()].sort((a, b) => b.minutes - a.minutes || String(a.key).localeCompare(String(b.key)))
}

async function namesFor(r: Reader, by: Asked['by']): Promise<(key: PlanLine['key']) => string> {
  const named = async (): Promise<{ id: number | string; name: string }[]> => {
    if (by === 'material') return r.sql.selectFrom('materials').select(['id', 'title as name']).execute()
    if (by === 'topic') return r.sql.selectFrom('topics').select(['code as id', 'name']).execute()
    if (by === 'campaign') return r.sql.selectFrom('campaigns').select(['id', 'name']).execute()
    if (by === 'display') return r.sql.selectFrom('displays').select(['id', 'name']).execute()
    if (by === 'schedule') return r.sql.selectFrom('schedules').select(['id', 'name']).execute()
    return []
  }
  const names = new Map((await named()).map(({ id, name }) => [String(id), name]))
  return (key) => names.get(String(key)) ?? ''
}
