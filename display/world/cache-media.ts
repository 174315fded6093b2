import type { Hash } from '../../playlists/ids.ts'
import type { MediaStore } from '../engine/ports.ts'

const NAME = 'bang-tin-media'
/** So that a file's length is known without reading it. */
const BYTES = 'x-bytes'
const addressOf = (hash: Hash): string => `/display/media/${hash}`

/** Files in the Cache API, under addresses that only this page uses. */
export const cacheMedia = (caches: CacheStorage): MediaStore => ({
  list: async () => {
    const cache = await caches.open(NAME)
    const requests = await cache.keys()
    return Promise.all(
      requests.map(async (request) => {
        const hash = new URL(request.url).pathname.slice(addressOf('' as Hash).length) as Hash
        const kept = await cache.match(request)
        return { hash, bytes: Number(kept?.headers.get(BYTES)) || ((await kept?.blob())?.size ?? 0) }
      }),
    )
  },
  get: async (hash) => (await (await caches.open(NAME)).match(addressOf(hash)))?.blob() ?? null,
  put: async (hash, file) => {
    const headers = { 'content-type': file.type, [BYTES]: String(file.size) }
    await (await caches.open(NAME)).put(addressOf(hash), new Response(file, { headers }))
  },
  drop: async (hash) => {
    await (await caches.open(NAME)).delete(addressOf(hash))
  },
})
