import { sql } from 'kysely'
import type { DisplayId } from '../../../playlists/ids.ts'
import { playLine } from '../../../playlists/seals.ts'
import { includes, joined, rangesOf, without } from '../../../playlists/seq-ranges.ts'
import type { Span } from '../../../playlists/spans.ts'
import type { Database, Reader } from '../../db/open.ts'
import type { Boot } from '../boots.ts'
import { countOf } from '../../../playlists/seq-ranges.ts'
import { markOf } from '../hashing.ts'
import type { Findings } from './findings.ts'

export type StoredRow = {
  startedAt: number
  run: number
  seq: number
  lateMs: number
  durationMs: number
  clockOffsetMs: number
  outcome: number
  reason: number
  arrival: number
  mark: number
  seal: string | null
}
export type Boots = ReadonlyMap<number, Boot>
export type Names = ReadonlyMap<DisplayId, string>

const PAGE = 2000
export const ROW_COLUMNS = sql`p."startedAt", p.run, p.seq, p."lateMs", p."durationMs", p."clockOffsetMs", p.outcome,
  p.reason, p.arrival, p.mark, r.seal`

export const lineOf = (row: StoredRow, boot: Boot): string =>
  playLine({ ...row, boot: boot.boot, ref: row.seal ?? '?' })

export const playName = ({ display, boot }: Boot, seq: number): string => `${display}-${boot}-${seq}`

/** RULES IN4. Each play that began in the span, by itself: its number is one that came, its bytes are those that came. */
export async function checkRows(
  db: Database,
  span: Span,
  { boots, names, found, step }: { boots: Boots; names: Names; found: Findings; step: (at: number) => void },
): Promise<void> {
  let after = { startedAt: span.start as number, run: -1, seq: -1 }
  for (let rows: StoredRow[] = []; ;) {
    rows = await db.read((r) => page(r, span, after))
    for (const row of rows) checkRow(row, { boots, names, found })
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last
    step(last.startedAt)
  }
}

async function page(
  r: Reader,
  span: Span,
  after: { startedAt: number; run: number; seq: number },
): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select ${ROW_COLUMNS} from plays p left join "playRefs" r on r.id = p.ref
    where (p."startedAt", p.run, p.seq) > (${after.startedAt}, ${after.run}, ${after.seq}) and p."startedAt" < ${span.end}
    order by p."startedAt", p.run, p.seq limit ${PAGE}`.execute(r.sql)
  return rows
}

type Known = { boots: Boots; names: Names; found: Findings }

export function checkRow(row: StoredRow, { boots, names, found }: Known): void {
  found.looked.plays++
  const boot = boots.get(row.run)
  const at = String(row.startedAt)
  if (boot === undefined) {
    const play = `?-${row.run}-${row.seq}`
    found.add('play-added', play, { play, display: '?', at })
    return
  }
  const play = playName(boot, row.seq)
  const display = names.get(boot.display) ?? '?'
  if (!includes(boot.stored, row.seq)) found.add('play-added', play, { play, display, at })
  else if (row.arrival === 0) found.looked.unchained++
  else if (markOf(lineOf(row, boot)) !== row.mark) found.add('play-changed', play, { play, display, at })
}

/** RULES IN4. Runs that have not as many plays as came: which of their numbers are not there, or there twice. */
export async function checkNumbers(db: Database, { boots, names, found }: Known): Promise<void> {
  const counts = await db.read(async (r) => {
    const { rows } = await sql<{
      run: number
      many: number
    }>`select run, count(*) as many from plays group by run`.execute(r.sql)
    return new Map(rows.map(({ run, many }) => [run, many]))
  })
  for (const boot of boots.values()) {
    const expected = countOf(without(boot.stored, boot.purged))
    if ((counts.get(boot.id) ?? 0) !== expected) await checkRun(db, boot, { boots, names, found })
  }
}

/** Goes through a whole run, wherever in time its plays lie now. */
export async function checkRun(db: Database, boot: Boot, known: Known): Promise<void> {
  const { rows } = await db.read((r) =>
    sql<StoredRow>`
      select ${ROW_COLUMNS} from plays p left join "playRefs" r on r.id = p.ref where p.run = ${boot.id}
      order by p.seq, p."startedAt"`.execute(r.sql),
  )
  const display = known.names.get(boot.display) ?? '?'
  let before: StoredRow | null = null
  const { plays } = known.found.looked
  for (const row of rows) {
    checkRow(row, known)
    const play = playName(boot, row.seq)
    if (before?.seq === row.seq)
      known.found.add('play-added', `${play} twice`, { play, display, at: String(row.startedAt) })
    before = row
  }
  known.found.looked.plays = plays
  const there = joined(rangesOf(rows.map(({ seq }) => seq)))
  for (const [first, last] of without(without(boot.stored, boot.purged), there)) {
    const play = first === last ? playName(boot, first) : `${playName(boot, first)} … ${last}`
    const beside = rows.findLast(({ seq }) => seq < first) ?? rows.find(({ seq }) => seq > last)
    const at = beside === undefined ? '' : String(beside.startedAt)
    known.found.add('play-missing', play, { play, display, at, count: String(last - first + 1) })
  }
}
