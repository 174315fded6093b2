import { copyFile, mkdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Instant } from '../../playlists/time.ts'
import { flush } from './folder.ts'
import type { BackupFolder } from './folder.ts'
import { inspect } from './inspect.ts'

/**
 * Puts a backup in the place of the database. What was there is moved aside, never deleted; gives the folder it went to.
 * Throws, having changed nothing, when the backup is not sound. The server must not be running.
 */
export async function restore(database: string, folder: BackupFolder, backup: string, now: Instant): Promise<string> {
  const source = folder.pathOf(path.basename(backup))
  await inspect(source)
  const fresh = `${database}.restored`
  await copyFile(source, fresh)
  await flush(fresh)
  const aside = path.join(path.dirname(database), `replaced-${new Date(now).toISOString().replace(/[-:.Z]/g, '')}`)
  // Never into a folder that is there: what lies aside is not written over.
  await mkdir(aside, { mode: 0o700 })
  for (const file of [database, `${database}-wal`, `${database}-shm`]) {
    if (await stat(file).catch(() => null)) await rename(file, path.join(aside, path.basename(file)))
  }
  await rename(fresh, database)
  return aside
}
