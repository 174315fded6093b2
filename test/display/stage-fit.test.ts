import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitText, lineHeightOf } from '../../display/stage/fit.ts'
import type { FitOptions, Measure, TextBlock } from '../../display/stage/fit.ts'

/** Every letter is half an em wide. */
const measure: Measure = (text, size) => text.length * size * 0.5
const block = (text: string, rest: Partial<TextBlock> = {}): TextBlock => ({
  text,
  scale: 1,
  weight: 800,
  floor: 1,
  ...rest,
})
const box = (width: number, height: number, rest: Partial<FitOptions> = {}): FitOptions => ({
  width,
  height,
  min: 12,
  max: 400,
  gap: 0.3,
  measure,
  ...rest,
})

describe('fitting text', () => {
  it('takes the largest size at which one word fills the width', () => {
    expect(fitText([block('Nhanh')], box(500, 400))?.size).toBe(200)
  })

  it('keeps lines 1.35 em apart', () => {
    expect(lineHeightOf(20)).toBe(27)
    expect(fitText([block('Nhanh')], box(5000, 135))?.size).toBe(100)
  })

  it('gives up a little size to end lines with their phrases', () => {
    const fitted = fitText([block('Không giấy tờ - Không tiếp xúc - Không trung gian')], box(1700, 1000, { max: 280 }))
    expect(fitted?.blocks[0]?.lines).toEqual(['Không giấy tờ -', 'Không tiếp xúc -', 'Không trung gian'])
  })

  it('leaves no short word alone on the last line', () => {
    const lines = fitText([block('Không cung cấp mã OTP cho bất kỳ ai')], box(420, 300, { max: 40 }))?.blocks[0]?.lines
    expect(lines?.at(-1)?.split(' ').length).toBeGreaterThan(1)
  })

  it('says so when it does not fit at the floor', () => {
    expect(fitText([block('binhdanhocvuso.gov.vn')], box(64, 32))).toBeNull()
    expect(fitText([block('một hai ba bốn năm sáu bảy tám chín mười')], box(64, 32))).toBeNull()
  })

  it('holds a block between its floor and its most, and skips an empty one', () => {
    const blocks = [block('Dài'), block('phụ', { scale: 0.1, floor: 15 }), block('rộng', { most: 20 }), block(' ')]
    const fitted = fitText(blocks, box(1000, 300))
    expect(fitted?.blocks.map((one) => one.size).slice(1)).toEqual([15, 20])
  })

  it('never leaves its box and never loses a word', () => {
    const word = fc.constantFrom(
      'Nghị',
      'quyết',
      '57-NQ/TW',
      'chuyển',
      'đổi',
      'số,',
      'là',
      '-',
      '2026:',
      'nhanh.',
      'ai',
    )
    const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 80, max: 2000 }),
        fc.integer({ min: 20, max: 1200 }),
        (words, width, height) => {
          const fitted = fitText([block(words), block('phụ lục', { scale: 0.5, floor: 12 })], box(width, height))
          if (!fitted) return
          const total = fitted.blocks.reduce((sum, one) => sum + one.lines.length * one.lineHeight, fitted.gap)
          expect(total).toBeLessThanOrEqual(height)
          expect(fitted.blocks[0]!.lines.join(' ')).toBe(words)
          for (const one of fitted.blocks)
            for (const line of one.lines) expect(measure(line, one.size, 800)).toBeLessThanOrEqual(width + 1e-6)
        },
      ),
      { seed: 57, numRuns: 300 },
    )
  })
})
