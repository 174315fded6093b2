import path from 'node:path'
import { sql } from 'kysely'
import type { DisplayId, Hash, MaterialId } from '../../playlists/ids.ts'
import { DAY, HO_CHI_MINH } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { Database } from '../../server/db/open.ts'
import { PlayIntake } from '../../server/plays/ingest.ts'
import { makePlay } from '../support/fleet.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'
import { thousands } from './table.ts'
import type { Line } from './table.ts'

const BUDGET = 48
const YEAR_MB = 800
const DISPLAYS = 12
const DAYS = 4
/** Twelve hours of slots of eight seconds, delivered twenty at a time, all displays at once. */
const A_DAY = 5400
const BATCH = 20
const MATERIALS = 30
const YEAR_PLAYS = 15_000_000

/** What a play takes on disk: its row and every index, and what it shares with others (names, numbers, chains). Totals beside it. */
export async function benchPlayBytes(): Promise<Line[]> {
  const folder = await freshFolder()
  const db = await Database.open(path.join(folder, 'plays.sqlite'))
  let now = Date.UTC(2026, 0, 5, 1) as Instant
  const intake = new PlayIntake({ db, clock: { now: () => now }, zone: () => HO_CHI_MINH })
  for (let day = 0; day < DAYS; day++) {
    for (let first = 0; first < A_DAY; first += BATCH) {
      now = (Date.UTC(2026, 0, 5, 1) + day * DAY + first * 8000) as Instant
      await Promise.all(Array.from({ length: DISPLAYS }, (_, i) => deliver(intake, i + 1, day, first, now)))
    }
  }
  const bytes = await db.read(async (r) => {
    const { rows } = await sql<{ name: string; bytes: number }>`
      select m.tbl_name as name, sum(pgsize) as bytes from dbstat d join sqlite_master m on m.name = d.name
      group by m.tbl_name`.execute(r.sql)
    return new Map(rows.map((row) => [row.name, row.bytes]))
  })
  await db.close()
  await removeFolder(folder)
  const many = DISPLAYS * DAYS * A_DAY
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (bytes.get(name) ?? 0), 0) / many
  const raw = of('plays', 'playRefs', 'playBoots', 'playLinks')
  const totals = of('playDays', 'playHours')
  const parts = `plays ${of('plays').toFixed(1)}, names ${of('playRefs').toFixed(1)}, numbers and chains ${of('playBoots', 'playLinks').toFixed(1)}`
  return [
    {
      what: 'bytes a raw play, indexes included',
      measured: raw,
      unit: 'B',
      budget: { at: 'most', value: BUDGET },
      from: `${thousands(many)} plays: ${parts}`,
    },
    {
      what: 'a year of 12 screens, 15 million plays and their totals',
      measured: ((raw + totals) * YEAR_PLAYS) / 1024 / 1024,
      unit: 'MB',
      budget: { at: 'most', value: YEAR_MB },
      from: `totals ${totals.toFixed(1)} B a play`,
    },
  ]
}

/** A new programme each day, as in an office. */
function deliver(intake: PlayIntake, display: number, day: number, first: number, now: Instant) {
  const plays = Array.from({ length: BATCH }, (_, i) => {
    const seq = day * A_DAY + first + i
    const startedAt = (now - (BATCH - i) * 8000 + display * 37) as Instant
    const programme = `${day}${display}`.padStart(64, '0') as Hash
    const material = ((seq % MATERIALS) + 1) as MaterialId
    const revision = material.toString().padStart(64, '0') as Hash
    const given = { startedAt, plannedAt: (startedAt - (seq % 40)) as Instant, programme, material, revision }
    return makePlay(seq, { ...given, durationMs: 8000 + (seq % 17), clockOffsetMs: 3 * (display - 6) })
  })
  return intake.accept(display as DisplayId, { boot: 2 ** 50 + display, plays })
}
