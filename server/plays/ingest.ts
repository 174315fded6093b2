import type { DisplayId } from '../../playlists/ids.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { LostSeqs } from '../../playlists/wire/devices.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { judge } from './judge.ts'
import { keep } from './keep.ts'
import type { AfterPlays, Delivery, Kept, Receipt } from './keep.ts'
import type { Ref } from './refs.ts'

/** How many rows one transaction takes, and how many may wait before a display is told to come back later. */
const GROUP_ROWS = 5000
const WAITING_ROWS = 50_000
const KNOWN_REFS = 20_000

type Batch = Delivery & { done: (receipt: Receipt) => void; failed: (error: unknown) => void }
type Given = { boot: number; plays: readonly unknown[]; lost?: readonly LostSeqs[] }

/**
 * Takes plays in. Batches that arrive while one is being written share the next transaction, so that many screens cost
 * one flush to disk. An answer is given after the commit, never before.
 */
export class PlayIntake {
  readonly #db: Database
  readonly #clock: ServerClock
  readonly #zone: () => Zone
  readonly #after: readonly AfterPlays[]
  readonly #refs = new Map<string, Ref>()
  #waiting: Batch[] = []
  #waitingRows = 0
  #draining = false

  /** `zone` is the office's: it decides on which day a play counts. `after` hears of the days in the transaction itself. */
  constructor(parts: { db: Database; clock: ServerClock; zone: () => Zone; after?: readonly AfterPlays[] }) {
    this.#db = parts.db
    this.#clock = parts.clock
    this.#zone = parts.zone
    this.#after = parts.after ?? []
  }

  /** One answer a row, in the order given. Throws `busy` when too much is waiting. */
  accept(display: DisplayId, { boot, plays, lost = [] }: Given): Promise<Receipt> {
    if (this.#waitingRows + plays.length > WAITING_ROWS) throw new Refusal('busy', { because: { seconds: '10' } })
    const receivedAt: Instant = this.#clock.now()
    const rows = plays.map((row) => judge(row, { display, boot, now: receivedAt }))
    return new Promise((done, failed) => {
      this.#waiting.push({ display, boot, receivedAt, rows, lost, done, failed })
      this.#waitingRows += rows.length
      if (!this.#draining) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#draining = true
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup()
      // A batch that the database refuses takes none of its neighbours with it.
      if (!(await this.#write(group)) && group.length > 1) for (const batch of group) await this.#write([batch])
    }
    this.#draining = false
  }

  #nextGroup(): Batch[] {
    let rows = 0
    const count = this.#waiting.findIndex((batch) => (rows += batch.rows.length) > GROUP_ROWS)
    const group = this.#waiting.splice(0, count === -1 ? this.#waiting.length : Math.max(count, 1))
    for (const batch of group) this.#waitingRows -= batch.rows.length
    return group
  }

  /** False when nothing was written; a batch that is alone is told why. */
  async #write(group: readonly Batch[]): Promise<boolean> {
    try {
      const { receipts, refs } = await this.#db.transact((w) => this.#keep(w, group))
      this.#remember(refs)
      group.forEach((batch, i) => batch.done(receipts[i]!))
      return true
    } catch (error) {
      if (group.length === 1) group[0]!.failed(error)
      return false
    }
  }

  async #keep(w: Writer, group: readonly Batch[]): Promise<Kept> {
    const kept = await keep(w, group, { zone: this.#zone(), known: this.#refs })
    if (kept.days.length > 0) for (const hear of this.#after) await hear(w, kept.days)
    return kept
  }

  /** Only after the commit: a rolled-back id must not be used. */
  #remember(refs: Map<string, Ref>): void {
    if (this.#refs.size + refs.size > KNOWN_REFS) this.#refs.clear()
    for (const [key, ref] of refs) this.#refs.set(key, ref)
  }
}
