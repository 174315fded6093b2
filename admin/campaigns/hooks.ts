import type { CampaignId } from '../../playlists/ids.ts'
import { createCampaign, listCampaigns, readCampaign, updateCampaign } from '../../playlists/wire/campaigns.ts'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import { listTopics } from '../../playlists/wire/settings.ts'
import { useApi, useAsk, useSend } from '../ui/asks.ts'
import { bodyOf, draftOf } from './draft.ts'
import type { Draft } from './draft.ts'

export type Full = ReplyOf<typeof readCampaign>

export const useCampaigns = () => useAsk(listCampaigns, {})
/** With what was played till now: plays come in all day. */
export const useCampaign = (id: CampaignId) => useAsk(readCampaign, { params: { id } }, { every: 60_000 })
export const useTopics = () => useAsk(listTopics, {}).data ?? []

export function useSave() {
  const create = useSend(createCampaign)
  const update = useSend(updateCampaign)
  return (draft: Draft, was: Campaign | null): Promise<Campaign> =>
    was === null
      ? create.mutateAsync({ body: bodyOf(draft) })
      : update.mutateAsync({
          params: { id: was.id },
          body: { ...bodyOf(draft), archived: was.archivedAt !== null, version: was.version },
        })
}

export function useArchive() {
  const update = useSend(updateCampaign)
  return (campaign: Campaign, archived: boolean) =>
    update.mutateAsync({
      params: { id: campaign.id },
      body: { ...draftOf(campaign), archived, version: campaign.version },
    })
}

/** The newest version of a campaign, asked past the cache. */
export function useReload() {
  const api = useApi()
  return async ({ id }: Campaign) => (await api.call(listCampaigns)).find((campaign) => campaign.id === id)
}
