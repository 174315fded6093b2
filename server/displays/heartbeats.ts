import type { DisplayId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Health } from '../../playlists/wire/displays.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { present } from './presence.ts'
import { beat } from './store.ts'
import { LOST_MS } from './state.ts'

type Seen = { at: Instant; looks: string }

/**
 * Takes heartbeats. The panel is told when a display returns or looks different, not at every beat; publishing is not
 * told at all, because what a display says of itself decides no programme.
 */
export class Heartbeats {
  readonly #db: Database
  readonly #tellPanel: () => void
  readonly #seen = new Map<DisplayId, Seen>()

  constructor({ db, tellPanel }: { db: Database; tellPanel: () => void }) {
    this.#db = db
    this.#tellPanel = tellPanel
  }

  /** The display's name. Throws `device-unknown`. */
  async take(display: DisplayId, health: Health, now: Instant): Promise<string> {
    const name = await this.#db.transact(async (w) => {
      const known = await beat(w, display, health, now)
      if (known !== null) await present(w, display, health, now)
      return known
    })
    if (name === null) throw new Refusal('device-unknown')
    const before = this.#seen.get(display)
    const looks = looksOf(health)
    this.#seen.set(display, { at: now, looks })
    if (before === undefined || before.looks !== looks || now - before.at >= LOST_MS) this.#tellPanel()
    return name
  }
}

function looksOf({ state, programme, showing, offlineReady, errors, boot, mediaReady, mediaWanted }: Health): string {
  return JSON.stringify([state, programme, showing, offlineReady, errors, boot, mediaReady === mediaWanted])
}
