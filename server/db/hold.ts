import path from 'node:path'
import { Kysely, sql } from 'kysely'
import { sqliteDialect } from './sqlite.ts'

/** Another program works in this data folder. */
export class DataDirInUse extends Error {
  readonly dataDir: string

  constructor(dataDir: string) {
    super(`the data folder ${dataDir} is in use`)
    this.name = 'DataDirInUse'
    this.dataDir = dataDir
  }
}

/**
 * Takes the data folder for this program alone; what it gives lets go. The lock is the system's, held by SQLite on an empty
 * file: it ends with the program however that ends, so none is ever left behind, and no recycled process number fools it.
 */
export async function holdDataDir(dataDir: string): Promise<() => Promise<void>> {
  const file = path.join(dataDir, 'bang-tin.lock')
  const lock = new Kysely<object>({ dialect: sqliteDialect({ file, connections: 1, begin: 'deferred', pragmas: [] }) })
  try {
    await sql`begin exclusive`.execute(lock)
  } catch (error) {
    await lock.destroy()
    throw error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY' ? new DataDirInUse(dataDir) : error
  }
  return () => lock.destroy()
}
