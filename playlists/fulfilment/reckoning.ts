import type { MaterialId } from '../ids.ts'
import type { PlayReason } from '../plays.ts'
import { contains, intersect } from '../spans.ts'
import type { Span } from '../spans.ts'
import type { Instant } from '../time.ts'
import { INTERRUPTING, nothing } from './causes.ts'
import type { Cause, Tally } from './causes.ts'
import type { Evidence, Shown } from './evidence.ts'
import type { Showing } from './showings.ts'

/**
 * RULES FU1–FU7. Planned against played, for one display: showings are added part by part, in any order, and each meets
 * the play that tells of it.
 */
export class Reckoning {
  readonly #evidence: Evidence
  readonly #overrides: readonly Span[]
  readonly #asOf: Instant
  readonly #tallies = new Map<MaterialId, Tally>()
  readonly #counted = new Set<Shown>()

  /** `overrides`: when an emergency or a takeover held the screen. What ends after `asOf` is not judged yet. */
  constructor(evidence: Evidence, { overrides, asOf }: { overrides: readonly Span[]; asOf: Instant }) {
    this.#evidence = evidence
    this.#overrides = overrides
    this.#asOf = asOf
  }

  /** `replaced`: what an override stood in place of. */
  add(showings: Iterable<Showing>, replaced = false): void {
    for (const showing of showings) if (showing.end <= this.#asOf) this.#judge(showing, replaced)
  }

  /** By material; plays that no showing asked for are counted where they were planned to begin in the range. */
  tallies(range: Span): ReadonlyMap<MaterialId, Tally> {
    const all = new Map([...this.#tallies].map(([id, tally]) => [id, { ...tally, beyond: 0 }]))
    for (const play of this.#evidence.plays) {
      if (play.outcome !== 'completed' || this.#counted.has(play) || !contains(range, play.plannedAt)) continue
      const tally = all.get(play.material) ?? nothing()
      tally.beyond++
      all.set(play.material, tally)
    }
    return all
  }

  #judge(showing: Showing, replaced: boolean): void {
    const play = this.#evidence.of(showing)
    if (play !== null) this.#counted.add(play)
    const tally = this.#tallies.get(showing.material) ?? nothing()
    this.#tallies.set(showing.material, tally)
    tally.planned++
    const fate = play === null || play.outcome === 'skipped' ? 'missing' : play.outcome
    tally[fate]++
    const cause = fate === 'completed' ? null : this.#causeOf(showing, play, replaced)
    if (cause !== null) tally.causes[cause]++
    if (showing.zone === 'main' && !replaced) addTime(tally, showing, play, cause)
  }

  #causeOf(showing: Showing, play: Shown | null, replaced: boolean): Cause {
    if (showing.cut) return 'by-plan'
    if (play !== null) return this.#causeOfPlay(showing, play)
    if (replaced) return 'override'
    if (this.#evidence.awaits(showing)) return 'undelivered'
    if (!this.#evidence.ran(showing)) return 'power'
    if (this.#evidence.hadNoRoom(showing)) return 'storage'
    return this.#evidence.wasBusy(showing) ? 'republished' : 'unknown'
  }

  #causeOfPlay(showing: Showing, { reason }: Shown): Cause {
    if (reason === 'outranked' || reason === 'stopped') return this.#isOverridden(showing) ? 'override' : SAID[reason]
    if (reason === 'late-start' && !this.#evidence.ran(firstMoment(showing))) return 'power'
    return SAID[reason]
  }

  #isOverridden = (showing: Span): boolean => this.#overrides.some((span) => intersect(span, showing) !== null)
}

/** What a play says of itself; what it cannot know is asked before. */
const SAID: Record<PlayReason, Cause> = {
  '': 'unknown',
  outranked: 'republished',
  republished: 'republished',
  closed: 'by-plan',
  stopped: 'power',
  'media-missing': 'storage',
  decode: 'decoding',
  stalled: 'decoding',
  'late-start': 'late-start',
  'window-edge': 'by-plan',
  touched: 'override',
  ordered: 'override',
}

const firstMoment = ({ start }: Span): Span => ({ start, end: (start + 1) as Instant })

/** RULES FU7. */
function addTime(tally: Tally, { start, end }: Span, play: Shown | null, cause: Cause | null): void {
  const ms = end - start
  tally.plannedMs += ms
  if (cause !== null && INTERRUPTING.includes(cause)) tally.lostMs += Math.max(0, ms - (play?.durationMs ?? 0))
}
