import { createHash } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { canonical } from '../../playlists/canonical.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import { PlayRecord } from '../../playlists/plays.ts'
import { toLocal } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { PlayAnswer } from '../../playlists/wire/displays.ts'
import type { Static } from 'typebox'
import type { ServerClock } from '../clock.ts'
import type { Database, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { implausible } from './plausible.ts'
import type { QuarantineReason } from './plausible.ts'
import { markStale } from './stale.ts'
import { addToDays, insertPlays, internRefs, quarantine, refKey } from './store.ts'
import type { DayShare, RefIdentity, Suspect } from './store.ts'

export type Answer = Static<typeof PlayAnswer>

/** How many rows one transaction takes, and how many may wait before a display is told to come back later. */
const GROUP_ROWS = 5000
const WAITING_ROWS = 50_000
const KNOWN_REFS = 20_000
/** Half a character, or a control character: no database keeps it as it came. */
const UNKEEPABLE = /[\p{Surrogate}\p{Cc}]/u
/** What is kept of a row that makes no sense. */
const SUSPECT_CHARS = 4000

type Good = { play: PlayRecord; key: string }
type Judged = Good | { seq: number; reason: QuarantineReason; row: string; digest: string }

type Batch = {
  display: DisplayId
  boot: number
  receivedAt: Instant
  rows: readonly Judged[]
  done: (answers: Answer[]) => void
  failed: (error: unknown) => void
}

/**
 * Takes plays in. Batches that arrive while one is being written share the next transaction, so that many screens cost
 * one flush to disk. An answer is given after the commit, never before.
 */
export class PlayIntake {
  readonly #db: Database
  readonly #clock: ServerClock
  readonly #zone: () => Zone
  readonly #check = Compile(PlayRecord)
  readonly #refs = new Map<string, number>()
  #waiting: Batch[] = []
  #waitingRows = 0
  #draining = false

  /** `zone` is the office's: it decides on which day a play counts. */
  constructor({ db, clock, zone }: { db: Database; clock: ServerClock; zone: () => Zone }) {
    this.#db = db
    this.#clock = clock
    this.#zone = zone
  }

  /** One answer a row, in the order given. Throws `busy` when too much is waiting. */
  accept(display: DisplayId, { boot, plays }: { boot: number; plays: readonly unknown[] }): Promise<Answer[]> {
    if (this.#waitingRows + plays.length > WAITING_ROWS) throw new Refusal('busy', { because: { seconds: '10' } })
    const receivedAt = this.#clock.now()
    const rows = plays.map((row) => this.#judge(row, { display, boot, now: receivedAt }))
    return new Promise((done, failed) => {
      this.#waiting.push({ display, boot, receivedAt, rows, done, failed })
      this.#waitingRows += rows.length
      if (!this.#draining) void this.#drain()
    })
  }

  #judge(row: unknown, from: { display: DisplayId; boot: number; now: Instant }): Judged {
    const reason = this.#check.Check(row) && !UNKEEPABLE.test(row.zone) ? implausible(row, from.now) : 'malformed'
    if (reason === null) {
      const play = row as PlayRecord
      return { play, key: refKey(play, from.display) }
    }
    const text = canonical(row)
    const digest = createHash('sha256').update(`${from.display}|${from.boot}|${text}`).digest('hex')
    return { seq: seqOf(row), reason, row: text.slice(0, SUSPECT_CHARS), digest }
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
      const { answers, refs } = await this.#db.transact((w) => this.#store(w, group))
      this.#remember(refs)
      group.forEach((batch, i) => batch.done(answers[i]!))
      return true
    } catch (error) {
      if (group.length === 1) group[0]!.failed(error)
      return false
    }
  }

  async #store(w: Writer, group: readonly Batch[]): Promise<{ answers: Answer[][]; refs: Map<string, number> }> {
    const refs = await this.#refsOf(w, group)
    const shares = new Map<string, DayShare>()
    const answers: Answer[][] = []
    for (const batch of group) answers.push(await this.#storeBatch(w, batch, refs, shares))
    if (shares.size > 0) {
      await addToDays(w, [...shares.values()])
      await markStale(w, [...shares.values()])
      w.changed('plays')
    }
    return { answers, refs }
  }

  async #storeBatch(w: Writer, batch: Batch, refs: Map<string, number>, shares: Map<string, DayShare>) {
    const { display, boot, receivedAt } = batch
    const good = batch.rows.flatMap((row) => ('play' in row ? [{ play: row.play, ref: refs.get(row.key)! }] : []))
    const suspects = batch.rows.flatMap((row): Suspect[] => ('play' in row ? [] : [{ display, ...row }]))
    if (suspects.length > 0) {
      await quarantine(w, receivedAt, suspects)
      w.changed('plays')
    }
    const fresh = good.length > 0 ? await insertPlays(w, { display, boot, receivedAt }, good) : new Set<number>()
    const zone = this.#zone()
    const counted = new Set(fresh)
    for (const { play, ref } of good) if (counted.delete(play.seq)) share(shares, zone, play, ref)
    return batch.rows.map((row): Answer => {
      if (!('play' in row)) return { seq: row.seq, result: 'quarantined', reason: row.reason }
      return { seq: row.play.seq, result: fresh.delete(row.play.seq) ? 'stored' : 'known' }
    })
  }

  /** Ids for all that the group names; those met before are not asked for again. */
  async #refsOf(w: Writer, group: readonly Batch[]): Promise<Map<string, number>> {
    const found = new Map<string, number>()
    const missing = new Map<string, RefIdentity>()
    for (const { display, rows } of group) {
      for (const row of rows) {
        if (!('play' in row)) continue
        const id = this.#refs.get(row.key)
        if (id !== undefined) found.set(row.key, id)
        else if (!missing.has(row.key)) missing.set(row.key, identityOf(row.play, display))
      }
    }
    const interned = missing.size > 0 ? await internRefs(w, [...missing.values()]) : []
    return new Map([...found, ...interned])
  }

  /** Only after the commit: a rolled-back id must not be used. */
  #remember(refs: Map<string, number>): void {
    if (this.#refs.size + refs.size > KNOWN_REFS) this.#refs.clear()
    for (const [key, id] of refs) this.#refs.set(key, id)
  }
}

function identityOf(play: PlayRecord, display: DisplayId): RefIdentity {
  const { programme, zone, revision, material, playlist, schedule, layer } = play
  return { display, programme, zone, revision, material, playlist, schedule, layer }
}

function share(shares: Map<string, DayShare>, zone: Zone, play: PlayRecord, ref: number): void {
  const day = toLocal(zone, play.startedAt).date
  const key = `${day} ${ref}`
  const none = { day, ref, completed: 0, interrupted: 0, failed: 0, skipped: 0, durationMs: 0 }
  const total = shares.get(key) ?? none
  total[play.outcome] += 1
  total.durationMs += play.durationMs
  shares.set(key, total)
}

/** A row too broken to bear a number is answered as -1; its place in the answers tells which it was. */
function seqOf(row: unknown): number {
  const seq: unknown = typeof row === 'object' && row !== null && 'seq' in row ? row.seq : undefined
  return typeof seq === 'number' && Number.isSafeInteger(seq) ? seq : -1
}
