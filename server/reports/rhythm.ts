import type { FastifyBaseLogger } from 'fastify'
import type { AccountId, ReportId } from '../../playlists/ids.ts'
import { duePeriods } from '../../playlists/report/rhythm.ts'
import type { RhythmKind } from '../../playlists/report/rhythm.ts'
import type { Period } from '../../playlists/report/period.ts'
import { toLocal } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { SYSTEM, recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { drawUp } from './reports.ts'
import { isDrawn, markDrawn, readRhythm, saveRhythm } from './rhythm-store.ts'
import type { Beat } from './rhythm-store.ts'

type Parts = {
  db: Database
  clock: ServerClock
  zone: () => Zone
  settings: (r: Reader) => Promise<Settings>
  /** Brings the figures up to date that a report is made of. */
  prepare: () => Promise<void>
  log: FastifyBaseLogger
}

/**
 * RULES RE8. Draws up the reports of the periods that are over: at its hour of the night, and when the server starts, for
 * those that came due while it was off. Each once, whatever happens in between.
 */
export class ReportRhythm {
  readonly #parts: Parts
  #round: Promise<void> | null = null
  #isStopped = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** In the background; a failure is logged, and the next night tries again. */
  start(): void {
    const failed = (err: unknown) => this.#parts.log.error({ err }, 'reports not drawn up; it is tried again at night')
    this.#round = this.renew()
      .then(() => undefined, failed)
      .finally(() => (this.#round = null))
  }

  async settle(): Promise<void> {
    await this.#round
  }

  /** For good; what is not drawn up yet stays due. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.settle()
  }

  /** The new reports. */
  async renew(): Promise<ReportId[]> {
    const { db, prepare, log } = this.#parts
    const due = await db.read((r) => this.#due(r))
    if (due.length === 0) return []
    await prepare()
    const drawn: ReportId[] = []
    for (const one of due) {
      if (this.#isStopped) break
      const id = await db.transact((w) => this.#draw(w, one))
      if (id !== null) drawn.push(id)
    }
    if (drawn.length > 0) log.info({ reports: drawn }, 'reports drawn up')
    return drawn
  }

  async #due(r: Reader): Promise<Due[]> {
    const { clock, zone } = this.#parts
    const due: Due[] = []
    for (const { kind, since, account } of await readRhythm(r))
      for (const period of duePeriods(kind, since, clock.now(), zone()))
        if (!(await isDrawn(r, period))) due.push({ period, account })
    return due
  }

  /** Looks once more in its own transaction: two rounds at once make one report. */
  async #draw(w: Writer, { period, account }: Due): Promise<ReportId | null> {
    if (await isDrawn(w, period)) return null
    const { clock, zone, settings } = this.#parts
    const office = { zone: zone(), settings: await settings(w), now: clock.now() }
    const by: By = { actor: SYSTEM, address: '', at: office.now }
    const { id } = await drawUp(w, { form: office.settings.officeForm, period }, { author: account, by }, office)
    await markDrawn(w, period, office.settings.zone, id)
    return id
  }
}

type Due = { period: Period; account: AccountId }

/** Which kinds are drawn up from now on; what was due before is left to staff. */
export async function changeRhythm(
  w: Writer,
  kinds: readonly RhythmKind[],
  { account, by }: { account: AccountId; by: By },
  { zone, now }: { zone: Zone; now: Instant },
): Promise<Beat[]> {
  const before = await readRhythm(w)
  await saveRhythm(w, kinds, toLocal(zone, now).date, account)
  const after = await readRhythm(w)
  const kindsOf = (beats: readonly Beat[]) => ({ kinds: beats.map(({ kind }) => kind) })
  const change = { action: 'set-rhythm', noun: 'reports', nounId: 0, nounName: '' }
  await recordChange(w, by, { ...change, before: kindsOf(before), after: kindsOf(after) })
  return after
}
