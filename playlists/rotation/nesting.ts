import type { PlaylistId } from '../ids.ts'
import { isNested } from '../playlist.ts'
import type { Playlist } from '../playlist.ts'

/** Playlists by id. */
export type Lists = ReadonlyMap<number, Pick<Playlist, 'items'>>

/** A list in a list in a list … at most so many under the one that is shown. */
export const MAX_DEPTH = 4

const childrenOf = ({ items }: Pick<Playlist, 'items'>): PlaylistId[] =>
  items.filter(isNested).map(({ playlist }) => playlist)

/** A list and all those in it, however deep. */
export function listsIn<L extends Pick<Playlist, 'items'>>(list: L, lists: ReadonlyMap<number, L>): Set<L> {
  const found = new Set([list])
  for (const each of found) {
    for (const child of childrenOf(each)) {
      const inner = lists.get(child)
      if (inner) found.add(inner)
    }
  }
  return found
}

/** RULES RO8. The loop that runs through this list, from it and back to it; null when there is none. */
export function loopThrough(id: PlaylistId, lists: Lists): PlaylistId[] | null {
  const seen = new Set<PlaylistId>()
  const walk = (at: PlaylistId, path: PlaylistId[]): PlaylistId[] | null => {
    for (const child of childrenOf(lists.get(at) ?? { items: [] })) {
      if (child === id) return [...path, id]
      if (seen.has(child)) continue
      seen.add(child)
      const found = walk(child, [...path, child])
      if (found) return found
    }
    return null
  }
  return walk(id, [id])
}

/** How many lists lie under this one, one in the other; stops counting past the bound, so a loop ends too. */
export function depthOf(id: PlaylistId, lists: Lists, left = MAX_DEPTH + 1): number {
  if (left === 0) return 0
  const depths = childrenOf(lists.get(id) ?? { items: [] }).map((child) => 1 + depthOf(child, lists, left - 1))
  return Math.max(0, ...depths)
}

/** The lists that hold this one, however deep; itself not among them. */
export function holdersOf(id: PlaylistId, lists: Lists): Set<PlaylistId> {
  const holders = new Set<PlaylistId>()
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [holder, list] of lists as ReadonlyMap<PlaylistId, Pick<Playlist, 'items'>>) {
      if (holders.has(holder) || !childrenOf(list).includes(next)) continue
      holders.add(holder)
      waiting.push(holder)
    }
  }
  return holders
}
