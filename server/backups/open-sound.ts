import { sql } from 'kysely'
import { Database } from '../db/open.ts'
import type { BackupFolder } from './folder.ts'
import { inspect } from './inspect.ts'

/** The database cannot be trusted; `backup` is the newest one that can. */
export class DatabaseDamaged extends Error {
  readonly file: string
  readonly backup: string | null

  constructor(file: string, backup: string | null, cause: unknown) {
    super(`the database ${file} is damaged`, { cause })
    this.name = 'DatabaseDamaged'
    this.file = file
    this.backup = backup
  }
}

/** Opens, migrates and checks every page. Throws DatabaseDamaged rather than serve from a broken file. */
export async function openSound(file: string, folder: BackupFolder): Promise<Database> {
  let db: Database | null = null
  try {
    db = await Database.open(file)
    const { rows } = await db.maintain((all) => sql<{ quick_check: string }>`pragma quick_check(1)`.execute(all))
    if (rows[0]?.quick_check !== 'ok') throw new DatabaseDamaged(file, null, rows[0]?.quick_check)
    return db
  } catch (error) {
    await db?.close()
    if (!isDamage(error)) throw error
    throw new DatabaseDamaged(file, await newestSound(folder), error)
  }
}

function isDamage(error: unknown): boolean {
  if (error instanceof DatabaseDamaged) return true
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB'
}

async function newestSound(folder: BackupFolder): Promise<string | null> {
  for (const { file } of await folder.list()) {
    const sound = await inspect(folder.pathOf(file)).catch(() => null)
    if (sound !== null) return file
  }
  return null
}
