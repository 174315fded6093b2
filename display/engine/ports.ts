import type { Hash } from '../../playlists/ids.ts'
import type { TouchCount } from '../../playlists/wire/touches.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Vitals } from '../../playlists/vitals.ts'

/** Ends what was begun: a timer, a subscription, a connection. */
export type Dispose = () => void

/**
 * Two clocks and timers. `atFrame` runs on the drawn frame nearest to the moment, so half a frame before it at most, or when no
 * frame is drawn soon after it. `wall` is this machine's and not to be trusted; `monotonic` only ever goes forward. Both in ms.
 */
export type Time = {
  wall: () => number
  monotonic: () => number
  after: (ms: number, run: () => void) => Dispose
  atFrame: (ms: number, run: () => void) => Dispose
}

/** `owner` is the display that showed it, by id; 0 while that is not known. */
export type StoredPlay = { owner: number; boot: number; play: PlayRecord }
export type PlayKey = { owner: number; boot: number; seq: number }
export type StoredProgramme = { hash: Hash; text: string }
/** Who this screen is; which display that means is learnt with the first heartbeat. */
export type Identity = { token: string; display: number }
/** The latest time known, how far the machine's clock was from it, and how much faster the server's runs, per ms. */
export type KeptTime = { now: number; offsetMs: number; drift?: number }
/** Whether the page before this one came to its end, or a power cut or a crash ended it; absent before the first. */
export type LastRun = { ended: boolean }
/** RULES KI6. A count that only grows; `told` is how much of it the server knows. */
export type KeptTouch = TouchCount & { told: number }
export type Facts = {
  identity: Identity
  programme: StoredProgramme
  time: KeptTime
  run: LastRun
  touches: KeptTouch[]
}

/** What must outlive a power cut. A write that resolves is on the disk; one that throws has changed nothing. */
export type Store = {
  read: <K extends keyof Facts>(name: K) => Promise<Facts[K] | null>
  write: <K extends keyof Facts>(name: K, value: Facts[K]) => Promise<void>
  remove: (name: keyof Facts) => Promise<void>
  /** The same play twice is there once. */
  addPlay: (entry: StoredPlay) => Promise<void>
  /** Of this owner and of one boot, in the order of `seq`. */
  readPlays: (owner: number, limit: number) => Promise<StoredPlay[]>
  /** Which numbers of that owner and boot are there, from the first to the last. */
  playSeqs: (owner: number, boot: number, range: { first: number; last: number }) => Promise<number[]>
  forgetPlays: (keys: readonly PlayKey[]) => Promise<void>
  countPlays: () => Promise<number>
}

export type StoredFile = { hash: Hash; bytes: number }

/** Files by hash. What `put` was given is there after a restart; what came first is listed first, where the store knows that. */
export type MediaStore = {
  list: () => Promise<StoredFile[]>
  get: (hash: Hash) => Promise<Blob | null>
  put: (hash: Hash, file: Blob) => Promise<void>
  drop: (hash: Hash) => Promise<void>
}

export type Answer = {
  status: number
  etag: string
  retryAfter: string
  /** The server's clock, to the second, UTC ms; null when it did not say. */
  date: number | null
  text: () => Promise<string>
  blob: () => Promise<Blob>
}

/** Our own server, and nobody else. Rejects when it cannot be reached. */
export type Http = (request: {
  method: 'GET' | 'POST'
  path: string
  token?: string
  body?: unknown
  /** Worth sending compressed. */
  isLarge?: boolean
  ifNoneMatch?: string
  /** Of a file, how long it is: a large one may take its time. */
  bytes?: number
}) => Promise<Answer>

/** The hint line: `look`, `beat` and `revoked` (playlists/wire-live.ts). */
export type Socket = (token: string, heard: { look: () => void; beat: () => void; revoked: () => void }) => Dispose

/** SHA-256 in hex; null where the page may not compute it (an insecure origin). */
export type Digest = (bytes: ArrayBuffer) => Promise<string | null>

/** What the machine says of itself. */
export type Machine = {
  output: () => { width: number; height: number; ratio: number }
  storageFree: () => Promise<number | null>
  /** Whether the browser has promised to throw nothing away; null where it does not say. */
  isPersistent: () => Promise<boolean | null>
  offlineReady: () => boolean
  vitals: () => Pick<Vitals, 'frames' | 'memory' | 'network' | 'visible'>
  version: string
}

export type World = {
  time: Time
  store: Store
  media: MediaStore
  http: Http
  socket: Socket
  digest: Digest
  machine: Machine
  /** What the page shows now, as a JPEG in base64. */
  photograph: () => Promise<string>
  /** Loads the page anew. */
  reload: () => void
  /** Uniform in [0, 1). */
  random: () => number
  /** A URL for a file, until it is let go. */
  lend: (file: Blob) => { url: string; letGo: Dispose }
}
