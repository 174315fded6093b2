import { NO_PLAN } from '../../playlists/campaign.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Campaign, CampaignBody } from '../../playlists/wire/campaigns.ts'

export type Draft = CampaignBody
export const EMPTY_DRAFT: Draft = { name: '', goal: '', basis: '', from: null, until: null, plan: NO_PLAN }

export const draftOf = ({ name, goal, basis, from, until, plan }: Campaign): Draft => ({
  ...{ name, goal, basis, from, until, plan },
})

export function problemsOf(draft: Draft): { name?: 'nameMissing'; until?: 'datesReversed' } {
  const reversed = draft.from !== null && draft.until !== null && draft.until < draft.from
  return {
    ...(draft.name.trim() === '' ? { name: 'nameMissing' as const } : {}),
    ...(reversed ? { until: 'datesReversed' as const } : {}),
  }
}

export function bodyOf(draft: Draft): Draft {
  const tidy = (text: string) => text.normalize('NFC').trim()
  return { ...draft, name: tidy(draft.name), goal: tidy(draft.goal), basis: tidy(draft.basis) }
}

export type CampaignState = 'archived' | 'coming' | 'running' | 'over'

/** Where a campaign stands as of `today`; both of its dates are in. */
export function stateOf(
  { archivedAt, from, until }: Pick<Campaign, 'archivedAt' | 'from' | 'until'>,
  today: LocalDate,
): CampaignState {
  if (archivedAt !== null) return 'archived'
  if (from !== null && today < from) return 'coming'
  return until !== null && until < today ? 'over' : 'running'
}
