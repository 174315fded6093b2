import { fork } from 'node:child_process'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import { Refusal } from '../errors.ts'
import type { Looks } from './inspect.ts'

export type FileFacts = Omit<StoredFile, 'name'>
/** One upload to look into. An image is encoded anew into `ready`; a video stays where it is. */
export type Task = Looks & { raw: string; ready: string }
/** What comes of it: facts, a refusal, or an error of the machine by its code. */
export type Verdict =
  | { facts: FileFacts }
  | { refusal: Pick<Refusal, 'code' | 'details' | 'because'> }
  | { error: { message: string; code: string | null } }

/** Longer than the longest work that is allowed (images.ts), so that only what hangs is ended. */
const HANGS_MS = 120_000
const HEAP_MB = 128
const QUICK_START = new URL('../quick-start.js', import.meta.url).href

/**
 * Looks into an upload in a process of its own, which ends with it: decoders take and keep hundreds of megabytes, and a file
 * that breaks one, or never lets go of it, takes nothing else along. Throws what images.ts and videos.ts refuse.
 */
export async function inspectAside(task: Task): Promise<FileFacts> {
  const verdict = await verdictOf(task)
  if ('facts' in verdict) return verdict.facts
  if ('refusal' in verdict) throw new Refusal(verdict.refusal.code, verdict.refusal)
  throw Object.assign(new Error(verdict.error.message), { code: verdict.error.code })
}

function verdictOf(task: Task): Promise<Verdict> {
  const aside = fork(new URL('./inspection-process.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, `--import=${QUICK_START}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise<Verdict>((resolve, reject) => {
    const damaged = () => reject(new Refusal('file-damaged'))
    const timer = setTimeout(damaged, HANGS_MS)
    aside.once('message', (verdict) => resolve(verdict as Verdict))
    aside.once('error', reject)
    aside.once('exit', () => (clearTimeout(timer), damaged()))
    aside.send(task, (error) => error && reject(error))
  }).finally(() => aside.kill('SIGKILL'))
}
