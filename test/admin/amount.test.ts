import { describe, expect, it } from 'vitest'
import { amountOf, decimalsOf, writtenAmount } from '../../admin/ui/amount.ts'

describe('a number in a form', () => {
  it.each([
    ['98,7', 98.7, 1, '98,7'],
    ['98.7', 98.7, 1, '98,7'],
    ['98,', 98, 0, '98'],
    ['98.', 98, 0, '98'],
    ['98,70', 98.7, 2, '98,70'],
    ['0.125', 0.125, 3, '0,125'],
    ['1.234,5', 1234.5, 1, '1.234,5'],
    ['1.234', 1234, 0, '1.234'],
    ['1.234.567', 1_234_567, 0, '1.234.567'],
    ['-1.234', -1234, 0, '-1.234'],
    ['12 345', 12_345, 0, '12.345'],
    ['1234567', 1_234_567, 0, '1.234.567'],
    [' ', null, 0, ''],
  ])('typed as %j is %d with %d decimals, written %j', (typed, value, decimals, written) => {
    expect(amountOf(typed)).toEqual({ value, decimals })
    expect(writtenAmount({ value, decimals })).toBe(written)
  })

  it.each(['-', 'abc', '1e5', '٣', '1,234.5', '1.234.5', '99,1234', '1.000.000.000.001'])(
    'what cannot be kept as it was typed is no number: %j',
    (typed) => expect(amountOf(typed)).toBeNull(),
  )

  it('is never shown with fewer decimals than it has', () => {
    expect(decimalsOf(98.7, null)).toBe(1)
    expect(decimalsOf(98, 99.125)).toBe(3)
    expect(decimalsOf(null)).toBe(0)
    expect(writtenAmount({ value: 98.7, decimals: 0 })).toBe('98,7')
  })
})
