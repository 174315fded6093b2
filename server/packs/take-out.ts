import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../errors.ts'
import type { Enter, Files } from '../materials/files.ts'
import type { FileFacts } from '../materials/inspection.ts'
import { headOf, look } from '../materials/inspect.ts'
import { refuseTooLarge } from '../materials/limits.ts'
import type { Limits } from '../materials/limits.ts'

type Entry = { source: Readable; bytes: number; limits: Limits; folder: string }

/**
 * Takes one file out of a pack whose entries have been checked (archive.ts), has it looked into and kept; nothing else is
 * left behind. Throws `file-too-large`, `file-type` and what the store of files throws.
 */
export async function takeOut(
  files: Files,
  { source, bytes, limits, folder }: Entry,
  enter: Enter,
): Promise<FileFacts> {
  const raw = path.join(folder, randomUUID())
  try {
    await pipeline(source, createWriteStream(raw, { flags: 'wx', mode: 0o600 }))
    const looks = await look(await headOf(raw))
    if (looks.kind !== 'image' && looks.kind !== 'video') throw new Refusal('file-type')
    refuseTooLarge(bytes, looks, limits)
    return await files.take(looks, raw, enter)
  } finally {
    await rm(raw, { force: true })
  }
}
