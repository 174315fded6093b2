import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { DaypartId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Timing, TimingHours } from '../../playlists/schedule.ts'
import type { Clock, Weekday } from '../../playlists/time.ts'
import { describeTiming } from '../../admin/schedules/describe.ts'
import { draftOf, newDraft, problemsOf, timingOf } from '../../admin/schedules/draft.ts'
import type { Draft } from '../../admin/schedules/draft.ts'
import { parseDaypart, problemsOfDaypart } from '../../admin/schedules/daypart-draft.ts'
import { NEW_REPEAT, repeatOf, ruleOf } from '../../admin/schedules/repeat.ts'
import type { Repeat } from '../../admin/schedules/repeat.ts'
import { parseDates } from '../../admin/ui/date-hours-draft.ts'
import { en } from '../../admin/ui/text/en.ts'
import { vi } from '../../admin/ui/text/vi.ts'
import { anyDateRule } from '../support/any-recurrence.ts'
import { date, makeRecurrence, row } from '../support/make.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const own = (...rows: ReturnType<typeof row>[]): TimingHours => ({ kind: 'own', rows })
const recurring = (recurrence: Partial<Recurrence>, hours = own(row(WEEK, '08:00', '11:30'))): Timing => ({
  kind: 'recurring',
  recurrence: makeRecurrence(recurrence),
  hours,
})
const dates = (...numbers: number[]) => ({ kind: 'dates' as const, dates: numbers })
const monthly = (on: ReturnType<typeof dates> | { kind: 'nth'; nth: number; weekday: Weekday }, interval = 1) => ({
  rule: { every: 'month' as const, interval, on },
})

describe('a timing in words', () => {
  const printIn = (text: typeof vi) => ({
    words: text.repeat.words,
    holidays: text.repeat.holidays,
    weekdays: text.kit.weekdays,
    date: (day: string) => day.split('-').reverse().join('/'),
    instant: String,
    number: String,
    daypart: () => 'Giờ tiếp dân',
  })
  it.each<[string, Timing]>([
    ['Hằng ngày, cả ngày', recurring({}, own(row(WEEK, '00:00', '24:00')))],
    [
      'Thứ Hai và Thứ Tư, cách tuần, 08:00–11:30, từ 02/11/2026, đến 30/06/2027',
      recurring({
        from: date('2026-11-02'),
        until: date('2027-06-30'),
        rule: { every: 'week', interval: 2, weekdays: [1, 3] },
      }),
    ],
    ['T2–T6, 08:00–11:30', recurring({ rule: { every: 'week', interval: 1, weekdays: [1, 2, 3, 4, 5] } })],
    [
      'Hằng ngày, T2–T6 08:00–17:00; T7 21:00–05:30 hôm sau',
      recurring({}, own(row([1, 2, 3, 4, 5], '08:00', '17:00'), row([6], '21:00', '05:30'))),
    ],
    ['3 ngày một lần, 08:00–11:30, 5 lần', recurring({ rule: { every: 'day', interval: 3 }, count: 5 })],
    ['Ngày 1, 15 và cuối tháng, hằng tháng, 08:00–11:30', recurring(monthly(dates(1, 15, -1)))],
    [
      'Thứ Ba lần thứ 2 trong tháng, 3 tháng một lần, 08:00–11:30',
      recurring(monthly({ kind: 'nth', nth: 2, weekday: 2 }, 3)),
    ],
    [
      'Thứ Sáu cuối cùng trong tháng, hằng tháng, 08:00–11:30',
      recurring(monthly({ kind: 'nth', nth: -1, weekday: 5 })),
    ],
    [
      'Ngày 10/10 hằng năm (từ 3 ngày trước), 08:00–11:30',
      recurring({ rule: { every: 'year', interval: 1, month: 10, day: 10, before: 3, after: 0 } }),
    ],
    [
      'Ngày 1/1 âm lịch hằng năm (từ 7 ngày trước đến 3 ngày sau), 08:00–11:30',
      recurring({ rule: { every: 'lunar-year', month: 1, day: 1, before: 7, after: 3 } }),
    ],
    [
      'Ngày làm việc, khung giờ “Giờ tiếp dân”',
      recurring({ rule: { every: 'day-kind', kind: 'working' } }, { kind: 'daypart', daypart: 1 as DaypartId }),
    ],
    [
      'Tết Nguyên đán, Quốc khánh (đến 1 ngày sau), 08:00–11:30, trừ 2 ngày, thêm 1 ngày',
      recurring({
        rule: { every: 'holiday', holidays: ['tet', 'national-day'], before: 0, after: 1 },
        except: [date('2026-09-02'), date('2027-02-06')],
        also: [date('2026-12-24')],
      }),
    ],
    ['1 – 2', { kind: 'once', start: 1, end: 2 } as unknown as Timing],
  ])('%s', (words, timing) => {
    expect(describeTiming(timing, printIn(vi))).toBe(words)
    expect(describeTiming(timing, printIn(en))).not.toBe('')
  })
})

