import { open } from 'node:fs/promises'
import { mediaInfoFactory } from 'mediainfo.js'
import type { VIDEO_TYPES } from '../../playlists/content.ts'
import type { VideoFacts } from '../../playlists/wire/materials.ts'
import { Refusal } from '../errors.ts'
import { blankNotes } from './notes.ts'

export type Film = {
  type: (typeof VIDEO_TYPES)[number]
  width: number
  height: number
  durationMs: number
  hasSound: boolean
  video: VideoFacts
}

/** A track as MediaInfo describes it; the first is the container. */
export type Track = Readonly<Record<string, unknown>> & { '@type'?: string }

const MAX_LONG = 3840
const MAX_SHORT = 2160

/** Takes out of a video what is not to be seen or heard (RULES MA6), and gives its facts if every screen can play it. Throws `video-codec`, `video-too-large`, `video-sound-only`, `file-damaged`. */
export async function prepareFilm(file: string): Promise<Film> {
  return judge(
    await readTracks(file).catch(() => {
      throw new Refusal('file-damaged')
    }),
  )
}

async function readTracks(file: string): Promise<Track[]> {
  await blankNotes(file)
  return describe(file)
}

async function describe(file: string): Promise<Track[]> {
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
    // The library's own type is of every field of every format; Track is what was asked for.
    return (found.media?.track ?? []) as unknown as Track[]
  } finally {
    await handle.close()
  }
}

/** What every screen can play: MP4 with H.264, WebM with VP8 or VP9; 8 bits, 4:2:0, at most 3840 × 2160. */
export function judge(tracks: readonly Track[]): Film {
  const of = (type: string) => tracks.find((track) => track['@type'] === type)
  const [container, picture] = [of('General'), of('Video')]
  if (container === undefined || isCut(container)) throw new Refusal('file-damaged')
  if (picture === undefined) throw new Refusal(of('Audio') ? 'video-sound-only' : 'file-damaged')
  const type = typeOf(textOf(container, 'Format'), textOf(picture, 'Format'))
  refusePixels(picture)
  const { width, height } = sizeOf(picture)
  const durationMs = Math.round(numberOf(container, 'Duration') * 1000)
  if (durationMs < 1 || width < 1 || height < 1) throw new Refusal('file-damaged')
  const sound = of('Audio')
  return { type, width, height, durationMs, hasSound: sound !== undefined, video: factsOf(picture, sound) }
}

const CODECS: Readonly<Record<string, readonly [Film['type'], readonly string[]]>> = {
  'MPEG-4': ['video/mp4', ['AVC']],
  WebM: ['video/webm', ['VP8', 'VP9']],
}

function typeOf(container: string, codec: string): Film['type'] {
  const [type, codecs] = CODECS[container] ?? []
  if (type === undefined || !codecs?.includes(codec)) throw unfit(`${container} ${codec}`)
  return type
}

function refusePixels(picture: Track): void {
  const [depth, chroma] = [numberOf(picture, 'BitDepth'), textOf(picture, 'ChromaSubsampling')]
  const { width, height } = sizeOf(picture)
  if (depth > 8) throw unfit(`${textOf(picture, 'Format')} ${depth} bit`)
  if (chroma !== '' && !chroma.startsWith('4:2:0')) throw unfit(`${textOf(picture, 'Format')} ${chroma}`)
  if (Math.max(width, height) > MAX_LONG || Math.min(width, height) > MAX_SHORT) {
    throw new Refusal('video-too-large', { because: { size: `(${width} × ${height})` } })
  }
}

/** As it is seen: a telephone's upright film is stored lying down with a note to turn it. */
function sizeOf(picture: Track): { width: number; height: number } {
  const [width, height] = [numberOf(picture, 'Width'), numberOf(picture, 'Height')]
  return Math.abs(numberOf(picture, 'Rotation')) % 180 === 90 ? { width: height, height: width } : { width, height }
}

function factsOf(picture: Track, sound: Track | undefined): VideoFacts {
  return {
    codec: nameOf(picture),
    bitRate: Math.round(numberOf(picture, 'BitRate')) || null,
    framesPerSecond: Math.round(numberOf(picture, 'FrameRate') * 100) / 100 || null,
    sound: sound === undefined ? null : nameOf(sound),
  }
}

const NAMES: Readonly<Record<string, string>> = { AVC: 'H.264' }
const nameOf = (track: Track) => NAMES[textOf(track, 'Format')] ?? textOf(track, 'Format')

/** As far as it can be told, of any container. */
export async function lengthOf(file: string): Promise<number> {
  const tracks = await describe(file)
  return Math.round(Math.max(0, ...tracks.map((track) => numberOf(track, 'Duration'))) * 1000)
}

const isCut = (container: Track) => {
  const { extra } = container
  return typeof extra === 'object' && extra !== null && 'IsTruncated' in extra && extra.IsTruncated === 'Yes'
}

const unfit = (found: string) => new Refusal('video-codec', { because: { codec: `(${found})` } })
const textOf = (track: Track, key: string) => (typeof track[key] === 'string' ? track[key] : '')
const numberOf = (track: Track, key: string) => Number(track[key] ?? 0) || 0
