import { useMemo } from 'react'
import type { MaterialId, PlaylistId } from '../../playlists/ids.ts'
import type { PlayableMaterial } from '../../playlists/material.ts'
import type { Playlist } from '../../playlists/playlist.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { listMaterials } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { archivePlaylist, createPlaylist, listPlaylists, updatePlaylist } from '../../playlists/wire/playlists.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { listCampaigns } from '../../playlists/wire/campaigns.ts'
import { listTopics } from '../../playlists/wire/settings.ts'
import { useApi, useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useFormat } from '../ui/office.ts'
import type { Drafting } from '../ui/use-drafting.ts'
import { bodyOf, playlistOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { planOf, playableOf } from './plan.ts'
import type { Plan } from './plan.ts'
import { standingOf } from './standing.ts'
import type { Standing } from './standing.ts'

export type Form = Drafting<Draft, PlaylistReply>

export const usePlaylists = () => useAsk(listPlaylists, {})
export const useTopics = () => useAsk(listTopics, {}).data ?? []
export const useCampaigns = () => useAsk(listCampaigns, {}).data ?? []
export const useArchive = () => useSend(archivePlaylist)
export const useCreate = () => useSend(createPlaylist)

export type Shelf = {
  materials: Material[]
  /** Those not archived, by name. */
  lists: PlaylistReply[]
  /** Archived ones too: they may still stand in a list. */
  find: (id: MaterialId) => Material | undefined
  findList: (id: PlaylistId) => PlaylistReply | undefined
  standing: (material: Material | undefined) => Standing
  /** What the resolver would be told today. */
  playable: ReadonlyMap<number, PlayableMaterial>
  inUse: ReadonlyMap<number, Playlist>
}

/** What can go into a list, the materials that play first. */
export function useShelf(): Shelf {
  const current = useAsk(listMaterials, { query: {} }).data
  const archived = useAsk(listMaterials, { query: { archived: true } }).data
  const playlists = usePlaylists().data
  const today: LocalDate = useFormat().dayOf(useNow(60_000))
  return useMemo(
    () => shelfOf([...(archived ?? []), ...(current ?? [])], playlists ?? [], today),
    [current, archived, playlists, today],
  )
}

function shelfOf(all: readonly Material[], playlists: readonly PlaylistReply[], today: LocalDate): Shelf {
  const byId = new Map(all.map((material) => [material.id, material]))
  const listsById = new Map(playlists.map((list) => [list.id, list]))
  const lists = playlists.filter((list) => list.archivedAt === null)
  const standing = (material: Material | undefined) => standingOf(material, today)
  const playing = [...byId.values()].filter((material) => standing(material) === 'plays')
  const rank = (material: Material) => (standing(material) === 'plays' ? 0 : 1)
  return {
    materials: [...byId.values()]
      .filter((material) => material.archivedAt === null)
      .sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'vi')),
    lists,
    find: (id) => byId.get(id),
    findList: (id) => listsById.get(id),
    standing,
    playable: new Map(playing.map((material) => [material.id, playableOf(material)!])),
    inUse: new Map(lists.map((list) => [list.id, list])),
  }
}

/** What would come of the draft. */
export function usePlan(draft: Draft, own: PlaylistId | null, shelf: Shelf, hoursADay: number): Plan {
  const { playable, inUse } = shelf
  return useMemo(
    () => planOf(playlistOf(draft, own), { playable, lists: inUse, hoursADay }),
    [draft, own, playable, inUse, hoursADay],
  )
}

export function useSave() {
  const create = useSend(createPlaylist)
  const update = useSend(updatePlaylist)
  return (draft: Draft, was: PlaylistReply | null): Promise<PlaylistReply> =>
    was === null
      ? create.mutateAsync({ body: bodyOf(draft) })
      : update.mutateAsync({ params: { id: was.id }, body: { ...bodyOf(draft), version: was.version } })
}

/** The newest version of a list, asked past the cache. */
export function useReload() {
  const api = useApi()
  return async ({ id }: PlaylistReply) => (await api.call(listPlaylists)).find((playlist) => playlist.id === id)
}
