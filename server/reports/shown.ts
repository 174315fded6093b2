import { sql } from 'kysely'
import type { Tally } from '../../playlists/report/figures.ts'
import { monthsOf } from '../../playlists/report/period.ts'
import type { Period } from '../../playlists/report/period.ts'
import type { Reader } from '../db/open.ts'
import { isCounted } from '../plays/counted.ts'

/** One content on one display in one month, under the topic that it had. */
type Part = { month: Period; display: number; material: number; topic: string; plays: number; ms: number }

/** What was shown in a period: gone through once, and asked for many figures. */
export type Shown = {
  parts: readonly Part[]
  /** Plays of each day that has any totals. */
  byDay: ReadonlyMap<string, number>
  /** On which each topic was shown in full. */
  topicDays: ReadonlyMap<string, ReadonlySet<string>>
}

export const within = (r: Reader, { from, until }: Pick<Period, 'from' | 'until'>) =>
  r.sql.selectFrom('playDays').where('playDays.day', '>=', from).where('playDays.day', '<=', until).where(isCounted)

/**
 * From the permanent daily totals, month by month, so that no answer grows with the period. Days and displays come in the
 * order of the table and their contents as lists: sorting by topic or content would cost the database more than all else.
 */
export async function readShown(r: Reader, period: Period): Promise<Shown> {
  const adding = new Adding()
  for (const month of monthsOf(period)) {
    const rows = await within(r, month)
      .select(['day', 'display'])
      .select([
        sql<string>`json_group_array(material)`.as('materials'),
        sql<string>`json_group_array(topic)`.as('topics'),
        sql<string>`json_group_array(completed)`.as('plays'),
        sql<string>`json_group_array("durationMs")`.as('ms'),
      ])
      .groupBy(['day', 'display'])
      .execute()
    adding.begin(month)
    for (const row of rows) {
      adding.add(row.day, row.display, {
        materials: JSON.parse(row.materials) as number[],
        topics: JSON.parse(row.topics) as string[],
        plays: JSON.parse(row.plays) as number[],
        ms: JSON.parse(row.ms) as number[],
      })
    }
  }
  return adding
}

type Lists = { materials: number[]; topics: string[]; plays: number[]; ms: number[] }

class Adding implements Shown {
  readonly parts: Part[] = []
  readonly byDay = new Map<string, number>()
  readonly topicDays = new Map<string, Set<string>>()
  #month: Period | undefined
  /** By display and content; one that had two topics in a month has two parts. */
  #open = new Map<number, Map<number, Part[]>>()

  begin(month: Period): void {
    this.#month = month
    this.#open = new Map()
  }

  add(day: string, display: number, { materials, topics, plays, ms }: Lists): void {
    const open = entry(this.#open, display, () => new Map<number, Part[]>())
    let sum = this.byDay.get(day) ?? 0
    for (const [i, material] of materials.entries()) {
      const part = this.#part(open, { display, material, topic: topics[i]! })
      part.plays += plays[i]!
      part.ms += ms[i]!
      sum += plays[i]!
      if (plays[i]! > 0) entry(this.topicDays, part.topic, () => new Set<string>()).add(day)
    }
    this.byDay.set(day, sum)
  }

  #part(open: Map<number, Part[]>, { display, material, topic }: Pick<Part, 'display' | 'material' | 'topic'>): Part {
    const parts = entry(open, material, () => [])
    const known = parts.find((part) => part.topic === topic)
    if (known !== undefined) return known
    const part = { month: this.#month!, display, material, topic, plays: 0, ms: 0 }
    parts.push(part)
    this.parts.push(part)
    return part
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Contents and displays count when they were shown in full at least once. */
export function tallyOf(parts: readonly Part[]): Tally {
  const full = parts.filter(({ plays }) => plays > 0)
  return {
    materials: new Set(full.map(({ material }) => material)).size,
    plays: sumOf(parts, 'plays'),
    ms: sumOf(parts, 'ms'),
    displays: new Set(full.map(({ display }) => display)).size,
  }
}

export const sumOf = (parts: readonly Part[], what: 'plays' | 'ms'): number =>
  parts.reduce((sum, part) => sum + part[what], 0)
