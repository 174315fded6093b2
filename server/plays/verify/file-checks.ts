import type { Readable } from 'node:stream'
import type { Zone } from '../../../playlists/time.ts'
import type { Database } from '../../db/open.ts'
import { Refusal } from '../../errors.ts'
import { UnreadableCsv, verifyCsv } from './csv.ts'
import type { CsvCheck } from './csv.ts'

/** Files sent from the panel, one at a time: each is held against all that is kept of its dates. */
export class FileChecks {
  readonly #db: Database
  #isBusy = false

  constructor(db: Database) {
    this.#db = db
  }

  /** Throws `log-file` for a file that is none of ours, and `busy` while another is looked at. */
  async check(file: Readable, zone: Zone): Promise<CsvCheck> {
    if (this.#isBusy) throw new Refusal('busy')
    this.#isBusy = true
    try {
      return await verifyCsv(this.#db, file, zone)
    } catch (error) {
      throw error instanceof UnreadableCsv ? new Refusal('log-file') : error
    } finally {
      this.#isBusy = false
      // What is left of it is taken and dropped, so that the answer can be heard.
      file.resume()
    }
  }
}
