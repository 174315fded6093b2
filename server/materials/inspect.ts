import { open } from 'node:fs/promises'
import { Refusal } from '../errors.ts'
import type { IMAGE_TYPES } from '../../playlists/content.ts'

export type ImageType = (typeof IMAGE_TYPES)[number]
/** What a file is by its bytes; a video's own type is found when its tracks are read (videos.ts). */
export type Looks =
  | { kind: 'image'; type: ImageType }
  | { kind: 'video' }
  /** Of a container that no screen plays; what it is called. */
  | { kind: 'foreign-video'; container: string }
  | { kind: 'pdf' }

/** So much of a file tells what it is. */
export const HEAD_BYTES = 4100

const IMAGES: Readonly<Record<string, ImageType>> = {
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/webp': 'image/webp',
  'image/avif': 'image/avif',
}
const VIDEOS = ['video/mp4', 'video/x-m4v', 'video/webm']

/** The first bytes of a file on the disk. */
export async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** What the first bytes say, never the name. Throws `file-svg`, `file-type`, `video-sound-only`. */
export async function look(head: Uint8Array): Promise<Looks> {
  if (isSvg(head)) throw new Refusal('file-svg')
  const { fileTypeFromBuffer } = await import('file-type')
  const mime = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime ?? ''
  const image = IMAGES[mime]
  if (image !== undefined) return { kind: 'image', type: image }
  if (VIDEOS.includes(mime)) return { kind: 'video' }
  if (mime === 'application/pdf') return { kind: 'pdf' }
  if (mime.startsWith('video/')) return { kind: 'foreign-video', container: containerOf(mime) }
  throw new Refusal(mime.startsWith('audio/') ? 'video-sound-only' : 'file-type')
}

/** Text that opens an `<svg` element: with or without a byte order mark, prologue, comments or doctype before it. */
function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder(encodingOf(head)).decode(head)
  return /^\s*(<\?[^]*?\?>|<!--[^]*?-->|<!doctype[^]*?>|\s)*<([a-z]+:)?svg[\s>/]/i.test(text)
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

const containerOf = (mime: string) =>
  ({ 'video/quicktime': 'QuickTime MOV', 'video/matroska': 'Matroska MKV', 'video/x-matroska': 'Matroska MKV' })[
    mime
  ] ?? mime.replace(/^video\/(x-|vnd\.)?/, '').toUpperCase()
