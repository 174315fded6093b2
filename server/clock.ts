import { instant } from '../playlists/time.ts'
import type { Instant } from '../playlists/time.ts'

/** The one reader of the wall clock in the server; everything else takes `now` as an argument or this as a port. */
export type ServerClock = { now: () => Instant }

export const systemClock: ServerClock = { now: () => instant(Date.now()) }
