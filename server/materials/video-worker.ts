/** Takes a video's notes out and reads its facts beside the event loop, where it can be stopped when it takes too long. */
import { open } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { mediaInfoFactory } from 'mediainfo.js'
import { blankNotes } from './notes.ts'

const { file } = workerData as { file: string }
await blankNotes(file)
const handle = await open(file, 'r')
try {
  const { size } = await handle.stat()
  const reader = await mediaInfoFactory({ format: 'object' })
  const found = await reader.analyzeData(size, async (length, offset) => {
    const chunk = new Uint8Array(length)
    const { bytesRead } = await handle.read(chunk, 0, length, offset)
    return chunk.subarray(0, bytesRead)
  })
  reader.close()
  parentPort?.postMessage(found.media?.track ?? [])
} finally {
  await handle.close()
}