describe('a rule in the editor', () => {
  it('is the same rule when it is taken out again', () => {
    fc.assert(
      fc.property(anyDateRule, (rule) => {
        const back = ruleOf(repeatOf(rule))!
        const sorted = (value: unknown) =>
          JSON.stringify(value, (_, v: unknown) => (Array.isArray(v) ? [...(v as number[])].sort() : v))
        expect(sorted(back)).toBe(sorted(rule))
      }),
    )
  })

  it.each<Partial<Repeat>>([
    { kind: 'weekly', weekdays: [] },
    { kind: 'month-dates', monthDates: [] },
    { kind: 'holiday', holidays: [] },
  ])('needs a choice: %j', (part) => {
    const repeat = { ...NEW_REPEAT, ...part }
    expect(ruleOf(repeat)).toBeNull()
    expect(problemsOf({ ...newDraft(), name: 'x', show: 'black', repeat })).toEqual({ rule: 'rule-missing' })
  })
})

describe('a draft', () => {
  const schedule = (timing: Timing) => ({
    id: 1 as ScheduleId,
    name: 'x',
    layer: 'scheduled' as const,
    zone: 'main' as const,
    show: { kind: 'playlist' as const, playlist: 1 as PlaylistId },
    timing,
    target: { all: true, displays: [], groups: [] },
    weight: 1,
    wakes: false,
    authorName: '',
    createdAt: 0 as never,
    archivedAt: null,
    version: 1,
  })
  it.each<[string, Timing]>([
    ['every day', recurring({})],
    ['so many times', recurring({ from: date('2026-11-20'), count: 5 })],
    ['with single dates', recurring({ except: [date('2026-11-20')], also: [date('2026-11-21')] })],
    ['rows of other weekdays', recurring({}, own(row([1, 2], '08:00', '09:00'), row([3], '10:00', '11:00')))],
    [
      'rows within a rule of weeks',
      recurring({ rule: { every: 'week', interval: 1, weekdays: [1, 3] } }, own(row([1], '08:00', '09:00'))),
    ],
    [
      'a daypart',
      recurring({ rule: { every: 'day-kind', kind: 'working' } }, { kind: 'daypart', daypart: 3 as DaypartId }),
    ],
  ])('is saved as it was when nothing is changed: %s', (_, timing) => {
    expect(timingOf(draftOf(schedule(timing)))).toEqual(timing)
  })

  it('shows rows that share their weekdays as days of the week', () => {
    const draft = draftOf(schedule(recurring({}, own(row([1, 2, 3, 4, 5], '08:00', '17:00')))))
    expect(draft).toMatchObject({ byWeekday: false, repeat: { kind: 'weekly', weekdays: [1, 2, 3, 4, 5] } })
    expect(timingOf(draft)).toMatchObject({ hours: { rows: [{ weekdays: WEEK }] } })
  })

  it.each<[Partial<Draft>, object]>([
    [{ repeat: { ...NEW_REPEAT, interval: 2 } }, { from: 'start-missing' }],
    [{ end: 'count', count: 3 }, { from: 'start-missing' }],
    [{ end: 'count', count: null, from: date('2026-11-20') }, { until: 'count-missing' }],
    [{ end: 'until', until: null }, { until: 'until-missing' }],
    [{ end: 'until', from: date('2026-11-20'), until: date('2026-11-19') }, { until: 'dates-reversed' }],
    [{ layer: 'takeover' }, { until: 'takeover-endless' }],
    [{ layer: 'takeover', from: date('2026-11-20'), end: 'count', count: 3 }, {}],
    [{ hoursKind: 'daypart', daypart: null }, { hours: 'daypart-missing' }],
    [{ timing: 'once' }, { end: 'instants-missing' }],
  ])('says what is wrong: %j', (part, problems) => {
    expect(problemsOf({ ...newDraft(), name: 'x', show: 'black', ...part })).toEqual(problems)
  })
})

describe('hours of single dates', () => {
  const hours = { from: '7h30', to: '11:30', brightness: 40 }
  it.each([
    [
      'typed loosely',
      [{ date: date('2026-12-24'), hours: [hours] }],
      [{ date: '2026-12-24', hours: [{ from: '07:30', to: '11:30', brightness: 40 }] }],
    ],
    ['none: closed', [{ date: date('2026-12-24'), hours: [] }], [{ date: '2026-12-24', hours: [] }]],
    ['without a date', [{ date: null, hours: [] }], null],
    [
      'one date twice',
      [
        { date: date('2026-12-24'), hours: [] },
        { date: date('2026-12-24'), hours: [] },
      ],
      null,
    ],
    ['no time', [{ date: date('2026-12-24'), hours: [{ ...hours, to: 'x' }] }], null],
  ])('%s', (_, draft, expected) => expect(parseDates(draft)).toEqual(expected))

  it('a daypart is sent without brightness, and with a name', () => {
    const draft = {
      name: ' Trưa ',
      hours: [],
      followsCalendar: true,
      dates: [{ date: date('2026-12-24'), hours: [hours] }],
    }
    expect(parseDaypart(draft)).toEqual({
      name: 'Trưa',
      hours: [],
      followsCalendar: true,
      dates: [{ date: '2026-12-24', hours: [{ from: '07:30' as Clock, to: '11:30' as Clock }] }],
    })
    expect(problemsOfDaypart({ ...draft, name: ' ' })).toEqual(['name'])
  })
})
