import { stat } from 'node:fs/promises'
import type { Reader } from '../db/open.ts'
import { namedFiles } from './file-store.ts'
import type { NamedFile } from './file-store.ts'
import { pathOfFile } from './files.ts'

/** What the materials show and the disk does not hold, or not whole: backups are of the database alone. */
export async function missingFiles(r: Reader, dataDir: string): Promise<NamedFile[]> {
  const named = await namedFiles(r)
  const sizes = await Promise.all(named.map(({ file }) => stat(pathOfFile(dataDir, file)).catch(() => null)))
  return named.filter(({ bytes }, i) => sizes[i]?.size !== bytes)
}
