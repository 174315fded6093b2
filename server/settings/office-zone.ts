import { DAY } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { zoneFacts } from '../zones.ts'
import { readSettings } from './store.ts'

/** 2020-01-01T00:00:00Z: older than any play. */
const SINCE = 1_577_836_800_000 as Instant
const AHEAD_MS = 3660 * DAY

/** The office's zone, for those who count days: known at once, and kept true to the settings. */
export class OfficeZone {
  readonly #db: Database
  readonly #clock: ServerClock
  #zone: Zone

  private constructor(db: Database, clock: ServerClock, zone: Zone) {
    this.#db = db
    this.#clock = clock
    this.#zone = zone
  }

  static async open(db: Database, clock: ServerClock): Promise<OfficeZone> {
    return new OfficeZone(db, clock, await read(db, clock))
  }

  readonly zone = (): Zone => this.#zone

  /** Follows the settings from now on; `failed` hears of a reading that did not work. Returns its own undoing. */
  follow(failed: (error: unknown) => void): () => void {
    return this.#db.changes.subscribe((nouns) => {
      if (nouns.has('settings')) this.#read().catch(failed)
    })
  }

  async #read(): Promise<void> {
    this.#zone = await read(this.#db, this.#clock)
  }
}

async function read(db: Database, clock: ServerClock): Promise<Zone> {
  const { zone } = await db.read(readSettings)
  return zoneFacts(zone, { start: SINCE, end: (clock.now() + AHEAD_MS) as Instant })
}
