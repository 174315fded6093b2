import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Refusal } from '../errors.ts'

/** Containers it may open: none of those that name other files or addresses (playlists, concatenations). */
const CONTAINERS = 'mov,matroska,avi,mpegts,mpeg,asf,flv,ogg'
/** A film of an hour at half the speed of its showing, on a slow machine. */
const HANGS_MS = 2 * 60 * 60 * 1000

/** `ffmpeg` if this machine has it and it runs; otherwise null. */
export async function findFfmpeg(command = 'ffmpeg'): Promise<string | null> {
  const child = spawn(command, ['-hide_banner', '-version'], { stdio: 'ignore' })
  const ended = await once(child, 'exit').catch(() => [1])
  return ended[0] === 0 ? command : null
}

/** How ffmpeg is called, and what it may read. */
const input = (file: string): string[] => [
  ...['-protocol_whitelist', 'file', '-format_whitelist', CONTAINERS, '-i', `file:${file}`],
]
const QUIETLY = ['-hide_banner', '-nostdin', '-y', '-loglevel', 'error']

const POSTER_WIDTH = 960
const FRAME_HANGS_MS = 30_000

/** Draws one frame as a JPEG. Throws `file-damaged`. */
export async function drawFrame(ffmpeg: string, { from, to, atMs }: { from: string; to: string; atMs: number }) {
  const child = spawn(
    ffmpeg,
    [
      ...[...QUIETLY, '-ss', String(atMs / 1000), ...input(from), '-map', '0:v:0', '-map_metadata', '-1'],
      ...['-frames:v', '1', '-vf', `scale='min(iw,${POSTER_WIDTH})':-2,format=yuvj420p`],
      ...['-c:v', 'mjpeg', '-q:v', '3', '-f', 'image2', '-update', '1', `file:${to}`],
    ],
    { stdio: 'ignore', timeout: FRAME_HANGS_MS, killSignal: 'SIGKILL' },
  )
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Refusal('file-damaged')
}

type Conversion = { from: string; to: string; lengthMs: number; signal: AbortSignal; onShare: (share: number) => void }

/** Makes an MP4 with H.264 that every screen plays, at most 3840 × 2160. Throws `file-damaged`, or the signal's reason. */
export async function convert(ffmpeg: string, { from, to, lengthMs, signal, onShare }: Conversion): Promise<void> {
  const fit = "scale='min(iw,3840)':'min(ih,2160)':force_original_aspect_ratio=decrease:force_divisible_by=2"
  const child = spawn(
    ffmpeg,
    [
      ...[...QUIETLY, '-progress', 'pipe:1', ...input(from)],
      ...['-map', '0:v:0', '-map', '0:a:0?', '-map_metadata', '-1', '-dn', '-sn'],
      ...['-vf', `${fit},format=yuv420p`, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-profile:v', 'high'],
      ...['-c:a', 'aac', '-b:a', '160k', '-movflags', '+faststart', '-f', 'mp4', `file:${to}`],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const end = () => child.kill('SIGKILL')
  const timer = setTimeout(end, HANGS_MS)
  signal.addEventListener('abort', end, { once: true })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    const at = Number(/^out_time_us=(\d+)$/.exec(line)?.[1] ?? NaN)
    if (lengthMs > 0 && at >= 0) onShare(Math.min(1, at / 1000 / lengthMs))
  })
  try {
    const [code] = (await once(child, 'exit')) as [number | null]
    signal.throwIfAborted()
    if (code !== 0) throw new Refusal('file-damaged')
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}
