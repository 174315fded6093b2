import { HANDED_IN_FROM } from '../../playlists/approval.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { BulkDeed } from '../../playlists/wire/library.ts'
import type { Material } from '../../playlists/wire/materials.ts'

/** What one press does to all that are chosen. */
export type Chosen = ReadonlyMap<MaterialId, Material>

/** Those that a deed is about: only what is in hand is handed in. */
export const concernedBy = ({ deed }: BulkDeed, chosen: Chosen): Chosen =>
  deed === 'submit' ? new Map([...chosen].filter(([, { latest }]) => HANDED_IN_FROM.includes(latest.state))) : chosen

/** The deed that undoes a deed for one material, which was like this before it; null where there is nothing to undo. */
export function undoOf(deed: BulkDeed, before: Material): BulkDeed | null {
  switch (deed.deed) {
    case 'tag': {
      const remove = deed.add.filter((tag) => !before.tags.includes(tag))
      const add = deed.remove.filter((tag) => before.tags.includes(tag))
      return remove.length + add.length === 0 ? null : { deed: 'tag', add, remove }
    }
    case 'topic':
      return before.topic === deed.topic ? null : { deed: 'topic', topic: before.topic }
    case 'campaign':
      return before.campaign === deed.campaign ? null : { deed: 'campaign', campaign: before.campaign }
    case 'validity':
      return { deed: 'validity', validFrom: before.validFrom, validUntil: before.validUntil }
    case 'archive':
      return { deed: 'restore' }
    case 'restore':
      return { deed: 'archive' }
    case 'submit':
      return null
  }
}

type At = { id: MaterialId; version: number }

/** The fewest deeds that undo one deed for these: those that ask for the same are done together. */
export function undoAll(deed: BulkDeed, done: readonly At[], before: Chosen): { deed: BulkDeed; materials: At[] }[] {
  const groups = new Map<string, { deed: BulkDeed; materials: At[] }>()
  for (const { id, version } of done) {
    const was = before.get(id)
    const undo = was === undefined ? null : undoOf(deed, was)
    if (undo === null) continue
    const key = JSON.stringify(undo)
    const group = groups.get(key) ?? { deed: undo, materials: [] }
    group.materials.push({ id, version })
    groups.set(key, group)
  }
  return [...groups.values()]
}
