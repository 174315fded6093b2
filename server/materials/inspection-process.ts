/** Looks into one upload and ends; started by inspection.ts. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Hash } from '../../playlists/ids.ts'
import { Refusal } from '../errors.ts'
import type { FileFacts, Task, Verdict } from './inspection.ts'

// The server ends it, also when both are interrupted from the keyboard: what is being uploaded is answered first.
process.on('SIGINT', () => undefined)
process.once('disconnect', () => process.exit())
process.once('message', (task) => {
  const verdict = inspect(task as Task).then((facts) => ({ facts }), asVerdict)
  void verdict.then((verdict) => process.send?.(verdict))
})

function asVerdict(error: unknown): Verdict {
  if (error instanceof Refusal) {
    return { refusal: { code: error.code, details: error.details, because: error.because } }
  }
  if (!(error instanceof Error)) return { error: { message: String(error), code: null } }
  return { error: { message: error.message, code: 'code' in error ? String(error.code) : null } }
}

async function inspect(task: Task): Promise<FileFacts> {
  if (task.kind === 'video') {
    const { prepareFilm } = await import('./videos.ts')
    const film = await prepareFilm(task.raw)
    return { ...(await nameOf(task.raw)), ...film }
  }
  const { prepareImage } = await import('./images.ts')
  const { data, width, height } = await prepareImage(task.raw, task.type)
  await writeThrough(task.ready, data)
  return { ...(await nameOf(task.ready)), type: task.type, width, height, durationMs: null, hasSound: false }
}

/** A file's name is the hash of its bytes. */
async function nameOf(file: string): Promise<Pick<FileFacts, 'file' | 'bytes'>> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { file: hash.digest('hex') as Hash, bytes: (await stat(file)).size }
}

async function writeThrough(file: string, data: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
