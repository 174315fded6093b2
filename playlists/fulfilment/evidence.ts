import { grouped } from '../grouped.ts'
import type { PlayRecord } from '../plays.ts'
import { tidy } from '../spans.ts'
import type { Span } from '../spans.ts'
import { MINUTE, instant } from '../time.ts'
import type { Instant } from '../time.ts'
import type { Showing } from './showings.ts'

/** A play as far as it matters here. */
export type Shown = Pick<
  PlayRecord,
  'seq' | 'zone' | 'plannedAt' | 'material' | 'schedule' | 'startedAt' | 'durationMs' | 'outcome' | 'reason'
> & { boot: number; plannedMs: number }

/** From one heartbeat to the last one of a page that went on beating; `full`: it had no room to write plays down. */
export type Seen = Span & { boot: number; full: boolean }

export type Known = {
  plays: readonly Shown[]
  seen: readonly Seen[]
  /** What was shown before has all arrived; null: nobody has said so. */
  settledAt: Instant | null
}

/** A page says something of itself at least this often while it has anything to show. */
const SILENT_MS = 3 * MINUTE

type Signs = {
  /** When a page was running, and when what it wrote down has not come. */
  running: readonly Span[]
  awaited: readonly Span[]
  busy: ReadonlyMap<string, readonly Span[]>
}

/** RULES FU4. What is known of a display in some time, in whatever order and in however many parts it became known. */
export class Evidence {
  readonly plays: Shown[] = []
  readonly #seen: readonly Seen[]
  readonly #settledAt: Instant | null
  readonly #full: readonly Span[]
  readonly #byShowing = new Map<string, Shown>()
  #signs: Signs | null = null

  constructor({ seen, settledAt }: Omit<Known, 'plays'>) {
    this.#seen = seen
    this.#settledAt = settledAt
    this.#full = bridged(
      seen.filter(({ full }) => full),
      SILENT_MS,
    )
  }

  add(plays: readonly Shown[]): this {
    for (const play of plays) {
      this.plays.push(play)
      const key = keyOf(play)
      const known = this.#byShowing.get(key)
      if (known === undefined || isBetter(play, known)) this.#byShowing.set(key, play)
    }
    this.#signs = null
    return this
  }

  /** The play that counts towards a showing. */
  of(showing: Showing): Shown | null {
    return this.#byShowing.get(keyOf({ ...showing, plannedAt: showing.start })) ?? null
  }

  /** Whether a page was running throughout. */
  ran(span: Span): boolean {
    const { running } = this.#known
    const held = running[firstAfter(running, span.start)]
    return held !== undefined && held.start <= span.start && span.end <= held.end
  }

  /** Whether what was shown then may still be on its way. */
  awaits(span: Span): boolean {
    if (this.#settledAt === null || span.end > this.#settledAt) return true
    return touches(this.#known.awaited, span)
  }

  hadNoRoom = (span: Span): boolean => touches(this.#full, span)

  /** Whether the zone showed anything then. */
  wasBusy = ({ zone, ...span }: Showing): boolean => touches(this.#known.busy.get(zone) ?? [], span)

  get #known(): Signs {
    return (this.#signs ??= signsOf(this.plays, this.#seen))
  }
}

function signsOf(plays: readonly Shown[], seen: readonly Seen[]): Signs {
  const boots = grouped(plays, ({ boot }) => boot)
  for (const rows of boots.values()) rows.sort((a, b) => a.seq - b.seq)
  const pages = [...new Set([...boots.keys(), ...seen.map(({ boot }) => boot)])].flatMap((boot) => {
    const beats = seen.filter((one) => one.boot === boot)
    return bridged([...(boots.get(boot) ?? []).map(lifeOf), ...beats], SILENT_MS)
  })
  const shown = [...grouped(plays, ({ zone }) => zone)].map(([zone, rows]): [string, Span[]] => {
    return [zone, tidy(rows.map(({ startedAt, durationMs }) => spanOf(startedAt, durationMs)))]
  })
  return { running: tidy(pages), awaited: tidy([...boots.values()].flatMap(gapsOf)), busy: new Map(shown) }
}

const keyOf = ({ zone, plannedAt, schedule, material }: Pick<Shown, 'zone' | 'plannedAt' | 'schedule' | 'material'>) =>
  `${zone} ${plannedAt} ${schedule} ${material}`

const RANK: Record<Shown['outcome'], number> = { completed: 0, interrupted: 1, failed: 2, skipped: 3 }

/** Of several plays of one showing (a page that was loaded anew in the midst of it) the fullest counts. */
function isBetter(a: Shown, b: Shown): boolean {
  const order = RANK[a.outcome] - RANK[b.outcome] || b.durationMs - a.durationMs || a.boot - b.boot || a.seq - b.seq
  return order < 0
}

const spanOf = (start: Instant, ms: number): Span => ({ start, end: instant(start + ms) })

/** A record tells of a page that ran until it was written: what failed or was skipped is recorded when its slot is over. */
function lifeOf({ outcome, plannedAt, plannedMs, startedAt, durationMs }: Shown): Span {
  if (outcome === 'completed' || outcome === 'interrupted') return spanOf(startedAt, durationMs)
  return { start: startedAt, end: instant(Math.max(startedAt + durationMs, plannedAt + plannedMs)) }
}

/** RULES PL1. Numbers without a gap: what is missing between two of them was written down and has not come. */
function gapsOf(plays: readonly Shown[]): Span[] {
  return plays.flatMap((play, i) => {
    const before = plays[i - 1]
    if (before === undefined || before.seq + 1 === play.seq) return []
    return [{ start: instant(before.startedAt + before.durationMs), end: play.startedAt }]
  })
}

/** Tidy, and what lies less than `gap` apart is one. */
const bridged = (spans: readonly Span[], gap: number): Span[] =>
  tidy(spans.map(({ start, end }) => ({ start, end: instant(end + gap) })))
    .map(({ start, end }) => ({ start, end: instant(end - gap) }))
    .filter(({ start, end }) => start < end)

/** Of tidy spans the first that ends after an instant, by bisection. */
function firstAfter(spans: readonly Span[], at: Instant): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end <= at) low = middle + 1
    else high = middle
  }
  return low
}

function touches(spans: readonly Span[], { start, end }: Span): boolean {
  const held = spans[firstAfter(spans, start)]
  return held !== undefined && held.start < end
}
