import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { HOUR } from '../../playlists/time.ts'
import type { Backup } from '../../playlists/wire/settings.ts'
import { SYSTEM, recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import type { BackupFolder } from './folder.ts'
import { countAudit, inspect } from './inspect.ts'

export const KEPT = 14
/** A machine that is switched off at night makes up for it when it runs again. */
const OVERDUE_MS = 26 * HOUR

/** Copies of the database that have been read back before they count. */
export class Backups {
  readonly #db: Database
  readonly #clock: ServerClock
  readonly #folder: BackupFolder
  #busy = false

  constructor(db: Database, clock: ServerClock, folder: BackupFolder) {
    this.#db = db
    this.#clock = clock
    this.#folder = folder
  }

  list(): Promise<Backup[]> {
    return this.#folder.list()
  }

  /** Rejects with `busy` while another one is being made, with SQLITE_FULL when the disk is full. */
  async make(actor: Pick<By, 'actor' | 'address'>): Promise<Backup> {
    if (this.#busy) throw new Refusal('busy')
    this.#busy = true
    try {
      const backup = await this.#copy()
      await this.#record(actor, 'create', backup.file, { bytes: backup.bytes })
      return backup
    } finally {
      this.#busy = false
    }
  }

  /** By the clock: a failure stands in the audit trail, where staff see it, and is thrown on to the log. */
  async makeNightly(): Promise<void> {
    try {
      await this.make({ actor: SYSTEM, address: '' })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      await this.#record({ actor: SYSTEM, address: '' }, 'failed', 'backup', { reason }).catch(() => undefined)
      throw error
    }
  }

  async makeOverdue(): Promise<void> {
    const newest = (await this.list())[0]
    if (newest === undefined || this.#clock.now() - newest.at > OVERDUE_MS) await this.makeNightly()
  }

  async #copy(): Promise<Backup> {
    const now = this.#clock.now()
    const draft = await this.#folder.draft(now)
    try {
      const before = await this.#db.read((r) => countAudit(r.sql))
      await this.#db.maintain((db) => sql`vacuum into ${draft}`.execute(db))
      const after = await this.#db.read((r) => countAudit(r.sql))
      const { auditRows } = await inspect(draft)
      if (auditRows < before || auditRows > after) throw new Error('the copy does not hold what the database holds')
      const backup = await this.#folder.keep(draft, now)
      await this.#folder.keepNewest(KEPT)
      return backup
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  #record(actor: Pick<By, 'actor' | 'address'>, action: string, name: string, after: unknown): Promise<void> {
    const change = { action, noun: 'backups', nounId: name, nounName: name, after }
    return this.#db.transact((w) => recordChange(w, { ...actor, at: this.#clock.now() }, change))
  }
}
