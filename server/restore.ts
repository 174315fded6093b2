/** `npm run restore -- <backup>`: puts a backup in the place of the database while the server is stopped. */
import path from 'node:path'
import { explain } from './announce.ts'
import { BackupFolder } from './backups/folder.ts'
import { restore } from './backups/restore.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { databaseFile } from './data-dir.ts'
import { holdDataDir } from './db/hold.ts'
import { Database } from './db/open.ts'
import { missingFiles } from './materials/missing.ts'
import { en } from './text.en.ts'
import { fill } from './text.ts'
import { vi } from './text.vi.ts'

type Said = { lines: string[]; code: number }
const both = (key: keyof typeof vi.restore, blanks: Record<string, string>): string =>
  `${fill(vi.restore[key], blanks)} / ${fill(en.restore[key], blanks)}`
/** Titles of missing files that are printed. */
const TITLES = 5

async function run(backup: string | undefined): Promise<Said> {
  const { dataDir } = readConfig()
  const folder = new BackupFolder(dataDir)
  const known = await folder.list()
  const named = known.find(({ file }) => file === backup)
  if (named === undefined) {
    return { lines: [both('choose', { files: known.map(({ file }) => file).join(', ') || '-' })], code: 1 }
  }
  const letGo = await holdDataDir(dataDir)
  try {
    const aside = await restore(databaseFile(dataDir), folder, named.file, systemClock.now())
    const done = both('done', { file: named.file, folder: aside })
    return { lines: [done, ...(await whatIsMissing(dataDir))], code: 0 }
  } finally {
    await letGo()
  }
}

/** The materials live on in the backup; their pictures and videos only where somebody has copied them. */
async function whatIsMissing(dataDir: string): Promise<string[]> {
  const db = await Database.open(databaseFile(dataDir))
  const missing = await db.read((r) => missingFiles(r, dataDir)).finally(() => db.close())
  if (missing.length === 0) return []
  const titles = [...new Set(missing.map(({ title }) => `"${title}"`))]
  const named = [...titles.slice(0, TITLES), ...(titles.length > TITLES ? ['…'] : [])].join(', ')
  return [both('missing', { count: String(missing.length), titles: named, folder: path.join(dataDir, 'files') })]
}

const { lines, code } = await run(process.argv[2]).catch((error: unknown) => {
  const { line, code } = explain(error)
  return { lines: [line], code }
})
console.log(lines.join('\n'))
process.exitCode = code
