import { sql } from 'kysely'
import type { DisplayId } from '../../playlists/ids.ts'
import { chainBegin, linkText } from '../../playlists/seals.ts'
import { HOUR } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { sha256 } from './hashing.ts'

export type Link = Omit<Tables['playLinks'], 'display'> & { display: DisplayId }

/** A link ends with the hour in which it was begun, or when it has so many plays: then a single one is verified quickly. */
const LINK_PLAYS = 2000

/** The newest link of each of these displays. */
export async function chainEnds(r: Reader, displays: readonly DisplayId[]): Promise<Map<DisplayId, Link>> {
  const { rows } = await sql<Link>`
    select l.* from json_each(${JSON.stringify(displays)}) join "playLinks" l on l.display = value
    where l.nr = (select max(n.nr) from "playLinks" n where n.display = value)`.execute(r.sql)
  return new Map(rows.map((link) => [link.display, link]))
}

/** The chains of some displays while a transaction extends them. */
export class Chains {
  readonly #ends: Map<DisplayId, Link>
  readonly #changed = new Map<string, Link>()

  constructor(ends: Map<DisplayId, Link>) {
    this.#ends = ends
  }

  /** The number that the display's next batch bears. */
  nextArrival(display: DisplayId): number {
    return (this.#ends.get(display)?.lastArrival ?? 0) + 1
  }

  /** RULES IN1. One batch of one display: its lines in the order of their numbers, when they began, when they came. */
  extend(display: DisplayId, lines: readonly string[], span: { firstAt: number; lastAt: number }, now: Instant): void {
    const end = this.#ends.get(display)
    const hash = sha256(linkText(end?.hash ?? chainBegin(display), lines))
    const arrival = this.nextArrival(display)
    const isOpen =
      end !== undefined && end.closed === 0 && hourOf(end.receivedAt) === hourOf(now) && end.plays < LINK_PLAYS
    const fresh = {
      display,
      nr: (end?.nr ?? 0) + 1,
      firstArrival: arrival,
      plays: 0,
      receivedAt: now,
      closed: 0,
      ...span,
    }
    const link = isOpen ? end : fresh
    const next: Link = {
      ...link,
      lastArrival: arrival,
      plays: link.plays + lines.length,
      firstAt: Math.min(link.firstAt, span.firstAt),
      lastAt: Math.max(link.lastAt, span.lastAt),
      hash,
    }
    this.#ends.set(display, next)
    this.#changed.set(`${display} ${next.nr}`, next)
  }

  async save(w: Writer): Promise<void> {
    if (this.#changed.size === 0) return
    await sql`
      insert into "playLinks" (display, nr, "firstArrival", "lastArrival", plays, "firstAt", "lastAt", "receivedAt",
        hash, closed)
      select value ->> 'display', value ->> 'nr', value ->> 'firstArrival', value ->> 'lastArrival', value ->> 'plays',
        value ->> 'firstAt', value ->> 'lastAt', value ->> 'receivedAt',
        value ->> 'hash', 0
      from json_each(${JSON.stringify([...this.#changed.values()])})
      where true on conflict (display, nr) do update set "lastArrival" = excluded."lastArrival", plays = excluded.plays,
        "firstAt" = excluded."firstAt", "lastAt" = excluded."lastAt", hash = excluded.hash`.execute(w.sql)
  }
}

/** RULES IN2. The end of each chain, named by a seal: it grows no more. */
export async function closeChains(w: Writer): Promise<[display: number, nr: number, hash: string][]> {
  const { rows } = await sql<{ display: number; nr: number; hash: string }>`
    update "playLinks" set closed = 1
    where nr = (select max(n.nr) from "playLinks" n where n.display = "playLinks".display)
    returning display, nr, hash`.execute(w.sql)
  return rows.sort((a, b) => a.display - b.display).map(({ display, nr, hash }) => [display, nr, hash])
}

const hourOf = (at: number): number => Math.floor(at / HOUR)
