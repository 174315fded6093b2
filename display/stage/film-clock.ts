/** A showing that is longer than its film holds the last frame this long, then begins again. */
export const HOLD_LAST_MS = 1000
/** Half a frame of film: nobody sees it. */
const UNSEEN_MS = 12
/** A film that is farther off than this is set to its place; a smaller difference is worked off by the rate, unseen too. */
const FAR_MS = 1500
const WORKED_OFF_IN_MS = 2000
const MOST_OFF_RATE = 0.08

/** Where in a film of this length a showing is that began so long ago: it begins again after holding its last frame. */
export function filmPlace(elapsedMs: number, lengthMs: number): number {
  if (elapsedMs <= 0 || lengthMs <= 0) return 0
  return Math.min(elapsedMs % (lengthMs + HOLD_LAST_MS), lengthMs)
}

/** What brings a film that is `ahead` back into step: a wait, a jump, or another rate. */
export type Step = { kind: 'rate'; rate: number } | { kind: 'jump' }

export function stepFor(ahead: number): Step {
  if (Math.abs(ahead) > FAR_MS) return { kind: 'jump' }
  if (Math.abs(ahead) <= UNSEEN_MS) return { kind: 'rate', rate: 1 }
  const off = Math.max(-MOST_OFF_RATE, Math.min(MOST_OFF_RATE, ahead / WORKED_OFF_IN_MS))
  return { kind: 'rate', rate: 1 - off }
}
