import { describe, expect, it } from 'vitest'
import { Calendar } from '../../playlists/calendar.ts'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import { toLunar } from '../../playlists/calendar/lunar.ts'
import { OBSERVANCES } from '../../playlists/calendar/observances.ts'
import { addDays } from '../../playlists/time.ts'
import type { CalendarDay, StoredEntry } from '../../playlists/wire/calendar.ts'
import { afterOf, draftOf, nameMissing, undoOf } from '../../admin/calendar/changes.ts'
import { blanksBefore, labelOf, markOf, monthOf, ruleWords, runsOf, spokenDay } from '../../admin/calendar/marks.ts'
import { en } from '../../admin/ui/text/en.ts'
import { vi } from '../../admin/ui/text/vi.ts'
import { date, makeEntry } from '../support/make.ts'

const entry = (day: string, given: Partial<StoredEntry> = {}): StoredEntry => ({
  ...makeEntry(day),
  version: 1,
  ...given,
})

/** As the server tells it. */
function dayOf(day: string, own: CalendarEntry | null = null): CalendarDay {
  const calendar = new Calendar({ restDays: [6, 7], entries: own ? [own] : [] })
  const { weekday: _, ...known } = calendar.day(date(day))
  const { off, holiday, inLieu } = calendar.dayByRule(date(day))
  const stored = own ? { version: 1, ...own } : null
  return { ...known, lunar: toLunar(date(day)), rule: { off, holiday, inLieu }, entry: stored }
}
const within = (from: string, until: string, own: readonly StoredEntry[] = []): CalendarDay[] => {
  const days: CalendarDay[] = []
  for (let day = date(from); day <= date(until); day = addDays(day, 1))
    days.push(dayOf(day, own.find((each) => each.date === day) ?? null))
  return days
}

describe('how a day is drawn', () => {
  it.each([
    ['2026-02-17', null, 'holiday'],
    ['2026-04-27', null, 'in-lieu'],
    ['2026-08-23', null, 'rest'],
    ['2026-08-24', null, 'plain'],
    ['2026-08-24', entry('2026-08-24'), 'off'],
    ['2026-08-31', entry('2026-08-31', { holiday: 'national-day' }), 'holiday'],
    ['2026-08-22', entry('2026-08-22', { kind: 'working', as: 1 }), 'working'],
    ['2026-08-24', entry('2026-08-24', { kind: 'working', as: 1 }), 'plain'],
    ['2026-10-10', entry('2026-10-10', { kind: 'note', name: 'Hội' }), 'rest'],
  ] as const)('%s with %o is %s', (day, own, mark) => expect(markOf(dayOf(day, own))).toBe(mark))

  it('is told in words to those who cannot see it', () => {
    const saturday = dayOf('2026-08-22', entry('2026-08-22', { kind: 'working', as: 1, name: 'Làm bù' }))
    expect(spokenDay(saturday, '22/08/2026', vi)).toBe(
      'Thứ Bảy 22/08/2026, 10/7 âm lịch, làm việc theo giờ Thứ Hai, Làm bù',
    )
    expect(spokenDay(dayOf('2025-07-25'), '25/07/2025', vi)).toContain('1/6 nhuận âm lịch')
    expect(spokenDay(dayOf('2026-04-27'), '27/04/2026', en)).toContain('In lieu of Hùng Kings’ Day')
    expect(ruleWords(saturday, vi)).toBe('nghỉ hằng tuần')
  })

  it('has a name under the month only where it is no ordinary day; days in a row of one name are one', () => {
    expect(labelOf(dayOf('2026-08-23'), vi)).toBe('')
    const solemn = [
      entry('2026-02-25', { kind: 'note', solemn: true }),
      entry('2026-02-23', { kind: 'note', name: 'Hội' }),
    ]
    expect(
      runsOf(within('2026-02-01', '2026-02-28', solemn), vi).map(({ from, until, label }) => [from, until, label]),
    ).toEqual([
      ['2026-02-16', '2026-02-20', 'Tết Âm lịch'],
      ['2026-02-23', '2026-02-23', 'Hội'],
      ['2026-02-25', '2026-02-25', 'Ngày trang nghiêm'],
    ])
  })

  it('stands under its weekday, weeks beginning on Monday', () => {
    expect([blanksBefore(date('2026-06-01')), blanksBefore(date('2026-03-01'))]).toEqual([0, 6])
    expect(monthOf(within('2026-01-01', '2026-12-31'), 2)).toHaveLength(28)
  })
})

describe('changing a day', () => {
  it('CA1 leaves the day what the rules make of it until another kind is chosen: only solemn is only solemn', () => {
    for (const day of ['2026-08-24', '2026-08-23', '2026-09-02']) {
      const solemn = { ...draftOf(dayOf(day)), name: 'Quốc tang', solemn: true }
      expect(dayOf(day, solemn)).toMatchObject({ off: dayOf(day).off, holiday: dayOf(day).holiday, solemn: true })
    }
    const own = entry('2026-08-24', { name: 'Nghỉ', version: 1 })
    expect(draftOf(dayOf('2026-08-24', own))).toEqual(own)
  })

  it('a note needs a name, unless it makes the day solemn', () => {
    expect(nameMissing(entry('2026-08-24', { kind: 'note', name: ' ' }))).toBe(true)
    expect(nameMissing(entry('2026-08-24', { kind: 'note', solemn: true }))).toBe(false)
    expect(nameMissing(entry('2026-08-24'))).toBe(false)
  })

  it('is undone to what stood there before, seen at the version that was written', () => {
    const [old, gone] = [entry('2026-08-24', { version: 3 }), entry('2026-08-26', { version: 4, name: 'Cũ' })]
    const days = within('2026-08-24', '2026-08-26', [old, gone])
    const body = {
      put: [{ ...old, name: 'Mới' }, entry('2026-08-25', { version: 0 })],
      remove: [{ date: gone.date, version: gone.version }],
    }
    const written = [{ ...old, name: 'Mới', version: 5 }, entry('2026-08-25', { version: 6 })]
    expect(undoOf(body, days, written)).toEqual({
      put: [
        { ...old, version: 5 },
        { ...gone, version: 0 },
      ],
      remove: [{ date: '2026-08-25', version: 6 }],
    })
  })

  it('is shown before it is saved as the core will have it', () => {
    const own = entry('2026-08-22', { kind: 'working', as: 1 })
    const calendar = new Calendar({ restDays: [6, 7], entries: [own] })
    expect(markOf(afterOf(dayOf('2026-08-22'), own, calendar))).toBe('working')
  })
})

it('every observance has a name in both languages', () => {
  for (const { calendar } of [vi, en])
    for (const observance of OBSERVANCES) expect(calendar.observances[observance].length).toBeGreaterThan(3)
})
