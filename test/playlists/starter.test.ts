import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { blanksIn, fillBlanks, partsOf } from '../../playlists/blanks.ts'
import { Content } from '../../playlists/content.ts'
import { MAX_SLOT_MS, MIN_SLOT_MS, defaultDurationMs } from '../../playlists/material.ts'
import type { WeekTable } from '../../playlists/dayparts.ts'
import { STARTER } from '../../playlists/starter/campaign.ts'
import type { StarterEntry } from '../../playlists/starter/entry.ts'
import { hoursInWords } from '../../playlists/starter/hours.ts'
import { textsOf } from '../../playlists/texts.ts'
import type { Clock, Weekday } from '../../playlists/time.ts'

const wordsOf = ({ title, source, content }: StarterEntry) => [title, source, ...textsOf(content)]

describe('the starter campaign', () => {
  test('has the 39 items in their order', () => {
    const codes = Array.from({ length: 39 }, (_, at) => `N${String(at + 1).padStart(2, '0')}`)
    expect(STARTER.map(({ code }) => code)).toEqual(codes)
    expect(new Set(STARTER.map(({ title }) => title)).size).toBe(39)
  })

  test.each(STARTER.map((entry) => [entry.code, entry] as const))('%s can be stored as it is', (_code, entry) => {
    expect(Value.Check(Content, entry.content)).toBe(true)
    expect(entry.topic).toMatch(/^CD(0[1-9]|1[0-8])$/)
    expect(entry.title.length).toBeLessThanOrEqual(200)
    expect(entry.source.length).toBeGreaterThan(10)
    expect(entry.source.length).toBeLessThanOrEqual(500)
    const duration = defaultDurationMs(entry.content)
    expect(duration).toBeGreaterThanOrEqual(MIN_SLOT_MS)
    expect(duration).toBeLessThanOrEqual(MAX_SLOT_MS)
  })

  test('every word is NFC, tidy, polite, and free of the notes it was made from', () => {
    for (const word of STARTER.flatMap(wordsOf)) {
      expect(word).toBe(word.normalize('NFC').trim())
      expect(word).not.toMatch(/ {2}|–|—|[“”‘’]|\bbạn\b|\bS[0-4]\b|\bU[1-7]\b|\([HML]\)/i)
    }
  })

  test('each blank has its label, and none that is recommended has one', () => {
    for (const { content, blanks, recommended } of STARTER) {
      expect(blanks.map(({ key }) => key)).toEqual(blanksIn(content))
      expect(recommended && blanks.length > 0).toBe(false)
    }
  })

  test('what one place alone can say is not recommended', () => {
    const local = STARTER.filter((entry) =>
      /iHanoi|Hà Nội|Làn xanh|Chỉ dùng|Chỉ tiêu của riêng|Cần/.test(wordsOf(entry).join(' ')),
    )
    const named = local.filter(({ code }) => code !== 'N10')
    expect(named.filter(({ recommended }) => recommended)).toEqual([])
    expect(STARTER.filter(({ rotates }) => !rotates).map(({ code }) => code)).toEqual(['N38', 'N39'])
  })

  test('a code leads to a government address over HTTPS', () => {
    const urls = STARTER.flatMap(({ content }) => (content.kind === 'qr' ? [content.url] : []))
    expect(urls).toEqual([
      'https://binhdanhocvuso.gov.vn',
      'https://dichvucong.gov.vn',
      'https://tinnhiemmang.vn/website-lua-dao',
    ])
  })
})

describe('AP5 blanks', () => {
  test('part the words of a text from the names of its blanks', () => {
    expect(partsOf('Từ {gio_bat_dau} đến { gio }')).toEqual([
      { words: 'Từ ' },
      { blank: 'gio_bat_dau' },
      { words: ' đến ' },
      { blank: 'gio' },
    ])
    expect(partsOf('')).toEqual([])
    expect(partsOf('{} chữ')).toEqual([{ words: '{} chữ' }])
  })

  const content = {
    kind: 'slogan',
    template: 'notice',
    headline: 'Từ {gio} đến { gio }',
    support: '{ngay}',
    steps: ['{gio}', 'không {} có'],
  } as const
  const open = { ...content, steps: [...content.steps] }

  test('are found once each, in their order', () => expect(blanksIn(open)).toEqual(['gio', 'ngay']))

  test('are filled everywhere; an empty word leaves the blank', () => {
    expect(fillBlanks(open, { gio: ' 08:00 ', ngay: ' ', toString: 'x' })).toEqual({
      ...open,
      headline: 'Từ 08:00 đến 08:00',
      steps: ['08:00', 'không {} có'],
    })
    expect(fillBlanks({ ...open, support: '{toString}' }, {}).support).toBe('{toString}')
  })
})

describe('hours in words', () => {
  const row = (weekdays: Weekday[], from: string, to: string) => ({ weekdays, from: from as Clock, to: to as Clock })
  const cases: [string, WeekTable, string][] = [
    [
      'an office week',
      [row([1, 2, 3, 4, 5], '13:00', '17:00'), row([1, 2, 3, 4, 5], '08:00', '12:00')],
      'Thứ Hai - thứ Sáu: 08:00 - 12:00, 13:00 - 17:00',
    ],
    [
      'with a Saturday morning',
      [row([1, 2, 3, 4, 5], '07:30', '16:30'), row([6], '07:30', '11:30')],
      'Thứ Hai - thứ Sáu: 07:30 - 16:30; thứ Bảy: 07:30 - 11:30',
    ],
    ['scattered days', [row([1, 3, 4, 7], '08:00', '12:00')], 'Thứ Hai, thứ Tư - thứ Năm, Chủ nhật: 08:00 - 12:00'],
    ['never', [], ''],
  ]
  test.each(cases)('%s', (_name, week, words) => expect(hoursInWords(week)).toBe(words))
})
