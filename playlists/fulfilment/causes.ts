/** RULES FU3. Why a planned showing was not a full one; each has exactly one. */
export const CAUSES = [
  /** The plan itself cut it: a closing hour, the edge of a schedule, midnight. */
  'by-plan',
  /** An emergency or a takeover stood in its place, or what somebody looked up on a touch kiosk. */
  'override',
  /** No page was running on the display. */
  'power',
  /** The display has not handed over what it showed at that time. */
  'undelivered',
  'decoding',
  /** Its file was not there, or the display had no room to write down that it was shown. */
  'storage',
  /** Another programme held: it had just changed, or the display did not have the new one yet. */
  'republished',
  'late-start',
  'unknown',
] as const
export type Cause = (typeof CAUSES)[number]

/** Those in which the screen did not show what it should have, as far as is known: its interruptions. */
export const INTERRUPTING: readonly Cause[] = ['power', 'decoding', 'storage', 'republished', 'late-start', 'unknown']

export type Tally = {
  planned: number
  completed: number
  interrupted: number
  failed: number
  missing: number
  /** Shown in full and planned by nobody; they stand outside of all the others. */
  beyond: number
  /** Of the main zone alone: a screen is on or it is not. */
  plannedMs: number
  lostMs: number
  causes: Record<Cause, number>
}

const noCauses = (): Record<Cause, number> => Object.fromEntries(CAUSES.map((cause) => [cause, 0])) as Tally['causes']

export const nothing = (): Tally => ({
  planned: 0,
  completed: 0,
  interrupted: 0,
  failed: 0,
  missing: 0,
  beyond: 0,
  plannedMs: 0,
  lostMs: 0,
  causes: noCauses(),
})

/** Adds to the first. */
export function addTo(sum: Tally, { causes, ...counts }: Tally): Tally {
  for (const key of Object.keys(counts) as (keyof typeof counts)[]) sum[key] += counts[key]
  for (const cause of CAUSES) sum.causes[cause] += causes[cause]
  return sum
}

/** RULES FU2. What could have been full. */
export const dueOf = ({ planned, causes }: Pick<Tally, 'planned' | 'causes'>): number => planned - causes['by-plan']

/** RULES FU2. The completed part of it, 0 to 1; where nothing was due nothing is lacking. */
export function shareDone(tally: Pick<Tally, 'planned' | 'completed' | 'causes'>): number {
  const due = dueOf(tally)
  return due === 0 ? 1 : tally.completed / due
}

/** What could have been full and was not, by cause, the most first. */
export function lacksOf({ causes }: Pick<Tally, 'causes'>): { cause: Cause; plays: number }[] {
  const lacks = CAUSES.filter((cause) => cause !== 'by-plan').map((cause) => ({ cause, plays: causes[cause] }))
  return lacks.filter(({ plays }) => plays > 0).sort((a, b) => b.plays - a.plays)
}
