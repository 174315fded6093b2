import { sql } from 'kysely'
import type { DisplayId } from '../../playlists/ids.ts'
import type { LossReason } from '../../playlists/plays.ts'
import { countOf, holes, joined, rangesOf, without } from '../../playlists/seq-ranges.ts'
import type { SeqRange } from '../../playlists/seq-ranges.ts'
import type { Reader, Writer } from '../db/open.ts'

export type Lost = readonly [first: number, last: number, reason: LossReason]
export type Edge = readonly [first: number, last: number, after: number | null, before: number]

/** One run of one display: which of its numbers were stored, kept apart, are known to be lost, were removed when their time was over. */
export type Boot = {
  id: number
  display: DisplayId
  boot: number
  stored: SeqRange[]
  apart: SeqRange[]
  lost: Lost[]
  purged: SeqRange[]
  /** Gaps as they were seen: between which plays each lay. */
  edges: Edge[]
  /** When the play with the greatest number began. */
  topAt: number | null
  /** How many are missing and not lost, and how often they were asked for in vain. */
  missing: number
  asked: number
}
type Lists = 'stored' | 'apart' | 'lost' | 'purged' | 'edges'
type Row = Omit<Boot, Lists> & Record<Lists, string>
export type BootKey = Pick<Boot, 'display' | 'boot'>

export const bootName = ({ display, boot }: BootKey): string => `${display} ${boot}`

const asBoot = (row: Row): Boot => ({
  ...row,
  stored: JSON.parse(row.stored) as SeqRange[],
  apart: JSON.parse(row.apart) as SeqRange[],
  lost: JSON.parse(row.lost) as Lost[],
  purged: JSON.parse(row.purged) as SeqRange[],
  edges: JSON.parse(row.edges) as Edge[],
})

/** These runs by name, with those that nobody has seen before. */
export async function openBoots(w: Writer, keys: readonly BootKey[]): Promise<Map<string, Boot>> {
  const given = JSON.stringify(keys.map(({ display, boot }) => [display, boot]))
  const read = async () => {
    const { rows } = await sql<Row>`
      select b.* from json_each(${given}) join "playBoots" b on b.display = value ->> 0 and b.boot = value ->> 1
    `.execute(w.sql)
    return new Map(rows.map((row) => [bootName(row), asBoot(row)]))
  }
  const known = await read()
  if (keys.every((key) => known.has(bootName(key)))) return known
  await sql`
    insert into "playBoots" (display, boot, stored, apart, lost, purged, edges, missing, asked)
    select value ->> 0, value ->> 1, '[]', '[]', '[]', '[]', '[]', 0, 0 from json_each(${given})
    where true on conflict do nothing`.execute(w.sql)
  return read()
}

export async function saveBoots(w: Writer, boots: readonly Boot[]): Promise<void> {
  const lists = boots.map(({ stored, apart, lost, purged, edges, ...boot }) => ({
    ...boot,
    stored: JSON.stringify(stored),
    apart: JSON.stringify(apart),
    lost: JSON.stringify(lost),
    purged: JSON.stringify(purged),
    edges: JSON.stringify(edges),
  }))
  await sql`
    update "playBoots" set stored = value ->> 'stored', apart = value ->> 'apart', lost = value ->> 'lost',
      purged = value ->> 'purged', edges = value ->> 'edges', "topAt" = value ->> 'topAt', missing = value ->> 'missing', asked = value ->> 'asked'
    from json_each(${JSON.stringify(lists)}) where "playBoots".id = value ->> 'id'`.execute(w.sql)
}

/** All runs of a display, the newest first. */
export async function bootsOf(r: Reader, display: DisplayId): Promise<Boot[]> {
  const { rows } = await sql<Row>`
    select * from "playBoots" where display = ${display} order by id desc`.execute(r.sql)
  return rows.map(asBoot)
}

export async function allBoots(r: Reader): Promise<Boot[]> {
  const { rows } = await sql<Row>`select * from "playBoots" order by id`.execute(r.sql)
  return rows.map(asBoot)
}

export async function bootsById(r: Reader, ids: readonly number[]): Promise<Boot[]> {
  const given = JSON.stringify(ids)
  const { rows } = await sql<Row>`
    select * from "playBoots" where id in (select value from json_each(${given}))`.execute(r.sql)
  return rows.map(asBoot)
}

/** Runs of these displays in which numbers are missing. */
export async function bootsWithGaps(r: Reader, displays: readonly DisplayId[]): Promise<Boot[]> {
  const { rows } = await sql<Row>`
    select * from "playBoots" where missing > 0 and display in (select value from json_each(${JSON.stringify(displays)}))
    order by id`.execute(r.sql)
  return rows.map(asBoot)
}

const rangeOf = ([first, last]: Lost): SeqRange => [first, last]

/** RULES PL7. What is missing: neither stored nor kept apart, and not known to be lost. */
export const missingOf = ({ stored, apart, lost }: Boot): SeqRange[] =>
  without(holes(joined([...stored, ...apart])), joined(lost.map(rangeOf)))

type Begun = { seq: number; startedAt: number }

/** Takes in numbers that are new, in their order; a gap that they open is written down with the times on either side. */
export function store(boot: Boot, fresh: readonly Begun[]): void {
  let top = boot.stored.at(-1)?.[1] ?? -1
  for (const { seq, startedAt } of fresh) {
    if (seq <= top) continue
    if (seq > top + 1) boot.edges.push([top + 1, seq - 1, boot.topAt, startedAt])
    top = seq
    boot.topAt = startedAt
  }
  boot.stored = joined([...boot.stored, ...rangesOf(fresh.map(({ seq }) => seq))])
}

/** RULES PL7. Counts anew what is missing; what came after all is lost no longer, and asking begins afresh when it helped. */
export function settle(boot: Boot): void {
  const there = joined([...boot.stored, ...boot.apart])
  boot.lost = boot.lost.flatMap(([first, last, reason]) =>
    without([[first, last]], there).map(([from, until]): Lost => [from, until, reason]),
  )
  const missing = missingOf(boot)
  const open = joined([...missing, ...boot.lost.map(rangeOf)])
  boot.edges = boot.edges.filter(([first, last]) => open.some((gap) => gap[0] <= last && gap[1] >= first))
  const count = countOf(missing)
  if (count < boot.missing) boot.asked = 0
  boot.missing = count
}

/** RULES PL7. Only what is missing can be lost: a display cannot disown what it has delivered. */
export function lose(boot: Boot, ranges: readonly SeqRange[], reason: LossReason): void {
  const missing = missingOf(boot)
  const lost = without(missing, without(missing, joined(ranges)))
  boot.lost = [...boot.lost, ...lost.map(([first, last]): Lost => [first, last, reason])].sort((a, b) => a[0] - b[0])
}
