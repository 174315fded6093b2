import { DEFAULT_THEME } from '@mantine/core'
import { describe, expect, it } from 'vitest'
import { readable, theme } from '../../admin/ui/theme.ts'

const inkOf = (color: string, variant: string): string =>
  theme.variantColorResolver!({ color, variant, theme: { ...DEFAULT_THEME, ...theme } as typeof DEFAULT_THEME }).color

describe('letters that carry a colour', () => {
  it.each([
    ['red.9', 'subtle', '#861414'],
    ['red.9', 'light', '#861414'],
    ['lake.9', 'light', '#00443c'],
    ['orange', 'light', '#6e2a00'],
  ])('%s, %s: dark enough to be read', (color, variant, ink) => expect(inkOf(color, variant)).toBe(ink))
})

/** Relative luminance, as WCAG 2.1 defines it. */
function lightOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

it.each(['--mantine-color-yellow-9', '--mantine-color-orange-9'])(
  '%s, which warnings are written in, is readable (7:1) on white, and white on it',
  (name) => {
    const inks: Record<string, string> = readable({ ...DEFAULT_THEME, ...theme } as typeof DEFAULT_THEME).light
    expect(1.05 / (lightOf(inks[name]!) + 0.05)).toBeGreaterThanOrEqual(7)
  },
)
