import type { Body, CampaignPlan, CampaignTarget, Phase, TaskGroup } from '../../playlists/campaign.ts'

/** The rows a plan is made of, and what a press on “add” begins with. */
export const PARTS = ['phases', 'groups', 'targets', 'bodies'] as const
export type Part = (typeof PARTS)[number]
type Rows = { phases: Phase; groups: TaskGroup; targets: CampaignTarget; bodies: Body }

const FRESH: Rows = {
  phases: { name: '', period: '', from: null, until: null, goal: '', contents: '', forms: '', topics: [] },
  groups: { name: '', details: '', topics: [] },
  targets: {
    ...{ headline: '', target: 100, unit: '%', decimals: 0, better: 'higher', value: null, asOf: null, source: '' },
  },
  bodies: { name: '', role: '' },
}

export const freshRow = <P extends Part>(part: P): Rows[P] => FRESH[part]

const nameOf = (row: Rows[Part]): string => ('headline' in row ? row.headline : row.name)
const isReversed = (row: Rows[Part]): boolean =>
  'from' in row && row.from !== null && row.until !== null && row.until < row.from

export type PlanProblem = 'nameMissing' | 'datesReversed'

/** What must be mended before the plan can be saved, by the row's part and place: `phases.0`. */
export function problemsIn(plan: CampaignPlan): Record<string, PlanProblem> {
  const problems: Record<string, PlanProblem> = {}
  for (const part of PARTS) {
    for (const [n, row] of plan[part].entries()) {
      if (nameOf(row).trim() === '') problems[`${part}.${n}`] = 'nameMissing'
      else if (isReversed(row)) problems[`${part}.${n}`] = 'datesReversed'
    }
  }
  return problems
}
