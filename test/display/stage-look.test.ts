import { describe, expect, it } from 'vitest'
import { ALL_LOOKS, TONE_SHARE } from '../../display/stage/look.ts'

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const parts = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = parts(hex).map(channel)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const mix = (a: string, b: string, share: number): string =>
  `#${parts(a)
    .map((value, i) => Math.round(255 * (value * (1 - share) + parts(b)[i]! * share)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`

const looks = Object.entries(ALL_LOOKS).flatMap(([surface, named]) =>
  Object.entries(named).map(([name, look]) => ({
    name: `${name} on ${surface}`,
    surface,
    look,
    tone: (TONE_SHARE as Partial<Record<string, number>>)[name] ?? 0,
  })),
)

describe.each(looks)('$name', ({ surface, look, tone }) => {
  it('has a contrast of at least 7:1 wherever letters stand', () => {
    const grounds = look.background.match(/#[0-9a-f]{6}/g) ?? []
    for (const ground of [look.ground, ...grounds]) {
      expect(contrast(look.text, ground)).toBeGreaterThanOrEqual(7)
      if (surface === 'screen') expect(contrast(look.text, mix(ground, look.tone, tone))).toBeGreaterThanOrEqual(7)
      expect(contrast(look.support, ground)).toBeGreaterThanOrEqual(7)
    }
    expect(contrast(look.onAccent, look.accent)).toBeGreaterThanOrEqual(7)
  })

  it('keeps white at 80 % on LED', () => {
    if (surface !== 'led') return
    for (const color of [look.text, look.support, look.background])
      expect(Math.min(...parts(color))).toBeLessThanOrEqual(0.8)
  })
})
