import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import sqlite3 from 'sqlite3'

/**
 * Kysely over the `sqlite3` package (Kysely's own dialect wants better-sqlite3). Why Kysely and not knex: its queries are
 * typed by the tables, so a misspelt column does not compile, and it speaks to PostgreSQL with the same builder.
 */
export type SqliteOptions = {
  file: string
  connections: number
  /** `deferred` for readers, `immediate` for the writer: it takes the lock when it begins, so it never fails half-way. */
  begin: 'deferred' | 'immediate'
  /** Run on each new connection. */
  pragmas: readonly string[]
}

export function sqliteDialect(options: SqliteOptions): Dialect {
  return {
    createDriver: () => new SqliteDriver(options),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class Connection implements DatabaseConnection {
  readonly handle: sqlite3.Database
  constructor(handle: sqlite3.Database) {
    this.handle = handle
  }

  executeQuery<R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> {
    const returns = query.kind === 'SelectQueryNode' || query.kind === 'RawNode' || / returning /i.test(sql)
    return new Promise((resolve, reject) => {
      if (returns) {
        this.handle.all<R>(sql, [...parameters], (error, rows) => (error ? reject(error) : resolve({ rows })))
        return
      }
      this.handle.run(sql, [...parameters], function (error) {
        if (error) reject(error)
        else resolve({ rows: [], numAffectedRows: BigInt(this.changes), insertId: BigInt(this.lastID) })
      })
    })
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('this dialect pages with keys instead of streaming')
  }
}

/** A fixed number of connections, lent in the order they were asked for. */
class SqliteDriver implements Driver {
  readonly #options: SqliteOptions
  #idle: Connection[] = []
  #all: Connection[] = []
  #waiting: ((connection: Connection) => void)[] = []

  constructor(options: SqliteOptions) {
    this.#options = options
  }

  async init(): Promise<void> {
    for (let i = 0; i < this.#options.connections; i++) {
      const connection = new Connection(await open(this.#options.file))
      for (const pragma of this.#options.pragmas) await connection.executeQuery(CompiledQuery.raw(`PRAGMA ${pragma}`))
      this.#all.push(connection)
    }
    this.#idle = [...this.#all]
  }

  async acquireConnection(): Promise<Connection> {
    return this.#idle.pop() ?? new Promise((resolve) => this.#waiting.push(resolve))
  }

  async releaseConnection(connection: Connection): Promise<void> {
    const next = this.#waiting.shift()
    if (next) next(connection)
    else this.#idle.push(connection)
  }

  async beginTransaction(connection: Connection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`BEGIN ${this.#options.begin}`))
  }

  async commitTransaction(connection: Connection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('COMMIT'))
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('ROLLBACK'))
  }

  async destroy(): Promise<void> {
    await Promise.all(this.#all.map((connection) => close(connection.handle)))
    this.#all = []
    this.#idle = []
  }
}

const open = (file: string): Promise<sqlite3.Database> =>
  new Promise((resolve, reject) => {
    const handle = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(handle)))
  })

const close = (handle: sqlite3.Database): Promise<void> =>
  new Promise((resolve, reject) => handle.close((error) => (error ? reject(error) : resolve())))
