import { describe, expect, it } from 'vitest'
import { amountOf, decimalsOf } from '../../admin/ui/amount.ts'

describe('a number in a form', () => {
  it.each([
    [98.7, { value: 98.7, decimals: 1 }],
    ['98.', { value: 98, decimals: 0 }],
    ['98.70', { value: 98.7, decimals: 2 }],
    ['-0.0', { value: -0, decimals: 1 }],
    [1_234_567, { value: 1_234_567, decimals: 0 }],
    ['', { value: null, decimals: 0 }],
    ['-', { value: null, decimals: 0 }],
  ])('typed as %j is %j', (typed, amount) => expect(amountOf(typed)).toEqual(amount))

  it('is never shown with fewer decimals than it has', () => {
    expect(decimalsOf(98.7, null)).toBe(1)
    expect(decimalsOf(98, 99.125)).toBe(3)
    expect(decimalsOf(null)).toBe(0)
  })
})
