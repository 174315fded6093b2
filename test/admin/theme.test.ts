import { DEFAULT_THEME } from '@mantine/core'
import { describe, expect, it } from 'vitest'
import { theme } from '../../admin/ui/theme.ts'

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
