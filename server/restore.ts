/** `npm run restore -- <backup>`: puts a backup in the place of the database while the server is stopped. */
import { connect } from 'node:net'
import { explain } from './announce.ts'
import { BackupFolder } from './backups/folder.ts'
import { restore } from './backups/restore.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { databaseFile } from './data-dir.ts'
import { en } from './text.en.ts'
import { fill } from './text.ts'
import { vi } from './text.vi.ts'

type Said = { line: string; code: number }
const say = (key: keyof typeof vi.restore, blanks: Record<string, string>, code: number): Said => ({
  line: `${fill(vi.restore[key], blanks)} / ${fill(en.restore[key], blanks)}`,
  code,
})

const answers = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host === '0.0.0.0' ? '127.0.0.1' : host)
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })

async function run(backup: string | undefined): Promise<Said> {
  const config = readConfig()
  const folder = new BackupFolder(config.dataDir)
  const known = await folder.list()
  const named = known.find(({ file }) => file === backup)
  if (named === undefined) return say('choose', { files: known.map(({ file }) => file).join(', ') || '-' }, 1)
  if (await answers(config.port, config.host)) return say('running', { port: String(config.port) }, 1)
  const aside = await restore(databaseFile(config.dataDir), folder, named.file, systemClock.now())
  return say('done', { file: named.file, folder: aside }, 0)
}

const { line, code } = await run(process.argv[2]).catch(explain)
console.log(line)
process.exitCode = code
