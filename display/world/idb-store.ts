import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { Hash } from '../../playlists/ids.ts'
import type { Facts, MediaStore, Store, StoredPlay } from '../engine/ports.ts'

interface Schema extends DBSchema {
  facts: { key: string; value: Facts[keyof Facts] }
  plays: { key: [owner: number, boot: number, seq: number]; value: StoredPlay }
  files: { key: string; value: Blob }
}

export type Base = IDBPDatabase<Schema>

/** Throws when the browser gives this page no database. */
export const openBase = (name = 'bang-tin'): Promise<Base> =>
  openDB<Schema>(name, 1, {
    upgrade(base) {
      base.createObjectStore('facts')
      base.createObjectStore('plays')
      base.createObjectStore('files')
    },
  })

/** `relaxed` would lose the last plays at a power cut. */
const DURABLE = { durability: 'strict' } as const

export function idbStore(base: Base): Store {
  return {
    read: async <K extends keyof Facts>(name: K) => ((await base.get('facts', name)) as Facts[K] | undefined) ?? null,
    write: async (name, value) => {
      const tx = base.transaction('facts', 'readwrite', DURABLE)
      await Promise.all([tx.store.put(value, name), tx.done])
    },
    remove: (name) => base.delete('facts', name),
    // One request and no more: a page that is being closed gets no second turn.
    addPlay: async (entry) => {
      const tx = base.transaction('plays', 'readwrite', DURABLE)
      await Promise.all([tx.store.put(entry, [entry.owner, entry.boot, entry.play.seq]), tx.done])
    },
    readPlays: async (owner, limit) => {
      const [first] = await base.getAll('plays', IDBKeyRange.bound([owner], [owner + 1]), 1)
      if (first === undefined || first.owner !== owner) return []
      return base.getAll('plays', IDBKeyRange.bound([owner, first.boot], [owner, first.boot + 1]), limit)
    },
    playSeqs: async (owner, boot, { first, last }) => {
      const keys = await base.getAllKeys('plays', IDBKeyRange.bound([owner, boot, first], [owner, boot, last]))
      return keys.map(([, , seq]) => seq)
    },
    forgetPlays: async (keys) => {
      const tx = base.transaction('plays', 'readwrite', DURABLE)
      const gone = keys.map(({ owner, boot, seq }) => tx.store.delete([owner, boot, seq]))
      await Promise.all([...gone, tx.done])
    },
    countPlays: () => base.count('plays'),
  }
}

/** Where there is no Cache API (an insecure origin) files lie in IndexedDB. */
export const idbMedia = (base: Base): MediaStore => ({
  list: async () => {
    const [keys, files] = await Promise.all([base.getAllKeys('files'), base.getAll('files')])
    return keys.map((key, i) => ({ hash: key as Hash, bytes: files[i]?.size ?? 0 }))
  },
  get: async (hash) => (await base.get('files', hash)) ?? null,
  put: async (hash, file) => {
    await base.put('files', file, hash)
  },
  drop: (hash) => base.delete('files', hash),
})
