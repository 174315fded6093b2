/** How much the long tests do: all of it, or the share of it that LONG_SHARE names (0–1), for those who write them. */
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'

const share = Number(process.env['LONG_SHARE'] ?? 1)
const part = (all: number, least: number): number => Math.max(least, Math.round(all * share))

export const COUNTS = {
  /** Changes of what is shown. */
  changes: part(2000, 60),
  /** Changes of each screen whose moments are measured. */
  moments: part(120, 10),
  /** ms with the server, then without it. */
  connectedMs: part(900_000, 60_000),
  aloneMs: part(600_000, 5_000),
  /** Hours of rotation. */
  hours: part(24, 2),
  /** Power cuts. */
  cuts: part(50, 3),
}

/** Where the long tests keep what they saw; it is named in the output. */
export async function keepingFolder(): Promise<string> {
  const folder = path.join(tmpdir(), 'bang-tin-long')
  await mkdir(folder, { recursive: true })
  return folder
}
