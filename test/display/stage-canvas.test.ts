import { describe, expect, it } from 'vitest'
import { makeCanvas, safeBox } from '../../display/stage/canvas.ts'
import { canvasClass } from '../../playlists/canvas-class.ts'

describe('the class of a canvas', () => {
  it.each([
    [1024, 96, 'ribbon'],
    [128, 32, 'ribbon'],
    [64, 32, 'micro'],
    [128, 64, 'micro'],
    [191, 96, 'micro'],
    [192, 95, 'micro'],
    [192, 96, 'landscape'],
    [256, 128, 'landscape'],
    [1920, 1080, 'landscape'],
    [1080, 1080, 'square'],
    [1080, 1920, 'portrait'],
    [200, 56, 'micro'],
  ] as const)('%i × %i is %s', (width, height, shape) => {
    expect(canvasClass(width, height)).toBe(shape)
  })

  it('sets LED in the condensed face with a floor of 12 px, and leaves it without ornament', () => {
    expect(makeCanvas(128, 64)).toMatchObject({ led: true, condensed: true, ornate: false, floor: 12 })
    expect(makeCanvas(1920, 1080)).toMatchObject({ led: false, condensed: false, ornate: true })
  })

  it('takes a band of a television for what it is: no LED strip, in letters as large as the rest', () => {
    const screen = { width: 1920, height: 1080 }
    expect(makeCanvas(1920, 97, screen)).toMatchObject({ shape: 'ribbon', led: false, floor: 24 })
    expect(makeCanvas(128, 18, { width: 128, height: 64 })).toMatchObject({ led: true, floor: 12 })
  })

  it('keeps 5 % free on every side of a large canvas', () => {
    expect(safeBox(makeCanvas(1920, 1080))).toEqual({ left: 96, top: 54, width: 1728, height: 972 })
  })
})
