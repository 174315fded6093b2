import { Kysely, Migrator } from 'kysely'
import type { Transaction } from 'kysely'
import type { Noun } from '../../playlists/wire-live.ts'
import { Changes } from './changes.ts'
import { migrations } from './migrations.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

/** Sees one state of the database from its first statement to its last; cannot write (the connection refuses). */
export type Reader = { sql: Kysely<Tables> }

/** The one writer. What it changes is announced by noun after its transaction has committed. */
export type Writer = { sql: Transaction<Tables>; changed: (noun: Noun) => void }

/** Readers have their own connections, so that no report waits for a write or holds one up (WAL). */
const READERS = 3
const SHARED = ['busy_timeout = 30000', 'foreign_keys = ON', 'temp_store = MEMORY', 'cache_size = -8000']
const WRITER = ['journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 2000']

export class Database {
  readonly changes = new Changes()
  readonly #reader: Kysely<Tables>
  readonly #writer: Kysely<Tables>
  readonly #file: string

  private constructor(file: string) {
    this.#file = file
    const writer = { file, connections: 1, begin: 'immediate', pragmas: [...SHARED, ...WRITER] } as const
    const reader = { file, connections: READERS, begin: 'deferred', pragmas: [...SHARED, 'query_only = ON'] } as const
    this.#writer = new Kysely({ dialect: sqliteDialect(writer) })
    this.#reader = new Kysely({ dialect: sqliteDialect(reader) })
  }

  /** Opens and migrates. Throws when the file is not a sound database. */
  static async open(file: string): Promise<Database> {
    const database = new Database(file)
    const migrator = new Migrator({ db: database.#writer, provider: { getMigrations: async () => migrations } })
    const { error } = await migrator.migrateToLatest()
    if (error) {
      await database.close()
      throw error
    }
    return database
  }

  read<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.#reader.transaction().execute((sql) => work({ sql }))
  }

  async transact<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const nouns = new Set<Noun>()
    const result = await this.#writer.transaction().execute((sql) => work({ sql, changed: (noun) => nouns.add(noun) }))
    this.changes.announce(nouns)
    return result
  }

  /** For what may not stand in a transaction (VACUUM INTO, which a `query_only` connection refuses): one of its own. */
  async maintain<T>(work: (sql: Kysely<Tables>) => Promise<T>): Promise<T> {
    const options = { file: this.#file, connections: 1, begin: 'deferred', pragmas: SHARED } as const
    const keeper = new Kysely<Tables>({ dialect: sqliteDialect(options) })
    try {
      return await work(keeper)
    } finally {
      await keeper.destroy()
    }
  }

  async close(): Promise<void> {
    await this.#reader.destroy()
    await this.#writer.destroy()
  }
}
