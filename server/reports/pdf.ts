import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { SECOND } from '../../playlists/time.ts'
import { Refusal } from '../errors.ts'

const NAMES = ['soffice', 'libreoffice']
/** A report takes a few seconds; on a slow machine that starts the program for the first time, many more. */
const HANGS_MS = 90 * SECOND
/** So many may wait for their turn. */
const MOST_WAITING = 4

/** `command`: what is called; null: there is none; undefined: it is looked for on PATH when somebody asks. */
type Given = { command?: string | null | undefined; hangsMs?: number }

/**
 * Word files as PDF, by the LibreOffice of this machine: one at a time, each in a folder of its own, with a profile of its own, so that
 * neither a window that is open there nor the next one is touched. Our files link to nothing, so nothing is fetched.
 */
export class PdfMaker {
  readonly #hangsMs: number
  readonly #stop = new AbortController()
  #command: string | null | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor({ command, hangsMs = HANGS_MS }: Given = {}) {
    this.#command = command
    this.#hangsMs = hangsMs
  }

  /** Once found it is taken to stay; until then it may be installed at any time. */
  async find(): Promise<string | null> {
    if (this.#command !== undefined) return this.#command
    for (const name of NAMES) {
      if (!(await runs(name))) continue
      this.#command = name
      return name
    }
    return null
  }

  /** Throws `pdf-missing`, `pdf-failed`, and `busy` where too many wait. */
  async make(word: Uint8Array): Promise<Buffer> {
    const command = await this.find()
    if (command === null) throw new Refusal('pdf-missing')
    if (this.#waiting >= MOST_WAITING) throw new Refusal('busy')
    this.#waiting++
    const turn = this.#turn.then(() => this.#convert(command, word))
    this.#turn = turn.catch(() => undefined)
    return turn.finally(() => this.#waiting--)
  }

  /** For good: what is being made is broken off. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#turn
  }

  async #convert(command: string, word: Uint8Array): Promise<Buffer> {
    const folder = await mkdtemp(path.join(tmpdir(), 'bang-tin-pdf-'))
    try {
      await writeFile(path.join(folder, 'report.docx'), word)
      await this.#run(command, folder)
      return await readFile(path.join(folder, 'report.pdf'))
    } catch {
      throw new Refusal('pdf-failed')
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }

  async #run(command: string, folder: string): Promise<void> {
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
    const still = ['--headless', '--norestore', '--nologo', '--nolockcheck', '--nodefault']
    const task = ['--convert-to', 'pdf', '--outdir', folder, path.join(folder, 'report.docx')]
    // Its command is a script that starts others: they are a group, and end together.
    const grouped = process.platform !== 'win32'
    const child = spawn(command, [profile, ...still, ...task], { stdio: 'ignore', detached: grouped })
    const end = () => void (child.pid !== undefined && kill(grouped ? -child.pid : child.pid))
    const timer = setTimeout(end, this.#hangsMs)
    this.#stop.signal.addEventListener('abort', end, { once: true })
    if (this.#stop.signal.aborted) end()
    try {
      const [code] = (await once(child, 'exit')) as [number | null]
      if (code !== 0) throw new Error(`ended with ${code}`)
    } finally {
      clearTimeout(timer)
      this.#stop.signal.removeEventListener('abort', end)
    }
  }
}

/** What has ended meanwhile needs no ending. */
function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function runs(command: string): Promise<boolean> {
  const child = spawn(command, ['--version'], { stdio: 'ignore', timeout: 20 * SECOND, killSignal: 'SIGKILL' })
  const [code] = (await once(child, 'exit').catch(() => [1])) as [number | null]
  return code === 0
}
