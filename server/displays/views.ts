import type { DisplayId } from '../../playlists/ids.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { Devices } from '../access/devices.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { isOnline, stateOf } from './state.ts'
import type { DisplayFacts } from './state.ts'
import type { StoredDisplay } from './store.ts'

/** What is in force for a display (programmes/programmes.ts, handed in by app.ts). */
export type InForceOf = (display: DisplayId) => DisplayFacts['inForce']

/** Displays as the panel sees them: what is stored, judged against the programme in force and the clock. */
export class Views {
  readonly #clock: ServerClock
  readonly #inForce: InForceOf

  constructor({ clock, inForce }: { clock: ServerClock; inForce: InForceOf }) {
    this.#clock = clock
    this.#inForce = inForce
  }

  readonly of = (display: StoredDisplay): Display => {
    const now = this.#clock.now()
    const facts = { ...display, inForce: this.#inForce(display.id) }
    return {
      ...display,
      online: isOnline(facts, now),
      state: stateOf(facts, now),
      programme: facts.inForce?.hash ?? null,
    }
  }
}

export type DisplayParts = { db: Database; clock: ServerClock; devices: Devices; views: Views }
