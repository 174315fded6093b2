import type { Rotatable } from '../material.ts'
import { MAX_ITEMS, fitsRule, isNested } from '../playlist.ts'
import type { Goal, Playlist, PlaylistRule } from '../playlist.ts'
import { judge, meetGoals, sharesIn } from './goals.ts'
import type { GoalVerdict, Runs } from './goals.ts'
import { MAX_DEPTH, listsIn } from './nesting.ts'
import { demandOf, separated, separationOf, topicOf } from './separate.ts'
import { interleave } from './share.ts'
import { shuffled } from './shuffle.ts'
import { countsOf, spread } from './spread.ts'
import { MAX_SLOTS } from './turns.ts'
import type { Turn } from './turns.ts'

/** The materials that may be shown on a date, by id. */
export type Playable = ReadonlyMap<number, Rotatable>

export type RoundFacts = {
  playable: Playable
  /** Every playlist that is not archived, by id: what may be nested. */
  lists: ReadonlyMap<number, Playlist>
  /** Only goals by the day ask for it. */
  runs: Runs
}

/** One playlist's own round, which it repeats; `separation` is what it really keeps, and `verdicts` say what came of its goals. */
export type Rotation = { turns: readonly Turn[]; separation: number; verdicts: GoalVerdict[] }

/** The longest turn a list has, 0 if it has nothing to show: goals change how often something comes, never whether. */
export function longestTurnMs(playlist: Playlist, facts: Omit<RoundFacts, 'runs'>): number {
  const turns = new Builder({ ...facts, runs: [] }, 0).turnsOf(playlist, [])
  return turns.reduce((most, turn) => Math.max(most, turn.durationMs), 0)
}

/** Whether it matters how long the list is on in a day. */
export function asksForTime(playlist: Playlist, lists: RoundFacts['lists']): boolean {
  const goals = new Builder({ playable: new Map(), lists, runs: [] }, 0).goalsOf(playlist, [])
  return goals.some((goal) => goal.kind === 'at-least-a-day')
}

/** Whether a list, or one in it, is shuffled: each schedule of it then has an order of its own. */
export const isByChance = (playlist: Playlist, lists: RoundFacts['lists']): boolean =>
  [...listsIn(playlist, lists)].some(({ order }) => order === 'shuffle')

/**
 * RULES RO1, RO2, RO5–RO9, GO1–GO3. What a playlist shows, in the order in which it alone would repeat it. `seed` is the
 * schedule's id: two schedules of one shuffled list do not go in step.
 */
export function turnsOf(playlist: Playlist, seed: number, facts: RoundFacts): readonly Turn[] {
  return wovenBy(new Builder(facts, seed), playlist, facts.runs).turns
}

/** The same, with what it keeps and what came of its goals. */
export function rotationOf(playlist: Playlist, seed: number, facts: RoundFacts): Rotation {
  const { turns, goals } = wovenBy(new Builder(facts, seed), playlist, facts.runs)
  const separation = separationOf(turns, topicOf, playlist.separation)
  return { turns, separation, verdicts: goals.length === 0 ? [] : judge(turns, goals, facts.runs) }
}

function wovenBy(builder: Builder, playlist: Playlist, runs: Runs): { turns: readonly Turn[]; goals: readonly Goal[] } {
  const round = builder.shared(playlist, builder.turnsOf(playlist, []))
  const goals = builder.goalsOf(playlist, [])
  return { turns: goals.length === 0 ? round : meetGoals(round, goals, runs), goals }
}

class Builder {
  readonly #facts: RoundFacts
  readonly #seed: number

  constructor(facts: RoundFacts, seed: number) {
    this.#facts = facts
    this.#seed = seed
  }

