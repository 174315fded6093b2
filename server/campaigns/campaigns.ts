import type { CampaignId } from '../../playlists/ids.ts'
import type { Campaign, CampaignBody } from '../../playlists/wire/campaigns.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { insertCampaign, readCampaign, refuseUnknownTopics, writeCampaign } from './store.ts'

/** Throws `dates-reversed`, and `not-found` for a topic that there is not. */
export async function addCampaign(w: Writer, body: CampaignBody, by: By): Promise<Campaign> {
  await refuseWrong(w, body)
  const after = await readCampaign(w, await insertCampaign(w, body))
  await recordChange(w, by, { ...named('create', after), after })
  return after
}

/** Throws `stale`, and what `addCampaign` throws. */
export async function changeCampaign(
  w: Writer,
  at: { id: CampaignId; version: number },
  { archived, ...body }: CampaignBody & { archived: boolean },
  by: By,
): Promise<Campaign> {
  await refuseWrong(w, body)
  const before = await readCampaign(w, at.id)
  await writeCampaign(w, at, body, archived ? (before.archivedAt ?? by.at) : null)
  const after = await readCampaign(w, at.id)
  await recordChange(w, by, { ...named('update', after), before, after })
  return after
}

const named = (action: string, { id, name }: Campaign) => ({
  action,
  noun: 'campaigns',
  nounId: id,
  nounName: name,
})

async function refuseWrong(w: Writer, body: CampaignBody): Promise<void> {
  if ([body, ...body.plan.phases].some(isReversed)) throw new Refusal('dates-reversed')
  await refuseUnknownTopics(w, body.plan)
}

const isReversed = ({ from, until }: Pick<CampaignBody, 'from' | 'until'>) =>
  from !== null && until !== null && until < from
