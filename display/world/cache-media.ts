import type { Hash } from '../../playlists/ids.ts'
import type { MediaStore } from '../engine/ports.ts'

const NAME = 'bang-tin-media'
const addressOf = (hash: Hash): string => `/display/media/${hash}`

/** Files in the Cache API, under addresses that only this page uses. */
export const cacheMedia = (caches: CacheStorage): MediaStore => ({
  list: async () => {
    const requests = await (await caches.open(NAME)).keys()
    return requests.map((request) => new URL(request.url).pathname.slice(addressOf('' as Hash).length) as Hash)
  },
  get: async (hash) => (await (await caches.open(NAME)).match(addressOf(hash)))?.blob() ?? null,
  put: async (hash, file) => {
    await (await caches.open(NAME)).put(addressOf(hash), new Response(file, { headers: { 'content-type': file.type } }))
  },
  drop: async (hash) => {
    await (await caches.open(NAME)).delete(addressOf(hash))
  },
})
