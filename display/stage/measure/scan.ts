import type { QRCode } from 'jsqr'
import type { Measurement } from '../../../playlists/preflight/findings.ts'

type Read = NonNullable<Measurement['qr']>

/** A decoder wants some pixels a module; each of a small frame is shown to it so many times, as a camera near it would. */
const ENLARGE_BELOW = 700
const TIMES = 3
/** More light than this around a code says nothing more. */
const MOST_QUIET = 8

/** Looks for a code in a frame as a camera would, and measures it by its pixels. */
export async function scan(frame: ImageData): Promise<Read> {
  const { default: decode } = await import('jsqr')
  const times = frame.width < ENLARGE_BELOW ? TIMES : 1
  const { data, width, height } = enlarge(frame, times)
  const found = decode(data, width, height, { inversionAttempts: 'dontInvert' })
  if (found === null) return { read: null, modules: 0, modulePx: 0, quiet: 0 }
  const modules = 17 + 4 * found.version
  return { read: found.data.slice(0, 4000), modules, ...measure(frame, found, { modules, times }) }
}

function enlarge(frame: ImageData, times: number): ImageData {
  if (times === 1) return frame
  const large = new ImageData(frame.width * times, frame.height * times)
  const [from, to] = [new Uint32Array(frame.data.buffer), new Uint32Array(large.data.buffer)]
  for (let y = 0; y < large.height; y++) {
    const row = Math.floor(y / times) * frame.width
    for (let x = 0; x < large.width; x++) to[y * large.width + x] = from[row + Math.floor(x / times)]!
  }
  return large
}

type Size = { modules: number; times: number }

/** The corner of a code is seven dark modules in a row: their pixels say how large one is. */
function measure(frame: ImageData, { location }: QRCode, { modules, times }: Size): Pick<Read, 'modulePx' | 'quiet'> {
  const { topLeftCorner: corner, topRightCorner: other } = location
  const about = Math.hypot(other.x - corner.x, other.y - corner.y) / modules / times
  const isDark = darkIn(frame)
  const [x, y] = [Math.floor(corner.x / times + about / 2), Math.floor(corner.y / times + about / 2)]
  const across = run(x, (at) => isDark(at, y))
  const down = run(y, (at) => isDark(x, at))
  const modulePx = (across.length + down.length) / 14
  const side = Math.round(modulePx * modules)
  const code = { left: across.start, top: down.start, right: across.start + side, bottom: down.start + side }
  return { modulePx, quiet: modulePx === 0 ? 0 : quietAround(code, isDark, modulePx * MOST_QUIET) / modulePx }
}

/** Half way between black and the 80 % white of LED. */
const MIDDLE = 102

const darkIn =
  ({ data, width, height }: ImageData) =>
  (x: number, y: number): boolean => {
    if (x < 0 || y < 0 || x >= width || y >= height) return true
    const at = (y * width + x) * 4
    return 0.2126 * data[at]! + 0.7152 * data[at + 1]! + 0.0722 * data[at + 2]! < MIDDLE
  }

/** The dark pixels in a row around a place. */
function run(at: number, isDark: (at: number) => boolean): { start: number; length: number } {
  let [start, end] = [at, at]
  while (end - at < 1000 && isDark(end)) end += 1
  while (at - start < 1000 && isDark(start - 1)) start -= 1
  return { start, length: Math.max(0, end - start) }
}

type Code = { left: number; top: number; right: number; bottom: number }

/** Pixels of unbroken light on the narrowest side. */
function quietAround(
  { left, top, right, bottom }: Code,
  isDark: (x: number, y: number) => boolean,
  most: number,
): number {
  const clear = (count: number, dark: (n: number) => boolean): boolean => {
    for (let n = 0; n < count; n++) if (dark(n)) return false
    return true
  }
  const [wide, tall] = [right - left, bottom - top]
  const sides = [
    (far: number) => clear(wide, (n) => isDark(left + n, top - far)),
    (far: number) => clear(wide, (n) => isDark(left + n, bottom - 1 + far)),
    (far: number) => clear(tall, (n) => isDark(left - far, top + n)),
    (far: number) => clear(tall, (n) => isDark(right - 1 + far, top + n)),
  ]
  const widths = sides.map((isClear) => {
    let far = 1
    while (far <= most && isClear(far)) far += 1
    return far - 1
  })
  return Math.min(...widths)
}
