import type { Goal } from '../playlist.ts'
import { HOUR } from '../time.ts'
import { certainPlays, gapFor, mostAnHour, shareOf, startsOf, widestGap } from './measure.ts'
import { streamed } from './streams.ts'
import type { Wish } from './streams.ts'
import type { Turn } from './turns.ts'

export const GOAL_FAULTS = ['not-playable', 'no-time', 'too-many', 'nothing-else', 'over-100', 'conflict'] as const
export type GoalFault = (typeof GOAL_FAULTS)[number]

/**
 * What comes of a goal: `reached` is the number there will be for certain (plays a day, most plays an hour, percent).
 * `fault` says why it cannot be met; null when it is.
 */
export type GoalVerdict = { goal: Goal; reached: number; fault: GoalFault | null }

/** How long a schedule's cycle runs unbroken on one date: the schedule's own time in each run, in ms. */
export type Runs = readonly number[]

type Share = Extract<Goal, { kind: 'share' }>
export const isShare = (goal: Goal): goal is Share => goal.kind === 'share'

/** The shares that can be tried: none when they come to more than the whole. */
export function sharesIn(goals: readonly Goal[]): Share[] {
  const shares = goals.filter(isShare)
  return shares.reduce((all, { percent }) => all + percent, 0) > 100 ? [] : shares
}

/**
 * RULES GO1, GO2, GO4. The round so changed that goals for single materials are met: one that comes too seldom gets a
 * stream of its own among the others, one that comes too often is left out of some rounds of a longer cycle. Of the ways
 * tried, the first that meets every goal holds, else the first that meets most.
 */
export function meetGoals(round: readonly Turn[], goals: readonly Goal[], runs: Runs): readonly Turn[] {
  let best = { cycle: round, met: metIn(round, goals, runs) }
  for (const patient of [false, true]) {
    let wishes = merged(wishesOf(round, goals, runs))
    // Letting one in makes the others wait longer: what was met before may have to be wished for too.
    for (let size = 0; size < wishes.length && best.met < goals.length;) {
      const cycle = streamed(round, wishes, patient)
      const met = metIn(cycle, goals, runs)
      if (met > best.met || best.cycle === round) best = { cycle, met }
      size = wishes.length
      wishes = merged(wishes, wishesOf(cycle, goals, runs))
    }
  }
  return best.cycle
}

const metIn = (cycle: readonly Turn[], goals: readonly Goal[], runs: Runs): number =>
  judge(cycle, goals, runs).filter(({ fault }) => fault === null).length

/** What a cycle leaves to be wished for. */
function wishesOf(cycle: readonly Turn[], goals: readonly Goal[], runs: Runs): Wish[] {
  return goals.flatMap((goal): Wish[] => {
    if (goal.kind === 'share') return []
    const { material, n } = goal
    const starts = startsOf(cycle, material)
    if (starts.at.length === 0) return []
    if (goal.kind === 'at-most-an-hour')
      return mostAnHour(starts) > n ? [{ material, within: Infinity, apart: Math.ceil(HOUR / n) }] : []
    if (certainPlays(runs, widestGap(starts), starts.longestMs) >= n) return []
    // What is too much to ask comes as often as can be.
    return [{ material, within: Math.max(starts.longestMs, gapFor(runs, starts.longestMs, n)), apart: 0 }]
  })
}

/** One wish for each material, the strictest. */
function merged(...lists: readonly (readonly Wish[])[]): Wish[] {
  const wishes = new Map<number, Wish>()
  for (const wish of lists.flat()) {
    const known = wishes.get(wish.material) ?? wish
    const [within, apart] = [Math.min(known.within, wish.within), Math.max(known.apart, wish.apart)]
    wishes.set(wish.material, { material: wish.material, within, apart })
  }
  return [...wishes.values()]
}

/** RULES GO4. Whether each goal is met by this cycle, and if not, why. */
export function judge(cycle: readonly Turn[], goals: readonly Goal[], runs: Runs): GoalVerdict[] {
  const shares = goals.filter(isShare)
  const isTooMuch = sharesIn(goals).length < shares.length
  return goals.map((goal) => {
    switch (goal.kind) {
      case 'at-least-a-day':
        return judgeLeast(cycle, goal, runs)
      case 'at-most-an-hour': {
        const starts = startsOf(cycle, goal.material)
        const reached = starts.at.length === 0 ? 0 : mostAnHour(starts)
        const isAlone = starts.at.length === cycle.length
        return { goal, reached, fault: reached <= goal.n ? null : isAlone ? 'nothing-else' : 'conflict' }
      }
      case 'share':
        return judgeShare(cycle, goal, isTooMuch)
    }
  })
}

function judgeLeast(cycle: readonly Turn[], goal: Extract<Goal, { kind: 'at-least-a-day' }>, runs: Runs): GoalVerdict {
  const starts = startsOf(cycle, goal.material)
  if (starts.at.length === 0) return { goal, reached: 0, fault: 'not-playable' }
  const reached = certainPlays(runs, widestGap(starts), starts.longestMs)
  if (reached >= goal.n) return { goal, reached, fault: null }
  if (!runs.some((run) => run >= starts.longestMs)) return { goal, reached, fault: 'no-time' }
  const gap = gapFor(runs, starts.longestMs, goal.n)
  return { goal, reached, fault: gap < starts.longestMs ? 'too-many' : 'conflict' }
}

function judgeShare(cycle: readonly Turn[], goal: Share, isTooMuch: boolean): GoalVerdict {
  const { percent, met } = shareOf(cycle, goal.campaign, goal.percent)
  const verdict = (fault: GoalFault | null) => ({ goal, reached: percent, fault })
  if (isTooMuch) return verdict('over-100')
  if (met) return verdict(null)
  if (percent === 0 && !cycle.some(({ material }) => material.campaign === goal.campaign))
    return verdict('not-playable')
  return verdict(percent === 100 ? 'nothing-else' : 'conflict')
}
