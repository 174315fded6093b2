import { describe, expect, it } from 'vitest'
import { ALL_LOOKS, TONE_SHARE, stripeOf } from '../../display/stage/look.ts'
import { SHEET_TEMPLATES } from '../../playlists/content.ts'
import { contrast, partsOf } from '../support/contrast.ts'

const mix = (a: string, b: string, share: number): string =>
  `#${partsOf(a)
    .map((value, i) => Math.round(255 * (value * (1 - share) + partsOf(b)[i]! * share)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`

const looks = Object.entries(ALL_LOOKS).flatMap(([surface, named]) =>
  Object.entries(named).map(([name, look]) => ({
    name,
    surface,
    look,
    tone: (TONE_SHARE as Partial<Record<string, number>>)[name] ?? 0,
  })),
)

/** Looks with an accent in letters, and rows. */
const SHEETS: ReadonlySet<string> = new Set([...SHEET_TEMPLATES, 'hours', 'qr', 'fallback'])

describe.each(looks)('$name on $surface', ({ name, surface, look, tone }) => {
  it('has a contrast of at least 7:1 wherever letters stand', () => {
    const grounds = look.background.match(/#[0-9a-f]{6}/g) ?? []
    for (const ground of [look.ground, ...grounds]) {
      expect(contrast(look.text, ground)).toBeGreaterThanOrEqual(7)
      if (surface === 'screen') expect(contrast(look.text, mix(ground, look.tone, tone))).toBeGreaterThanOrEqual(7)
      expect(contrast(look.support, ground)).toBeGreaterThanOrEqual(7)
    }
    if (SHEETS.has(name))
      for (const ground of [look.ground, ...grounds]) {
        const { color, share } = stripeOf(look)
        expect(contrast(look.text, mix(ground, color, share))).toBeGreaterThanOrEqual(7)
        expect(contrast(look.accent, ground)).toBeGreaterThanOrEqual(7)
      }
    expect(contrast(look.onAccent, look.accent)).toBeGreaterThanOrEqual(7)
  })

  it('keeps white at 80 % on LED', () => {
    if (surface !== 'led') return
    for (const color of [look.text, look.support, look.background])
      expect(Math.min(...partsOf(color))).toBeLessThanOrEqual(0.8)
  })
})
