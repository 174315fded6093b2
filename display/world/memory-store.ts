import type { Hash } from '../../playlists/ids.ts'
import type { Facts, MediaStore, PlayKey, Store, StoredPlay } from '../engine/ports.ts'

const nameOf = ({ owner, boot, seq }: PlayKey): string => `${owner} ${boot} ${seq}`

/** Remembers only as long as the page lives. */
export function memoryStore(): Store {
  const facts = new Map<keyof Facts, unknown>()
  const plays = new Map<string, StoredPlay>()
  return {
    read: async <K extends keyof Facts>(name: K) => (facts.get(name) as Facts[K] | undefined) ?? null,
    write: async (name, value) => {
      facts.set(name, structuredClone(value))
    },
    remove: async (name) => {
      facts.delete(name)
    },
    addPlay: async (entry) => {
      plays.set(nameOf({ ...entry, seq: entry.play.seq }), structuredClone(entry))
    },
    readPlays: async (owner, limit) => {
      const own = [...plays.values()].filter((entry) => entry.owner === owner)
      const ofBoot = own.filter((entry) => entry.boot === own[0]!.boot)
      return ofBoot.sort((a, b) => a.play.seq - b.play.seq).slice(0, limit)
    },
    playSeqs: async (owner, boot, { first, last }) => {
      const own = [...plays.values()].filter((entry) => entry.owner === owner && entry.boot === boot)
      const seqs = own.map(({ play }) => play.seq).filter((seq) => seq >= first && seq <= last)
      return seqs.sort((a, b) => a - b)
    },
    forgetPlays: async (keys) => {
      for (const key of keys) plays.delete(nameOf(key))
    },
    countPlays: async () => plays.size,
  }
}

export function memoryMedia(): MediaStore {
  const files = new Map<Hash, Blob>()
  return {
    list: async () => [...files].map(([hash, file]) => ({ hash, bytes: file.size })),
    get: async (hash) => files.get(hash) ?? null,
    put: async (hash, file) => {
      files.set(hash, file)
    },
    drop: async (hash) => {
      files.delete(hash)
    },
  }
}
