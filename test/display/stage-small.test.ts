import { describe, expect, it } from 'vitest'
import type { Showing } from '../../display/engine/snapshot.ts'
import { makeCanvas } from '../../display/stage/canvas.ts'
import { clockText, dateText } from '../../display/stage/clock-text.ts'
import { parseOrder } from '../../display/stage/preview-order.ts'
import { headlineOf, planSlogan } from '../../display/stage/slogan-plan.ts'
import { transitionMs } from '../../display/stage/transition.ts'
import { filmBox } from '../../display/stage/video.tsx'
import { en } from '../../display/text.en.ts'
import { vi } from '../../display/text.vi.ts'
import { HO_CHI_MINH, instant } from '../../playlists/time.ts'
import { qr, showing, slogan } from '../support/stage-showings.ts'

const AT = instant(1_795_140_000_000)

describe('the clock of the fallback', () => {
  it('tells time and date in the office\u2019s zone, two digits each', () => {
    expect(clockText(HO_CHI_MINH, AT)).toBe('09:00')
    expect(dateText(HO_CHI_MINH, AT, vi)).toBe('Thứ Sáu, 20/11/2026')
    expect(dateText(HO_CHI_MINH, instant(AT + 2 * 86_400_000), vi)).toBe('Chủ nhật, 22/11/2026')
    expect(dateText(HO_CHI_MINH, AT, en)).toBe('Friday, 20/11/2026')
  })
})

describe('the words of a slogan', () => {
  const large = makeCanvas(1920, 1080)

  it('are not said twice under an emergency band', () => {
    const content = slogan('emergency', 'THÔNG BÁO KHẨN: sơ tán theo lối cầu thang bộ')
    const { band } = planSlogan(content, large, vi, null)
    expect(band?.label).toBe('Thông báo khẩn')
    expect(headlineOf(content, band)).toBe('Sơ tán theo lối cầu thang bộ')
    const small = planSlogan(content, makeCanvas(128, 64), vi, null)
    expect(small.band).toBeNull()
    expect(headlineOf(content, small.band)).toBe('THÔNG BÁO KHẨN: sơ tán theo lối cầu thang bộ')
  })

  it('stay even when the band says them all', () => {
    const content = slogan('emergency', 'THÔNG BÁO KHẨN')
    expect(headlineOf(content, planSlogan(content, large, vi, null).band)).toBe('THÔNG BÁO KHẨN')
  })
})

describe('the transition', () => {
  const large = makeCanvas(1920, 1080)
  const text = showing('a', slogan('formal', 'A'))
  const card = showing('b', qr('https://ihanoi.gov.vn', 'B'))
  const grave = showing('c', slogan('solemn', 'C'))
  const black: Showing = { kind: 'black', key: 'd' }

  it('fades for 300 to 600 ms on large canvases, and cuts elsewhere', () => {
    expect(transitionMs(text, card, large, true)).toBeGreaterThanOrEqual(300)
    expect(transitionMs(text, card, large, true)).toBeLessThanOrEqual(600)
    expect(transitionMs(text, card, makeCanvas(1024, 96), true)).toBe(0)
    expect(transitionMs(text, card, large, false)).toBe(0)
    expect(transitionMs(null, card, large, true)).toBe(0)
    expect(transitionMs(black, grave, large, true)).toBe(0)
  })
})

describe('an order for a preview', () => {
  const order = {
    type: 'preview',
    canvas: { width: 128, height: 64 },
    content: slogan('formal', 'A'),
    mediaUrl: '/api/x',
  }

  it('is taken when it is whole', () => {
    expect(parseOrder(order)).toEqual(order)
  })

  it.each([
    null,
    'preview',
    { ...order, type: 'other' },
    { ...order, canvas: { width: 0, height: 64 } },
    { ...order, canvas: { width: 1e9, height: 64 } },
    { ...order, content: null },
  ])('is refused otherwise: %j', (data) => {
    expect(parseOrder(data)).toBeNull()
  })

  it.each(['https://example.com/x.png', '//example.com/x.png', 'data:image/png;base64,AA', 'javascript:alert(1)'])(
    'never loads %s',
    (mediaUrl) => {
      expect(parseOrder({ ...order, mediaUrl })).toMatchObject({ mediaUrl: null })
    },
  )
})

describe('where a film lies', () => {
  const size = { width: 1920, height: 1080 }

  it('is all inside the canvas, or covers it, in whole pixels', () => {
    expect(filmBox({ ...size, fit: 'contain' }, makeCanvas(1080, 1080))).toEqual({
      left: 0,
      top: 236,
      width: 1080,
      height: 608,
    })
    expect(filmBox({ ...size, fit: 'cover' }, makeCanvas(1080, 1080))).toEqual({
      left: -420,
      top: 0,
      width: 1920,
      height: 1080,
    })
  })
})
