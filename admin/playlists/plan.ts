import type { MaterialId } from '../../playlists/ids.ts'
import type { Rotatable } from '../../playlists/material.ts'
import { isNested } from '../../playlists/playlist.ts'
import type { Goal, Playlist } from '../../playlists/playlist.ts'
import type { GoalVerdict } from '../../playlists/rotation/goals.ts'
import { loopThrough } from '../../playlists/rotation/nesting.ts'
import { rotationOf } from '../../playlists/rotation/round.ts'
import type { Turn } from '../../playlists/rotation/turns.ts'
import { HOUR } from '../../playlists/time.ts'
import type { MaterialLine } from '../../playlists/wire/library.ts'

/** What plays today, as the core sees it. */
export type PlanFacts = {
  playable: ReadonlyMap<number, Rotatable>
  lists: ReadonlyMap<number, Playlist>
  /** For how long a day the list is supposed to be on, for goals by the day. */
  hoursADay: number
}

/** How a row fares: its time in a round, how often it comes, which part of the time it has (0 to 1), how often an hour. */
export type Share = { lengthMs: number; times: number; part: number; anHour: number }

export type Plan = {
  rows: Share[]
  roundMs: number
  separation: number
  verdicts: GoalVerdict[]
  /** Everything that is shown, each once, in the order of its first showing; and how often an hour. */
  shown: { material: MaterialId; anHour: number }[]
}

/** What would come of a list if it had the screen to itself, by the core's own rules. */
export function planOf(playlist: Playlist, { playable, lists, hoursADay }: PlanFacts): Plan {
  const facts = { playable, lists, runs: [hoursADay * HOUR] }
  const { turns, separation, verdicts } = rotationOf(playlist, 0, facts)
  const cycleMs = lengthOf(turns)
  const rounds = roundsIn(turns)
  const anHour = (count: number) => (cycleMs === 0 ? 0 : (count * HOUR) / cycleMs)
  const rows = playlist.items.map((item, n): Share => {
    const own = turns.filter((turn) => turn.item === n)
    const ms = lengthOf(own)
    const material = isNested(item) ? undefined : playable.get(item.material)
    const once = isNested(item) ? ms / rounds : (item.durationMs ?? material?.durationMs ?? 0)
    return {
      lengthMs: once,
      times: own.length / rounds,
      part: cycleMs === 0 ? 0 : ms / cycleMs,
      anHour: anHour(own.length),
    }
  })
  const shown = [...new Set(turns.map((turn) => turn.material.id))].map((material) => ({
    material,
    anHour: anHour(turns.filter((turn) => turn.material.id === material).length),
  }))
  return { rows, roundMs: cycleMs / rounds, separation, verdicts, shown }
}

const lengthOf = (turns: readonly Turn[]): number => turns.reduce((ms, turn) => ms + turn.durationMs, 0)

/** A shuffled list has several rounds in a cycle: as many as every turn's showings have in common. */
function roundsIn(turns: readonly Turn[]): number {
  const counts = new Map<Turn, number>()
  for (const turn of turns) counts.set(turn, (counts.get(turn) ?? 0) + 1)
  return Math.max(1, [...counts.values()].reduce(gcd, 0))
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** A material as the resolver would be told of it; null while nothing of it is approved. */
export function playableOf({ revision, since, ...line }: MaterialLine): Rotatable | null {
  if (revision === null || since === null) return null
  const { id, durationMs, validFrom, validUntil, topic, campaign, audience, festive } = line
  return { id, revision, durationMs, validFrom, validUntil, topic, campaign, audience, festive, since }
}

/** Whether a list may stand in the draft: not itself, nor one that holds it. */
export function wouldLoop(draft: Playlist, candidate: number, lists: ReadonlyMap<number, Playlist>): boolean {
  const item = { playlist: candidate as Playlist['id'], weight: 1 }
  return (
    loopThrough(draft.id, new Map<number, Pick<Playlist, 'items'>>([...lists, [draft.id, { items: [item] }]])) !== null
  )
}

/** The goal that a press on “add” begins with; null when there is nothing left to promise. */
export function freshGoal(
  kind: Goal['kind'],
  goals: readonly Goal[],
  { materials, campaigns }: { materials: readonly MaterialId[]; campaigns: readonly number[] },
): Goal | null {
  const taken = new Set(goals.filter((goal) => goal.kind === kind).map(subjectOf))
  if (kind === 'share') {
    const campaign = campaigns.find((id) => !taken.has(id)) as Extract<Goal, { kind: 'share' }>['campaign'] | undefined
    return campaign === undefined ? null : { kind, campaign, percent: 20 }
  }
  const material = materials.find((id) => !taken.has(id))
  return material === undefined ? null : { kind, material, n: kind === 'at-least-a-day' ? 20 : 4 }
}

export const subjectOf = (goal: Goal): number => (goal.kind === 'share' ? goal.campaign : goal.material)
