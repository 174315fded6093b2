import { step } from '../../playlists/alarms.ts'
import type { Step, Watch } from '../../playlists/alarms.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import { ALARM_KINDS, judge } from '../../playlists/signs.ts'
import type { InForce, Judgement } from '../../playlists/signs.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { beginAlarm, endAlarm, openWatches } from './alarm-store.ts'

/** What is judged of a display. */
type Watched = Pick<Display, 'id' | 'paired' | 'test' | 'archivedAt' | 'lastSeenAt' | 'health'>
type Parts = {
  db: Database
  clock: ServerClock
  displays: (r: Reader) => Promise<Watched[]>
  inForce: (display: DisplayId) => InForce | null
  /** From where a second player of it is heard. */
  twinOf: (display: DisplayId, now: Instant) => string | null
}

/** Nothing is wrong with what is not in use. */
const UNWATCHED: Judgement = { judged: ALARM_KINDS, signs: [] }

/**
 * Looks at every display again and again and keeps what is wrong with it, from its beginning to its end. What has not
 * lasted long enough to be an alarm is in memory only; a start of the server begins that anew.
 */
export class Alarms {
  readonly #parts: Parts
  readonly #listeningSince: Instant
  readonly #watches: Map<DisplayId, Watch[]>

  private constructor(parts: Parts, watches: Map<DisplayId, Watch[]>) {
    this.#parts = parts
    this.#watches = watches
    this.#listeningSince = parts.clock.now()
  }

  static async open(parts: Parts): Promise<Alarms> {
    return new Alarms(parts, await parts.db.read(openWatches))
  }

  /** Looks at all displays. */
  async look(): Promise<void> {
    const displays = await this.#parts.db.read(this.#parts.displays)
    const now = this.#parts.clock.now()
    const looks = displays.flatMap((display) => {
      const before = this.#watches.get(display.id) ?? []
      const next = step(before, this.#judge(display, before, now), now)
      return before.length + next.watches.length > 0 ? [{ display: display.id, next }] : []
    })
    await this.#keep(looks, now)
  }

  #judge(display: Watched, before: readonly Watch[], now: Instant): Judgement {
    const { id, paired, test, archivedAt, lastSeenAt, health } = display
    if (!paired || test || archivedAt !== null) return UNWATCHED
    const open = new Set(before.filter(({ raised }) => raised).map(({ kind }) => kind))
    const { inForce, twinOf } = this.#parts
    const listeningSince = this.#listeningSince
    return judge({ lastSeenAt, listeningSince, health, inForce: inForce(id), twin: twinOf(id, now) }, now, open)
  }

  /** What is remembered is what was written down. */
  async #keep(looks: readonly { display: DisplayId; next: Step }[], now: Instant): Promise<void> {
    const changed = looks.filter(({ next }) => next.raised.length + next.ended.length > 0)
    if (changed.length > 0)
      await this.#parts.db.transact(async (w) => {
        for (const { display, next } of changed) {
          for (const watch of next.raised) await beginAlarm(w, display, watch, now)
          for (const watch of next.ended) await endAlarm(w, display, watch, watch.goneAt)
        }
        w.changed('alarms')
      })
    for (const { display, next } of looks) this.#watches.set(display, next.watches)
  }
}
