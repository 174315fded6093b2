import { create } from 'qrcode'
import type { QRCode } from 'qrcode'
import { qrPayload } from '../../playlists/preflight/code.ts'

/** A code's modules, row by row; `size` counts them along one side, without the quiet zone. */
export type Matrix = { size: number; dark: (row: number, column: number) => boolean }

/** Modules of white around a code (ISO/IEC 18004). */
export const QUIET = 4

/** What people read: the host, with the path where it is short, never a scheme, a query or a name before an @. */
export function qrAddress(url: string): string {
  const parts = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]+)([^?#]*)/i.exec(url.trim())
  if (!parts) return url.trim()
  const host = parts[1]!.toLowerCase().replace(/^www\./, '')
  const path = parts[2]!.replace(/\/$/, '')
  return path.length > 0 && host.length + path.length <= 36 && !url.includes('?') ? host + path : host
}

/** The code with the most error correction among those with the fewest modules; null when the text is too long for any. */
export function qrMatrix(url: string): Matrix | null {
  const text = qrPayload(url)
  const codes = (['L', 'M', 'Q'] as const).map((level) => tryCreate(text, level)).filter((code) => code !== null)
  const smallest = Math.min(...codes.map((code) => code.modules.size))
  const best = codes.filter((code) => code.modules.size === smallest).at(-1)
  if (!best) return null
  return { size: smallest, dark: (row, column) => best.modules.get(row, column) === 1 }
}

function tryCreate(text: string, errorCorrectionLevel: 'L' | 'M' | 'Q'): QRCode | null {
  try {
    return create(text, { errorCorrectionLevel })
  } catch {
    return null
  }
}

/** The dark modules as one path in module units, runs of a row joined. */
export function matrixPath({ size, dark }: Matrix): string {
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!dark(row, column)) continue
      let run = 1
      while (column + run < size && dark(row, column + run)) run += 1
      path += `M${column} ${row}h${run}v1h-${run}z`
      column += run
    }
  }
  return path
}
