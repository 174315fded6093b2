/** Does one task and ends; started by inspection.ts. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Hash } from '../../playlists/ids.ts'
import { Refusal } from '../errors.ts'
import type { ImageType } from './inspect.ts'
import type { FileFacts, Given, Made, Task, TaskName, Verdict } from './inspection.ts'

// The server ends it, also when both are interrupted from the keyboard: what is being uploaded is answered first.
process.on('SIGINT', () => undefined)
process.once('disconnect', () => process.exit())
process.once('message', (task) => {
  const verdict = perform(task as Task).then((made) => ({ made }), asVerdict)
  void verdict.then(tell)
})

const tell = (verdict: Verdict) => void process.send?.(verdict)
const tellDone = (done: number) => tell({ done })

function asVerdict(error: unknown): Verdict {
  if (error instanceof Refusal) {
    return { refusal: { code: error.code, details: error.details, because: error.because } }
  }
  if (!(error instanceof Error)) return { error: { message: String(error), code: null } }
  return { error: { message: error.message, code: 'code' in error ? String(error.code) : null } }
}

async function perform({ name, given }: Task): Promise<Made<TaskName>> {
  switch (name) {
    case 'image':
      return picture(given)
    case 'rendition':
      return rendition(given)
    case 'video':
      return film(given)
    case 'length':
      return (await import('./videos.ts')).lengthOf(given.raw)
    case 'pdf':
      return (await import('./documents.ts')).countPages(given.raw)
    case 'thumbs':
      return (await import('./documents.ts')).drawThumbs(given, tellDone)
    case 'pages':
      return pages(given)
  }
}

async function picture({ raw, type, ready }: Given<'image'>): Promise<FileFacts> {
  const { prepareImage } = await import('./images.ts')
  return writePicture(await prepareImage(raw, type), type, ready)
}

async function rendition({ raw, type, ready, width }: Given<'rendition'>): Promise<FileFacts> {
  const { narrowImage } = await import('./images.ts')
  return writePicture(await narrowImage(raw, type, width), type, ready)
}

async function film({ raw }: Given<'video'>): Promise<FileFacts> {
  const { prepareFilm } = await import('./videos.ts')
  const found = await prepareFilm(raw)
  return { ...(await nameOf(raw)), ...found }
}

async function pages({ raw, folder, pages: wanted }: Given<'pages'>): Promise<FileFacts[]> {
  const { drawPages } = await import('./documents.ts')
  const made: FileFacts[] = []
  for await (const page of drawPages(raw, wanted)) {
    const hash = createHash('sha256').update(page.data).digest('hex')
    made.push(await writePicture(page, 'image/webp', path.join(folder, hash)))
    tellDone(made.length)
  }
  return made
}

type Picture = { data: Buffer; width: number; height: number }

async function writePicture({ data, width, height }: Picture, type: ImageType, file: string): Promise<FileFacts> {
  await writeThrough(file, data)
  return { ...(await nameOf(file)), type, width, height, durationMs: null, hasSound: false, video: null }
}

/** A file's name is the hash of its bytes. */
async function nameOf(file: string): Promise<Pick<FileFacts, 'file' | 'bytes'>> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { file: hash.digest('hex') as Hash, bytes: (await stat(file)).size }
}

/** Two pages that look the same are one file. */
async function writeThrough(file: string, data: Buffer): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
