import { describe, expect, it } from 'vitest'
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import { ALL_WEEK, EVERY_DAY } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import type { DisplayId, GroupId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import { daypartsById } from '../../playlists/occurrences.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import { HO_CHI_MINH, plus, startOfDay } from '../../playlists/time.ts'
import type { Clock, LocalDate, Weekday } from '../../playlists/time.ts'
import { bodyOf, dragDraft, newDraft, problemsOf, shareAmong } from '../../admin/schedules/draft.ts'
import { totalOf } from '../../admin/schedules/planned.ts'
import { asTable } from '../../admin/ui/as-table.ts'
import { standingOf } from '../../admin/schedules/standing.ts'
import type { Standing } from '../../admin/schedules/standing.ts'
import type { World } from '../../admin/schedules/week.ts'
import { blocksOn, concerns, dayLayout, dragRange, minuteAt, mondayOf, weekDates } from '../../admin/schedules/week.ts'

const zone = HO_CHI_MINH
const world: World = { zone, calendar: new Calendar(PLAIN_CALENDAR), dayparts: daypartsById([]) }
const date = (text: string) => text as LocalDate
const row = (from: string, to: string, weekdays: Weekday[] = EVERY_DAY): HoursRow => ({
  weekdays,
  from: from as Clock,
  to: to as Clock,
})

let lastId = 0
function make(hours: HoursRow[], given: Partial<Schedule> = {}): Schedule {
  lastId += 1
  return {
    id: lastId as ScheduleId,
    layer: 'scheduled',
    zone: 'main',
    show: { kind: 'playlist', playlist: 1 as PlaylistId },
    timing: { kind: 'recurring', recurrence: EVERY_DATE, hours: { kind: 'own', rows: hours } },
    target: { all: true, displays: [], groups: [] },
    weight: 1,
    wakes: false,
    ...given,
  }
}
const brief = (blocks: { from: number; to: number }[]) => blocks.map(({ from, to }) => [from, to])

describe('the week', () => {
  it('starts on the Monday before', () => {
    expect(mondayOf(date('2026-11-22'))).toBe('2026-11-16')
    expect(mondayOf(date('2026-11-16'))).toBe('2026-11-16')
    expect(weekDates(date('2026-12-28')).at(-1)).toBe('2027-01-03')
  })

  it('cuts a block at midnight and shows the rest on the next morning', () => {
    const night = make([row('22:00', '02:00', [1])])
    expect(blocksOn(world, date('2026-11-16'), [night])).toMatchObject([
      { from: 1320, to: 1440, toAfter: true, fromBefore: false },
    ])
    expect(blocksOn(world, date('2026-11-17'), [night])).toMatchObject([
      { from: 0, to: 120, toAfter: false, fromBefore: true },
    ])
    expect(blocksOn(world, date('2026-11-18'), [night])).toEqual([])
  })

  it('keeps to the date range, the weekdays and the exceptions', () => {
    const hours = [row('08:00', '09:00')]
    const recurrence = {
      ...EVERY_DATE,
      from: date('2026-11-17'),
      until: date('2026-11-20'),
      rule: { every: 'week' as const, interval: 1, weekdays: [2, 3, 4] as Weekday[] },
      except: [date('2026-11-18')],
      also: [date('2026-11-22')],
    }
    const schedule = make(hours, { timing: { kind: 'recurring', recurrence, hours: { kind: 'own', rows: hours } } })
    const days = weekDates(date('2026-11-16')).filter((day) => blocksOn(world, day, [schedule]).length > 0)
    expect(days).toEqual(['2026-11-17', '2026-11-19', '2026-11-22'])
  })

  it('joins rows that touch', () => {
    expect(brief(blocksOn(world, date('2026-11-16'), [make([row('08:00', '10:00'), row('10:00', '12:00')])]))).toEqual([
      [480, 720],
    ])
  })

  it('draws an override of three days as three pieces', () => {
    const start = plus(startOfDay(zone, date('2026-11-16')), 20 * 3_600_000)
    const once = make([], { timing: { kind: 'once', start, end: plus(start, 30 * 3_600_000) } })
    expect(weekDates(date('2026-11-16')).map((day) => brief(blocksOn(world, day, [once])))).toEqual([
      [[1200, 1440]],
      [[0, 1440]],
      [[0, 120]],
      [],
      [],
      [],
      [],
    ])
  })
})

describe('overlaps', () => {
  const lanes = (schedules: Schedule[]) =>
    dayLayout(world, date('2026-11-16'), schedules).blocks.map(({ schedule, lane, lanes: of }) => [
      schedule.id,
      lane,
      of,
    ])

  it('stand side by side, as many lanes as overlap at once', () => {
    const a = make([row('08:00', '12:00')])
    const b = make([row('09:00', '10:00')])
    const c = make([row('10:00', '11:00')])
    const alone = make([row('12:00', '13:00')])
    expect(lanes([a, b, c, alone])).toEqual([
      [a.id, 0, 2],
      [b.id, 1, 2],
      [c.id, 1, 2],
      [alone.id, 0, 1],
    ])
  })

  it('share one width through a chain', () => {
    const a = make([row('08:00', '10:00')])
    const b = make([row('09:00', '12:00')])
    const c = make([row('11:00', '13:00')])
    expect(lanes([c, a, b])).toEqual([
      [a.id, 0, 2],
      [b.id, 1, 2],
      [c.id, 0, 2],
    ])
  })

  it('leave the filler behind as a band', () => {
    const filler = make(ALL_WEEK, { layer: 'filler' })
    const { bands, blocks } = dayLayout(world, date('2026-11-16'), [filler, make([row('08:00', '09:00')])])
    expect(brief(bands)).toEqual([[0, 1440]])
    expect(blocks.map(({ lanes: of }) => of)).toEqual([1])
  })
})

describe('whose week', () => {
  const display = { kind: 'display', display: { id: 7 as DisplayId, groups: [3 as GroupId] } } as const
  const group = { kind: 'group', group: { id: 3 as GroupId, members: [7 as DisplayId] } } as const
  it.each([
    ['all displays', { all: true, displays: [], groups: [] }, true, true],
    ['this display', { all: false, displays: [7 as DisplayId], groups: [] }, true, true],
    ['its group', { all: false, displays: [], groups: [3 as GroupId] }, true, true],
    ['another display', { all: false, displays: [8 as DisplayId], groups: [] }, false, false],
  ])('%s', (_name, target, onDisplay, onGroup) => {
    expect(concerns(target, display)).toBe(onDisplay)
    expect(concerns(target, group)).toBe(onGroup)
  })
})

describe('a drag', () => {
  it('snaps to half hours and never leaves the day', () => {
    expect(minuteAt(0, 960)).toBe(0)
    expect(minuteAt(339, 960)).toBe(480)
    expect(minuteAt(2000, 960)).toBe(1410)
    expect(minuteAt(-5, 960)).toBe(0)
    expect(dragRange(480, 450)).toEqual({ from: 450, to: 510 })
    expect(dragRange(1410, 1410)).toEqual({ from: 1410, to: 1440 })
  })

  it('becomes a draft of those weekdays and hours', () => {
    const draft = dragDraft([date('2026-11-18'), date('2026-11-17')], 480, 1440)
    expect(draft.repeat).toMatchObject({ kind: 'weekly', weekdays: [2, 3] })
    expect(draft.hours).toMatchObject([{ weekdays: EVERY_DAY, from: '08:00', to: '24:00' }])
    expect(problemsOf(draft)).toEqual({ name: 'name-missing', playlist: 'playlist-missing' })
  })
})

describe('a schedule draft', () => {
  it('says what is missing', () => {
    const draft = { ...newDraft({ all: false, displays: [], groups: [] }), hours: [] }
    expect(problemsOf(draft)).toEqual({
      name: 'name-missing',
      playlist: 'playlist-missing',
      hours: 'hours-missing',
      target: 'target-missing',
    })
  })

  it('may be black, and then needs no playlist', () => {
    const draft = { ...newDraft(), name: ' Tắt trưa ', show: 'black' as const }
    expect(problemsOf(draft)).toEqual({})
    expect(bodyOf(draft)).toMatchObject({ name: 'Tắt trưa', show: { kind: 'black' } })
  })

  it('knows its share', () => {
    expect(shareAmong(3, [1])).toBe(0.75)
    expect(shareAmong(1, [])).toBe(1)
  })
})

describe('standing on one display', () => {
  const standings = (schedules: Schedule[]) => {
    const { bands, blocks } = dayLayout(world, date('2026-11-16'), schedules)
    const day = [...bands, ...blocks]
    return day.map((block) => [block.schedule.layer, standingOf(block, day)])
  }

  it('shares by weight among the scheduled', () => {
    const a = make([row('08:00', '10:00')], { weight: 3 })
    const b = make([row('09:00', '11:00')], { weight: 1 })
    expect(standings([a, b])).toEqual([
      ['scheduled', { share: 0.75, hidden: [] }],
      ['scheduled', { share: 0.25, hidden: [] }],
    ])
  })

  it('is hidden where takeovers lie over it, together or alone', () => {
    const low = make([row('08:00', '10:00')])
    const half = make([row('07:00', '09:00')], { layer: 'takeover' })
    const rest = make([row('09:00', '10:00')], { layer: 'takeover' })
    const lost = (schedules: Schedule[]) =>
      standings(schedules)
        .filter(([layer]) => layer === 'scheduled')
        .map(([, standing]) => (standing as Standing).hidden.map(({ from, to }) => `${from}-${to}`).join())
    expect(lost([low, half])).toEqual(['480-540'])
    expect(lost([low, half, rest])).toEqual(['480-600'])
  })
})

describe('planned plays', () => {
  const lines = [
    { key: 1, name: 'Một', plays: 3, cut: 1, minutes: 1.5 },
    { key: 2, name: 'Hai\tba', plays: 4, cut: 0, minutes: 2 },
  ]
  it('are summed up, and go to a sheet cell by cell', () => {
    expect(totalOf(lines)).toEqual({ plays: 7, cut: 1, minutes: 3.5 })
    expect(
      asTable(
        ['Tên', 'Lượt'],
        lines.map(({ name, plays }) => [name, plays]),
      ),
    ).toBe('Tên\tLượt\nMột\t3\nHai ba\t4')
  })
})
