import { describe, expect, it } from 'vitest'
import { MUST, tidy, tokensOf } from '../../display/stage/words.ts'

const costAfter = (text: string, word: string): number | undefined =>
  tokensOf(text).find((token) => token.text.endsWith(word))?.breakCost

describe('where a line may end', () => {
  it('composes letters and keeps the words', () => {
    expect(tidy('  La\u0300n   xanh \n cho  dân ')).toBe('Làn xanh\ncho dân')
    const text = 'Hành động đột phá, lan tỏa kết quả'
    expect(
      tokensOf(text)
        .map((token) => token.text)
        .join(' '),
    ).toBe(text)
  })

  it('costs nothing after a phrase and much inside a compound', () => {
    const text = 'Hành động đột phá, lan tỏa kết quả'
    expect(costAfter(text, 'phá,')).toBeLessThan(0.2)
    expect(costAfter(text, 'Hành')).toBe(3)
    expect(costAfter('Đồng tâm hành động - Kiến tạo', '-')).toBe(0)
  })

  it('never begins a line with a dash, nor tears a range or a number from its unit', () => {
    expect(tokensOf('Sáng 08:00 - 12:00').map((token) => token.text)).toEqual(['Sáng', '08:00 - 12:00'])
    expect(tokensOf('trong 15 phút nữa').map((token) => token.text)).toEqual(['trong', '15 phút', 'nữa'])
    expect(tokensOf('hành động - kiến tạo').map((token) => token.text)).toEqual(['hành', 'động -', 'kiến', 'tạo'])
  })

  it('keeps codes, addresses and what the editor has joined in one piece', () => {
    expect(tokensOf('số 57-NQ/TW tại tinnhiemmang.vn/website-lua-dao').map((token) => token.text)).toEqual([
      'số',
      '57-NQ/TW',
      'tại',
      'tinnhiemmang.vn/website-lua-dao',
    ])
    expect(tokensOf('Làn\u00a0xanh').length).toBe(1)
  })

  it('ends a line where the editor did', () => {
    expect(costAfter('Sáng\nChiều', 'Sáng')).toBe(MUST)
  })
})
