import type { PlaylistId } from '../../playlists/ids.ts'
import { listPlaylists, updatePlaylist } from '../../playlists/wire/playlists.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useApi, useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'

/** The body of updatePlaylist with one more item at the end. */
export function withItem(list: PlaylistReply, material: Pick<Material, 'id'>) {
  const { name, note, order, separation, items, rule, goals, version } = list
  const item = { material: material.id, weight: 1, durationMs: null }
  return { name, note, order, separation, items: [...items, item], rule, goals, version }
}

/** Puts a new material at the end of these lists. What does not work is told, and stops nothing: the material is saved. */
export function usePlacing() {
  const api = useApi()
  const update = useSend(updatePlaylist)
  const tell = useTell()
  const t = useText().duty.placement
  return async (material: Material, ids: readonly PlaylistId[]): Promise<void> => {
    if (ids.length === 0) return
    const lists = await api.call(listPlaylists, {})
    const failed: string[] = []
    for (const list of lists.filter(({ id }) => ids.includes(id)))
      await update
        .mutateAsync({ params: { id: list.id }, body: withItem(list, material) })
        .catch(() => failed.push(list.name))
    if (failed.length > 0) tell.warn(t.failed(failed.join(', ')))
  }
}
