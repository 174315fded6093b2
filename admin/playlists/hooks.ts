import type { MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { listMaterials } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { archivePlaylist, createPlaylist, listPlaylists, updatePlaylist } from '../../playlists/wire/playlists.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import { listTopics } from '../../playlists/wire/settings.ts'
import { useApi, useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useFormat } from '../ui/office.ts'
import { bodyOf } from './draft.ts'
import type { Draft, Facts } from './draft.ts'
import { standingOf } from './standing.ts'
import type { Standing } from './standing.ts'

export const usePlaylists = () => useAsk(listPlaylists, {})
export const useTopics = () => useAsk(listTopics, {}).data ?? []
export const useArchive = () => useSend(archivePlaylist)
export const useCreate = () => useSend(createPlaylist)

export type Shelf = {
  materials: Material[]
  /** Archived ones too: they may still stand in a list. */
  find: (id: MaterialId) => Material | undefined
  standing: (material: Material | undefined) => Standing
  facts: (id: MaterialId) => Facts
}

/** The materials that can go into a list, those that play first. */
export function useShelf(): Shelf {
  const current = useAsk(listMaterials, { query: {} }).data ?? []
  const archived = useAsk(listMaterials, { query: { archived: true } }).data ?? []
  const today: LocalDate = useFormat().dayOf(useNow(60_000))
  const byId = new Map([...archived, ...current].map((material) => [material.id, material]))
  const standing = (material: Material | undefined) => standingOf(material, today)
  const rank = (material: Material) => (standing(material) === 'plays' ? 0 : 1)
  const materials = [...byId.values()]
    .filter((material) => material.archivedAt === null)
    .sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'vi'))
  return {
    materials,
    find: (id) => byId.get(id),
    standing,
    facts: (id) => ({ durationMs: byId.get(id)?.durationMs ?? 0, plays: standing(byId.get(id)) === 'plays' }),
  }
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
