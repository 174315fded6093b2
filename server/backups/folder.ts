import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Instant } from '../../playlists/time.ts'
import type { Backup } from '../../playlists/wire/settings.ts'

const NAME = /^bang-tin-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.sqlite$/
const UNFINISHED = /^bang-tin-.*\.unfinished(-journal)?$/

/** DATA_DIR/backups. A file has its name only after it has been verified; the name says when, in UTC. */
export class BackupFolder {
  readonly #folder: string

  constructor(dataDir: string) {
    this.#folder = path.join(dataDir, 'backups')
  }

  pathOf(file: string): string {
    return path.join(this.#folder, file)
  }

  /** Newest first. */
  async list(): Promise<Backup[]> {
    const found = await readdir(this.#folder).catch(() => [])
    const names = found.filter((name) => NAME.test(name)).sort()
    return Promise.all(names.reverse().map((name) => this.#describe(name)))
  }

  /** A path to write to; what an earlier run left unfinished is removed. */
  async draft(now: Instant): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.#folder)) if (UNFINISHED.test(name)) await rm(this.pathOf(name))
    return this.pathOf(`${nameAt(now)}.unfinished`)
  }

  /** Gives a verified draft its name, safe on the disk. */
  async keep(draft: string, now: Instant): Promise<Backup> {
    await chmod(draft, 0o600)
    await flush(draft)
    await rename(draft, this.pathOf(nameAt(now)))
    return this.#describe(nameAt(now))
  }

  async keepNewest(count: number): Promise<void> {
    for (const { file } of (await this.list()).slice(count)) await rm(this.pathOf(file), { force: true })
  }

  async #describe(file: string): Promise<Backup> {
    const { size } = await stat(this.pathOf(file))
    const [year = 0, month = 1, day, hour, minute, second] = NAME.exec(file)!.slice(1).map(Number)
    return { file, bytes: size, at: Date.UTC(year, month - 1, day, hour, minute, second) as Instant, verified: true }
  }
}

/** `bang-tin-20261120-193000.sqlite` */
function nameAt(now: Instant): string {
  const digits = new Date(now).toISOString().replace(/[-:]|\..*/g, '')
  return `bang-tin-${digits.replace('T', '-')}.sqlite`
}

/** Waits until the bytes are on the disk. */
export async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
