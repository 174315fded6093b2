import type { DisplayId } from '../../../playlists/ids.ts'
import { addDays, startOfDay } from '../../../playlists/time.ts'
import type { Instant, LocalDate, Zone } from '../../../playlists/time.ts'
import type { Database, Reader } from '../../db/open.ts'
import { allBoots } from '../boots.ts'
import { purgedBefore } from '../purge.ts'
import { sealOfRef } from '../refs.ts'
import type { Named } from '../refs.ts'
import { checkChains } from './chains.ts'
import { Findings } from './findings.ts'
import { checkNumbers, checkRows } from './rows.ts'
import { checkSeals } from './seals.ts'
import { checkDay } from './totals.ts'

export type Period = { from: LocalDate; until: LocalDate }

/** How much of the work each part is, roughly; progress is told in parts of 1. */
const PARTS = { names: 0.05, numbers: 0.15, rows: 0.35, chains: 0.25, days: 0.15, seals: 0.05 }

/**
 * RULES IN4 to IN6. Looks at every play and total of a period, and at what binds them, and names what is not as it came.
 * It only reads, page by page, and holds nobody up.
 */
export async function verify(
  db: Database,
  { from, until, zone }: Period & { zone: Zone },
  progress: (done: number) => void,
): Promise<Findings> {
  const found = new Findings()
  const span = { start: startOfDay(zone, from), end: startOfDay(zone, addDays(until, 1)) }
  let done = 0
  const finish = (part: keyof typeof PARTS) => progress((done += PARTS[part]))
  const within = (part: keyof typeof PARTS) => (share: number) =>
    progress(done + PARTS[part] * Math.min(1, Math.max(0, share)))

  await checkNames(db, found)
  finish('names')
  const boots = new Map((await db.read(allBoots)).map((boot) => [boot.id, boot]))
  const names = await db.read(displayNames)
  await checkNumbers(db, { boots, names, found })
  finish('numbers')
  const step = (at: number) => within('rows')((at - span.start) / (span.end - span.start))
  await checkRows(db, span, { boots, names, found, step })
  finish('rows')
  const purged: Instant = (await db.read(purgedBefore)) ?? (-Infinity as Instant)
  await checkChains(db, span, { boots, names, found, purgedBefore: purged }, within('chains'))
  finish('chains')
  await checkDays(db, { from, until, zone, purged }, { names, found }, within('days'))
  finish('days')
  await checkSeals(db, { names, found })
  progress(1)
  return found
}

type Asked = Period & { zone: Zone; purged: Instant }
type Known = { names: ReadonlyMap<DisplayId, string>; found: Findings }

async function checkDays(
  db: Database,
  { from, until, zone, purged }: Asked,
  known: Known,
  step: (share: number) => void,
) {
  const days = await db.read((r) => daysOf(r, { from, until }, zone))
  for (const [i, day] of days.entries()) {
    await checkDay(db, day, { ...known, zone, purgedBefore: purged })
    step((i + 1) / days.length)
  }
}

/** Days that have, or had, anything: totals, a seal, or plays. */
async function daysOf(r: Reader, { from, until }: Period, zone: Zone): Promise<LocalDate[]> {
  const ofTotals = r.sql
    .selectFrom('playDays')
    .select('day')
    .distinct()
    .where('day', '>=', from)
    .where('day', '<=', until)
  const ofSeals = r.sql
    .selectFrom('daySeals')
    .select('day')
    .distinct()
    .where('day', '>=', from)
    .where('day', '<=', until)
  const days = new Set([...(await ofTotals.execute()), ...(await ofSeals.execute())].map(({ day }) => day as LocalDate))
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (days.has(day)) continue
    const plays = r.sql.selectFrom('plays').select('seq').where('startedAt', '>=', startOfDay(zone, day))
    const any = await plays
      .where('startedAt', '<', startOfDay(zone, addDays(day, 1)))
      .limit(1)
      .executeTakeFirst()
    if (any !== undefined) days.add(day)
  }
  return [...days].sort()
}

async function displayNames(r: Reader): Promise<ReadonlyMap<DisplayId, string>> {
  const rows = await r.sql.selectFrom('displays').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id as DisplayId, name]))
}

const PAGE = 2000

/** RULES IN1. What repeats from play to play says what it said when it was first seen. */
async function checkNames(db: Database, found: Findings): Promise<void> {
  for (let after = 0, more = true; more;) {
    const rows = await db.read((r) =>
      r.sql.selectFrom('playRefs').selectAll().where('id', '>', after).orderBy('id').limit(PAGE).execute(),
    )
    for (const row of rows) {
      // A row of names as it was interned: the columns are the branded fields that the seal was made of.
      if (row.seal === null || sealOfRef(row as unknown as Named) === row.seal) continue
      found.add('names-changed', `ref ${row.id}`, { display: row.displayName, material: row.title })
    }
    after = rows.at(-1)?.id ?? after
    more = rows.length === PAGE
  }
}
