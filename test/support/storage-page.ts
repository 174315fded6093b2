/** Runs in a browser: each clause of the storage contract on its real stores. */
import { cacheMedia } from '../../display/world/cache-media.ts'
import { idbMedia, idbStore, openBase } from '../../display/world/idb-store.ts'
import type { Base } from '../../display/world/idb-store.ts'
import { CONTRACT } from './storage-contract.ts'
import type { Stores } from './storage-contract.ts'

export type StorageKind = 'caches' | 'idb'
declare global {
  interface Window {
    check: (says: string, kind: StorageKind) => Promise<void>
  }
}

window.check = async (says, kind) => {
  const name = `contract ${kind} ${says}`
  const bases: Base[] = []
  await caches.delete('bang-tin-media')
  const open = async (): Promise<Stores> => {
    bases.pop()?.close()
    const base = await openBase(name)
    bases.push(base)
    return { store: idbStore(base), media: kind === 'caches' ? cacheMedia(caches) : idbMedia(base) }
  }
  await CONTRACT.find((clause) => clause.says === says)!.holds({ open, reopen: open })
}
