import { io } from 'socket.io-client'
import type { Socket as LiveSocket } from 'socket.io-client'
import type { DisplayMessages } from '../../playlists/wire-live.ts'
import type { Digest, Http, Machine, MediaStore, Socket, Store, Time, World } from '../engine/ports.ts'
import { cacheMedia } from './cache-media.ts'
import { atFrame } from './frame-time.ts'
import { idbMedia, idbStore, openBase } from './idb-store.ts'
import { memoryMedia, memoryStore } from './memory-store.ts'
import { filmFrames } from '../stage/film-frames.ts'
import { machineVitals } from './vitals.ts'

/** How long an answer may take; a file may take as long as a line of 16 KB/s needs, so that a trickle ends some time. */
const TIMEOUT_MS = 20_000
const SLOWEST_BYTES_PER_MS = 16
const WORTH_ZIPPING = 4096

/** The real world, for the engine. */
export async function realWorld(): Promise<World> {
  const { store, media } = await openStores()
  return {
    time,
    store,
    media,
    http,
    socket,
    digest,
    machine,
    photograph: async () => (await import('./photograph.ts')).photograph(document.getElementById('stage')!),
    reload: () => location.reload(),
    random: () => Math.random(),
    lend: (file) => {
      const url = URL.createObjectURL(file)
      return { url, letGo: () => URL.revokeObjectURL(url) }
    },
  }
}

/** A browser that refuses its storage (a private window, a full or broken disk) still plays, but forgets. */
async function openStores(): Promise<{ store: Store; media: MediaStore }> {
  try {
    const base = await openBase()
    void navigator.storage?.persist?.()
    return { store: idbStore(base), media: 'caches' in globalThis ? cacheMedia(caches) : idbMedia(base) }
  } catch {
    return { store: memoryStore(), media: memoryMedia() }
  }
}

export const time: Time = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  atFrame,
}

export const http: Http = async ({ method, path, token, body, isLarge, ifNoneMatch, bytes = 0 }) => {
  const headers: Record<string, string> = {}
  if (token !== undefined) headers.authorization = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (ifNoneMatch !== undefined) headers['if-none-match'] = ifNoneMatch
  const text = body === undefined ? null : JSON.stringify(body)
  const zipped = isLarge === true && (await gzip(text))
  if (zipped) headers['content-encoding'] = 'gzip'
  const reply = await fetch(path, {
    method,
    headers,
    body: zipped || text,
    cache: 'no-store',
    redirect: 'error',
    credentials: token === undefined ? 'same-origin' : 'omit',
    signal: AbortSignal.timeout(TIMEOUT_MS + Math.ceil(bytes / SLOWEST_BYTES_PER_MS)),
  })
  const header = (name: string) => reply.headers.get(name) ?? ''
  return {
    status: reply.status,
    etag: header('etag'),
    retryAfter: header('retry-after'),
    date: Date.parse(header('date')) || null,
    text: () => reply.text(),
    blob: () => reply.blob(),
  }
}

/** Null where it is not worth it, or this browser cannot. */
async function gzip(text: string | null): Promise<Blob | null> {
  if (text === null || text.length < WORTH_ZIPPING || !('CompressionStream' in globalThis)) return null
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()
}

const socket: Socket = (token, { look, beat, revoked }) => {
  const line: LiveSocket<DisplayMessages> = io('/display', { auth: { token }, reconnectionDelayMax: 30_000 })
  line.on('look', look)
  line.on('beat', beat)
  line.on('revoked', revoked)
  // What was said while the line was down is lost: connecting equals asking again.
  line.on('connect', look)
  return () => line.disconnect()
}

const digest: Digest = async (bytes) => {
  if (!globalThis.crypto?.subtle) return null
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const machine: Machine = {
  output: () => ({
    width: Math.round(innerWidth * devicePixelRatio),
    height: Math.round(innerHeight * devicePixelRatio),
    ratio: devicePixelRatio,
  }),
  storageFree: async () => {
    const estimate = await navigator.storage?.estimate?.().catch(() => undefined)
    if (estimate?.quota === undefined) return null
    return Math.max(0, Math.round(estimate.quota - (estimate.usage ?? 0)))
  },
  isPersistent: async () => (await navigator.storage?.persisted?.().catch(() => null)) ?? null,
  offlineReady: () => Boolean(navigator.serviceWorker?.controller),
  vitals: () => ({ frames: { ...filmFrames }, ...machineVitals() }),
  // The hash in the name of the page's own script tells one build from another.
  version: (/([\w-]+)\.js$/.exec(new URL(import.meta.url).pathname)?.[1] ?? 'dev').slice(-40),
}
