import type { Rect } from '../../playlists/programme.ts'

export type DisplayKind = 'led' | 'kiosk' | 'tv'
export type Preset = { key: 'tv' | 'kiosk' | 'led'; kind: DisplayKind; width: number; height: number }

/** The usual screens of a ward. */
export const PRESETS: readonly Preset[] = [
  { key: 'tv', kind: 'tv', width: 1920, height: 1080 },
  { key: 'kiosk', kind: 'kiosk', width: 1080, height: 1920 },
  { key: 'led', kind: 'led', width: 1024, height: 96 },
]
export type PresetKey = Preset['key'] | 'custom'

export function presetOf({ width, height }: Pick<Rect, 'width' | 'height'>): PresetKey {
  return PRESETS.find((preset) => preset.width === width && preset.height === height)?.key ?? 'custom'
}

/** A canvas the wire accepts: whole pixels within its bounds. */
export function isCanvas({ x, y, width, height }: Rect): boolean {
  const within = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high
  return within(x, 0, 32_767) && within(y, 0, 32_767) && within(width, 16, 16_384) && within(height, 16, 16_384)
}
