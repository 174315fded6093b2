import { fork } from 'node:child_process'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import { Refusal } from '../errors.ts'
import type { ImageType } from './inspect.ts'

export type FileFacts = Omit<StoredFile, 'name'>

/** What can be done aside, and what comes of it. A picture is encoded anew into `ready`; a video stays where it is. */
type Work = {
  image: { given: { raw: string; type: ImageType; ready: string }; made: FileFacts }
  /** The same picture at another width. */
  rendition: { given: { raw: string; type: ImageType; ready: string; width: number }; made: FileFacts }
  video: { given: { raw: string }; made: FileFacts }
  /** How long a video of any kind is, as far as it can be told, in ms. */
  length: { given: { raw: string }; made: number }
  /** How many pages a document has. */
  pdf: { given: { raw: string }; made: number }
  /** Small pictures of the first `pages` pages, each as `folder/N`. */
  thumbs: { given: { raw: string; folder: string; pages: number }; made: number }
  /** Pages as pictures, each as `folder/HASH`. */
  pages: { given: { raw: string; folder: string; pages: readonly number[] }; made: FileFacts[] }
}
export type TaskName = keyof Work
export type Given<N extends TaskName> = Work[N]['given']
export type Made<N extends TaskName> = Work[N]['made']
export type Task = { [N in TaskName]: { name: N; given: Given<N> } }[TaskName]
/** What comes back: how far it is, and in the end the result, a refusal, or an error of the machine by its code. */
export type Verdict =
  | { done: number }
  | { made: Made<TaskName> }
  | { refusal: Pick<Refusal, 'code' | 'details' | 'because'> }
  | { error: { message: string; code: string | null } }

/** Longer than the longest work that is allowed (images.ts, documents.ts), so that only what hangs is ended. */
const HANGS_MS: Readonly<Record<TaskName, number>> = {
  image: 120_000,
  rendition: 120_000,
  video: 120_000,
  length: 60_000,
  pdf: 60_000,
  thumbs: 180_000,
  pages: 300_000,
}
const HEAP_MB: Readonly<Record<TaskName, number>> = {
  image: 128,
  rendition: 128,
  video: 128,
  length: 128,
  pdf: 384,
  thumbs: 384,
  pages: 384,
}
const QUICK_START = new URL('../quick-start.js', import.meta.url).href

export type Watching = { onDone?: (count: number) => void; signal?: AbortSignal }

/**
 * Looks into an upload in a process of its own, which ends with it: decoders take and keep hundreds of megabytes, and a file
 * that breaks one, or never lets go of it, takes nothing else along. Throws what images.ts, videos.ts and documents.ts refuse.
 */
export async function aside<N extends TaskName>(name: N, given: Given<N>, watching: Watching = {}): Promise<Made<N>> {
  const verdict = await verdictOf({ name, given } as Task, watching)
  if ('made' in verdict) return verdict.made as Made<N>
  if ('refusal' in verdict) throw new Refusal(verdict.refusal.code, verdict.refusal)
  const { message, code } = 'error' in verdict ? verdict.error : { message: 'no verdict', code: null }
  throw Object.assign(new Error(message), { code })
}

function verdictOf(task: Task, { onDone, signal }: Watching): Promise<Verdict> {
  const child = fork(new URL('./inspection-process.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${HEAP_MB[task.name]}`, `--import=${QUICK_START}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise<Verdict>((resolve, reject) => {
    const damaged = () => reject(new Refusal('file-damaged'))
    const timer = setTimeout(damaged, HANGS_MS[task.name])
    child.on('message', (message) => {
      const verdict = message as Verdict
      if ('done' in verdict) onDone?.(verdict.done)
      else resolve(verdict)
    })
    child.once('error', reject)
    child.once('exit', () => (clearTimeout(timer), damaged()))
    signal?.addEventListener('abort', damaged, { once: true })
    child.send(task, (error) => error && reject(error))
  }).finally(() => child.kill('SIGKILL'))
}
