import { describe, expect, it } from 'vitest'
import { makeCanvas } from '../../display/stage/canvas.ts'
import { QUIET, matrixPath, qrAddress, qrMatrix } from '../../display/stage/qr-matrix.ts'
import { planQr } from '../../display/stage/qr-plan.ts'
import { qrPayload } from '../../playlists/preflight/code.ts'

describe('what a code says', () => {
  it.each([
    ['https://ihanoi.gov.vn', 'HTTPS://IHANOI.GOV.VN'],
    ['https://dichvucong.gov.vn/', 'HTTPS://DICHVUCONG.GOV.VN'],
    ['https://tinnhiemmang.vn/website-lua-dao', 'https://tinnhiemmang.vn/website-lua-dao'],
    ['https://a.vn/?q=1', 'https://a.vn/?q=1'],
  ])('%s → %s', (url, payload) => {
    expect(qrPayload(url)).toBe(payload)
  })

  it.each([
    ['https://ihanoi.gov.vn', 'ihanoi.gov.vn'],
    ['HTTPS://WWW.Hanoi.GOV.VN/', 'hanoi.gov.vn'],
    ['https://tinnhiemmang.vn/website-lua-dao', 'tinnhiemmang.vn/website-lua-dao'],
    ['https://ihanoi.gov.vn@example.com/x', 'example.com/x'],
    ['https://a.vn/mot/duong/dan/rat/dai/khong/the/doc/duoc', 'a.vn'],
    ['https://a.vn/x?token=1', 'a.vn'],
  ])('people read of %s: %s', (url, address) => {
    expect(qrAddress(url)).toBe(address)
  })

  it('is as small as capitals make it', () => {
    expect(qrMatrix('https://ihanoi.gov.vn')!.size + 2 * QUIET).toBe(29)
    expect(qrMatrix('https://binhdanhocvuso.gov.vn')!.size + 2 * QUIET).toBe(33)
  })

  it('covers exactly the dark modules', () => {
    const matrix = qrMatrix('https://ihanoi.gov.vn')!
    let dark = 0
    for (let row = 0; row < matrix.size; row++)
      for (let column = 0; column < matrix.size; column++) dark += matrix.dark(row, column) ? 1 : 0
    const drawn = [...matrixPath(matrix).matchAll(/h(\d+)v1/g)].reduce((sum, run) => sum + Number(run[1]), 0)
    expect(drawn).toBe(dark)
  })

  it('refuses what no code can hold', () => {
    expect(qrMatrix(`https://a.vn/${'x'.repeat(4000)}`)).toBeNull()
  })
})

describe('where a code stands', () => {
  const plan = (width: number, height: number, modules: number) =>
    planQr(makeCanvas(width, height), modules, () => true, 1)

  it.each([
    [1920, 1080, 33],
    [1080, 1920, 37],
    [512, 256, 33],
    [1024, 96, 33],
    [128, 64, 29],
  ])('%i × %i: whole pixels inside the canvas, beside its words', (width, height, modules) => {
    const found = plan(width, height, modules)!
    const { code, text, module } = found
    expect(Number.isInteger(module) && module >= (Math.min(width, height) < 480 ? 2 : 4)).toBe(true)
    expect(code.width).toBe(module * modules)
    expect([code.left, code.top].every((at) => Number.isInteger(at) && at >= 0)).toBe(true)
    expect(code.left + code.width).toBeLessThanOrEqual(width)
    expect(code.top + code.height).toBeLessThanOrEqual(height)
    const apart = text.left + text.width <= code.left || text.top + text.height <= code.top
    expect(apart).toBe(true)
  })

  it('is at least 240 px wide on a 1080p screen', () => {
    expect(plan(1920, 1080, 45)!.code.width).toBeGreaterThanOrEqual(240)
  })

  it('is refused where a module would have fewer than 2 px', () => {
    expect(plan(64, 32, 29)).toBeNull()
    expect(plan(128, 64, 33)).toBeNull()
    expect(plan(1024, 96, 49)).toBeNull()
  })
})