  /** What takes turns in a list, with its weights; `path` are the lists it stands in. Turns of a round, not yet in its order. */
  turnsOf(playlist: Playlist, path: readonly Playlist[]): Turn[] {
    const { rule, items, id } = playlist
    if (rule !== null) {
      return chosen(rule, this.#facts.playable).map((material, item) => turnOf(material, id, item))
    }
    return items.flatMap((entry, item): Turn[] => {
      if (isNested(entry))
        return this.#nested(playlist, entry.playlist, [...path, playlist], { item, weight: entry.weight })
      const material = this.#facts.playable.get(entry.material)
      if (material === undefined) return []
      const durationMs = entry.durationMs ?? material.durationMs
      return [{ material, playlist: id, item, weight: entry.weight, durationMs }]
    })
  }

  /** RULES RO8. What would go round in circles, or too deep, is left out. */
  #nested(outer: Playlist, id: number, path: readonly Playlist[], as: { item: number; weight: number }): Turn[] {
    const inner = this.#facts.lists.get(id)
    if (inner === undefined || path.length > MAX_DEPTH || path.some((list) => list.id === id)) return []
    const turns = this.turnsOf(inner, path).map((turn) => ({ ...turn, item: as.item }))
    if (outer.order === 'sequence') return [...this.#ordered(inner, turns)]
    const weights = inner.order === 'sequence' ? turns.map(() => 1) : countsOf(turns.map((turn) => turn.weight))
    return weights.map((weight, i) => ({ ...turns[i]!, weight: weight * as.weight }))
  }

  /** RULES GO1, GO2. A list's own goals, and those for single materials of the lists in it. */
  goalsOf(playlist: Playlist, path: readonly Playlist[]): Goal[] {
    const own = path.length === 0 ? playlist.goals : playlist.goals.filter((goal) => goal.kind !== 'share')
    const within = playlist.rule === null ? playlist.items.filter(isNested) : []
    return [
      ...own,
      ...within.flatMap(({ playlist: id }) => {
        const inner = this.#facts.lists.get(id)
        const here = [...path, playlist]
        if (inner === undefined || here.length > MAX_DEPTH || here.some((list) => list.id === id)) return []
        return this.goalsOf(inner, here)
      }),
    ]
  }

  /** RULES GO3. Each campaign with a share speaks with its percent, all others together with what is left. */
  shared(playlist: Playlist, turns: readonly Turn[]): readonly Turn[] {
    const shares = sharesIn(playlist.goals)
    if (shares.length === 0) return this.#ordered(playlist, turns)
    const voices = shares.map(({ campaign, percent }) => ({
      weight: percent,
      turns: turns.filter(({ material }) => material.campaign === campaign),
    }))
    const named = new Set<number | null>(shares.map(({ campaign }) => campaign))
    const left = 100 - shares.reduce((all, { percent }) => all + percent, 0)
    const speaking = [
      ...voices,
      { weight: left, turns: turns.filter(({ material }) => !named.has(material.campaign)) },
    ].filter((voice) => voice.weight > 0 && voice.turns.length > 0)
    if (speaking.length < 2) return this.#ordered(playlist, speaking[0]?.turns ?? turns)
    return interleave(
      speaking.map((voice) => ({ weight: voice.weight, slots: this.#ordered(playlist, voice.turns) })),
      (turn) => turn.material.id,
    )
  }

  #ordered({ id, order, separation }: Playlist, turns: readonly Turn[]): readonly Turn[] {
    switch (order) {
      case 'sequence':
        return turns.slice(0, MAX_SLOTS)
      case 'weighted': {
        const round = spread(turns)
        return separated(round, demandOf(round, separation))
      }
      case 'shuffle':
        return shuffled(turns, separation, [id, this.#seed])
    }
  }
}

const turnOf = (material: Rotatable, playlist: Playlist['id'], item: number): Turn => ({
  material,
  playlist,
  item,
  weight: 1,
  durationMs: material.durationMs,
})

/** RULES RO9. Newest first; of equally new ones the one that was added last. */
function chosen(rule: PlaylistRule, playable: Playable): Rotatable[] {
  return [...playable.values()]
    .filter((material) => fitsRule(rule, material))
    .sort((a, b) => b.since - a.since || b.id - a.id)
    .slice(0, rule.newest ?? MAX_ITEMS)
}
