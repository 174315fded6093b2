import { isNested } from '../../playlists/playlist.ts'
import type { PlaylistId } from '../../playlists/ids.ts'
import { listPlaylists, updatePlaylist } from '../../playlists/wire/playlists.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useApi, useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'

/** The body of updatePlaylist with one more item at the end, or without it where it is no longer wanted. */
export function withItem(list: PlaylistReply, material: Pick<Material, 'id'>, isWanted = true) {
  const { name, note, order, separation, rule, goals, version } = list
  const others = list.items.filter((item) => isNested(item) || item.material !== material.id)
  const item = { material: material.id, weight: 1, durationMs: null }
  return { name, note, order, separation, items: isWanted ? [...others, item] : others, rule, goals, version }
}

type Placing = (
  material: Material,
  wanted: readonly PlaylistId[],
  placed: readonly PlaylistId[],
) => Promise<readonly PlaylistId[]>

/**
 * Puts a new material at the end of the lists that are wanted and takes it out of those it was put into before; answers
 * where it is now. What does not work is told, and stops nothing: the material is saved.
 */
export function usePlacing(): Placing {
  const api = useApi()
  const update = useSend(updatePlaylist)
  const tell = useTell()
  const t = useText().duty.placement
  return async (material, wanted, placed) => {
    const moved = [...wanted, ...placed].filter((id) => wanted.includes(id) !== placed.includes(id))
    if (moved.length === 0) return placed
    const now = new Set(placed)
    const failed: string[] = []
    for (const list of (await api.call(listPlaylists, {})).filter(({ id }) => moved.includes(id))) {
      const isWanted = wanted.includes(list.id)
      await update
        .mutateAsync({ params: { id: list.id }, body: withItem(list, material, isWanted) })
        .then(() => (isWanted ? now.add(list.id) : now.delete(list.id)))
        .catch(() => failed.push(list.name))
    }
    if (failed.length > 0) tell.warn(t.failed(failed.join(', ')))
    return [...now]
  }
}
