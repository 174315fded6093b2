import { createCampaign, listCampaigns, updateCampaign } from '../../playlists/wire/campaigns.ts'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import { useApi, useAsk, useSend } from '../ui/asks.ts'
import { bodyOf, draftOf } from './draft.ts'
import type { Draft } from './draft.ts'

export const useCampaigns = () => useAsk(listCampaigns, {})

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
