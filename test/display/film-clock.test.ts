import { describe, expect, it } from 'vitest'
import { filmPlace, stepFor } from '../../display/stage/film-clock.ts'

describe('a film in step', () => {
  it.each([
    [0, 0],
    [-200, 0],
    [1500, 1500],
    [9999, 9999],
    [10_000, 10_000],
    [10_900, 10_000],
    [11_000, 0],
    [24_500, 2500],
  ])('[DI7] %i ms into its slot a film of 10 s is at %i ms', (elapsed, place) => {
    expect(filmPlace(elapsed, 10_000)).toBe(place)
  })

  it('[DI7] what is off by a little is worked off by the rate, by much is set, and by nothing is left alone', () => {
    expect(stepFor(5)).toEqual({ kind: 'rate', rate: 1 })
    expect(stepFor(100)).toEqual({ kind: 'rate', rate: 0.95 })
    expect(stepFor(-1000)).toEqual({ kind: 'rate', rate: 1.08 })
    expect(stepFor(-1501)).toEqual({ kind: 'jump' })
  })

  it('[DI7] any difference that is not set is gone within 25 s', () => {
    for (const first of [-1500, -300, 40, 900, 1500]) {
      let ahead = first
      for (let ms = 0; ms < 25_000; ms += 250) {
        const step = stepFor(ahead)
        if (step.kind === 'rate') ahead += 250 * (step.rate - 1)
      }
      expect(Math.abs(ahead)).toBeLessThanOrEqual(13)
    }
  })
})
