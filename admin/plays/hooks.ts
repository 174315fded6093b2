import { useInfiniteQuery } from '@tanstack/react-query'
import type { Instant } from '../../playlists/time.ts'
import { listCampaigns } from '../../playlists/wire/campaigns.ts'
import { listDisplays, listGroups } from '../../playlists/wire/displays.ts'
import { readFulfilment } from '../../playlists/wire/fulfilment.ts'
import { catalogueMaterials } from '../../playlists/wire/library.ts'
import { listPlaylists } from '../../playlists/wire/playlists.ts'
import { listPlays, listQuarantine, readPlay, readWeekHours, summarisePlays } from '../../playlists/wire/plays.ts'
import { listTopics } from '../../playlists/wire/settings.ts'
import { useApi, useAsk } from '../ui/asks.ts'
import { keyOf } from '../ui/keys.ts'
import { askOf } from './filters.ts'
import type { Filters, PlayName } from './filters.ts'

export type By = 'day' | 'material' | 'display' | 'topic'

export const useSummary = (filters: Filters, by: By) =>
  useAsk(summarisePlays, { query: { ...askOf(filters), by } }, { keep: true })

export const useFulfilment = (filters: Filters) => {
  const by = filters.display === null ? 'display' : 'day'
  return useAsk(readFulfilment, { query: { ...askOf(filters), by } }, { keep: true, every: 60_000 })
}

export const useWeek = (filters: Filters) => useAsk(readWeekHours, { query: askOf(filters) }, { keep: true })

export const usePlay = ({ id, startedAt }: PlayName) => useAsk(readPlay, { params: { id }, query: { at: startedAt } })

export const useGroups = () => useAsk(listGroups, {}).data ?? []
export const useCampaigns = () => useAsk(listCampaigns, {}).data ?? []
export const useQuarantine = () => useAsk(listQuarantine, {})
export const useTopics = () => useAsk(listTopics, {}).data ?? []
export const useDisplays = () => useAsk(listDisplays, {}).data ?? []
export const usePlaylists = () => useAsk(listPlaylists, {}).data ?? []

/** Archived materials too: their plays stay. */
export const useMaterials = () => useAsk(catalogueMaterials, {}).data ?? []

/** Single plays, newest first, fetched on as asked. */
export function usePlays(filters: Filters) {
  const api = useApi()
  const query = askOf(filters)
  return useInfiniteQuery({
    queryKey: [...keyOf(listPlays, { query }), 'pages'],
    initialPageParam: undefined as Instant | undefined,
    queryFn: ({ pageParam }) =>
      api.call(listPlays, { query: pageParam === undefined ? query : { ...query, before: pageParam } }),
    getNextPageParam: (page) => (page.more ? page.plays.at(-1)?.startedAt : undefined),
  })
}
