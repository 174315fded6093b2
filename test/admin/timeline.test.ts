import { describe, expect, it } from 'vitest'
import type { DaypartId, ScheduleId } from '../../playlists/ids.ts'
import { daypartsById } from '../../playlists/occurrences.ts'
import type { Recurring } from '../../playlists/occurrences.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Span } from '../../playlists/spans.ts'
import type { Weekday } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { History, bodyFrom } from '../../admin/schedules/history.ts'
import type { Writing } from '../../admin/schedules/history.ts'
import { copyTo, occurrenceOf, shiftDay, shiftSeries, within } from '../../admin/schedules/shift.ts'
import type { Shift } from '../../admin/schedules/shift.ts'
import { blocksOn } from '../../admin/schedules/week.ts'
import type { World } from '../../admin/schedules/week.ts'
import { make, recurring, row, weekly, world } from '../support/blocks.ts'
import { at, date } from '../support/make.ts'

const shift = (given: Partial<Shift>): Shift => ({ days: 0, start: 0, end: 0, ...given })
const hour = { start: 60, end: 60 }
/** The occurrence of the first block of a schedule on a date. */
const on = (timing: Timing, day: string) => occurrenceOf(world, blocksOn(world, date(day), [make(timing)])[0]!)!
const rowsOf = ({ hours }: Recurring) =>
  hours.kind === 'own' ? hours.rows.map(({ weekdays, from, to }) => [weekdays.join(''), from, to].join(' ')) : []
const spans = (all: readonly Span[]) => all.map(({ start, end }) => [start, end])

describe('what a block is a picture of', () => {
  it('is a row on the date it begins on, also when only its morning after is seen', () => {
    const night = recurring([row('22:00', '02:00')], weekly(1))
    expect(on(night, '2026-11-17')).toMatchObject({ date: '2026-11-16', row: { from: '22:00', to: '02:00' } })
  })

  it('is a whole day although the days touch, and nothing where rows have grown together', () => {
    expect(on(recurring([row('00:00', '24:00')]), '2026-11-17')).toMatchObject({ date: '2026-11-17' })
    expect(on(recurring([row('08:00', '10:00'), row('10:00', '12:00')]), '2026-11-17')).toBeNull()
  })
})

describe('a shift', () => {
  it('leaves a quarter of an hour at least, and a day at most', () => {
    const block = on(recurring([row('08:00', '09:00')]), '2026-11-16')
    expect(within(block, shift({ end: -90 }))).toEqual(shift({ end: -45 }))
    expect(within(block, shift({ start: 90 }))).toEqual(shift({ start: 45 }))
    expect(within(block, shift({ end: 1500 }))).toEqual(shift({ end: 1380 }))
    expect(within(block, shift({ days: 1, start: 90, end: 90 }))).toEqual(shift({ days: 1, start: 90, end: 90 }))
  })
})

describe('the whole series', () => {
  const moved = (timing: Recurring, day: string, by: Partial<Shift>) => shiftSeries(timing, on(timing, day), shift(by))

  it('takes new hours, and revives no day taken out', () => {
    const timing = recurring([row('08:00', '10:00'), row('14:00', '16:00')], {
      except: [date('2026-11-18')],
      also: [date('2026-11-29')],
    })
    const series = moved(timing, '2026-11-16', hour)!
    expect(rowsOf(series)).toEqual(['1234567 09:00 11:00', '1234567 14:00 16:00'])
    expect(series.recurrence).toEqual(timing.recurrence)
  })

  it.each([
    ['over midnight', '22:00', '23:00', { start: 90, end: 90 }, '23:30', '00:30'],
    ['up to midnight', '22:00', '23:00', { start: 60, end: 60 }, '23:00', '24:00'],
    ['stretched', '08:00', '09:00', { start: 0, end: 30 }, '08:00', '09:30'],
    ['back over midnight', '23:00', '01:00', { start: -60, end: -60 }, '22:00', '24:00'],
  ])('%s', (_, from, to, by, newFrom, newTo) => {
    expect(rowsOf(moved(recurring([row(from, to)]), '2026-11-16', by)!)).toEqual([`1234567 ${newFrom} ${newTo}`])
  })

  it('moves one weekday of a week, its other days stay', () => {
    expect(moved(recurring([row('08:00', '09:00')], weekly(1, 3)), '2026-11-16', { days: 1 })!.recurrence.rule).toEqual(
      {
        every: 'week',
        interval: 1,
        weekdays: [2, 3],
      },
    )
    expect(rowsOf(moved(recurring([row('08:00', '09:00', [1, 3])]), '2026-11-16', { days: 1 })!)).toEqual([
      '23 08:00 09:00',
    ])
  })

  it('cannot be moved to another day where its rule has none, or where other hours would come along', () => {
    const by = { days: 1 }
    expect(moved(recurring([row('08:00', '09:00')]), '2026-11-16', by)).toBeNull()
    const month = { rule: { every: 'month' as const, interval: 1, on: { kind: 'dates' as const, dates: [16] } } }
    expect(moved(recurring([row('08:00', '09:00')], month), '2026-11-16', by)).toBeNull()
    const two = recurring([row('08:00', '09:00'), row('14:00', '15:00')], weekly(1))
    expect(moved(two, '2026-11-16', by)).toBeNull()
    const fortnight = {
      rule: { every: 'week' as const, interval: 2, weekdays: [7 as Weekday] },
      from: date('2026-11-16'),
    }
    expect(moved(recurring([row('08:00', '09:00')], fortnight), '2026-11-22', by)).toBeNull()
    expect(moved(recurring([row('08:00', '09:00')], fortnight), '2026-11-22', { days: -1 })).not.toBeNull()
  })
})

describe('a series with the hours of a daypart', () => {
  const daypart = {
    id: 7 as DaypartId,
    hours: [row('07:30', '11:30', [1, 2, 3, 4, 5])],
    followsCalendar: false,
    dates: [],
  }
  const named: World = { ...world, dayparts: daypartsById([daypart]) }
  const timing = (given: Partial<Recurrence>): Recurring => ({
    kind: 'recurring',
    recurrence: { ...EVERY_DATE, ...given },
    hours: { kind: 'daypart', daypart: daypart.id },
  })
  const held = (of: Recurring, day: string) => occurrenceOf(named, blocksOn(named, date(day), [make(of)])[0]!)!

  it('changes its weekday as a whole, never its hours', () => {
    const mondays = timing(weekly(1))
    const from = held(mondays, '2026-11-16')
    expect(shiftSeries(mondays, from, shift({ days: 2 }))).toEqual(timing(weekly(3)))
    expect(shiftSeries(mondays, from, shift({ end: 30 }))).toBeNull()
    expect(shiftSeries(mondays, from, shift({ days: 1, ...hour }))).toBeNull()
    expect(shiftSeries(timing({}), held(timing({}), '2026-11-16'), shift({ days: 1 }))).toBeNull()
  })

  it('moves and copies one day within itself where the daypart has those hours, else as a one-off', () => {
    const mondays = timing(weekly(1))
    const from = held(mondays, '2026-11-16')
    const tuesday = shiftDay(named, mondays, from, shift({ days: 1 }))
    expect(tuesday.once).toEqual([])
    expect(tuesday.series!.recurrence).toMatchObject({ except: ['2026-11-16'], also: ['2026-11-17'] })
    const saturday = shiftDay(named, mondays, from, shift({ days: 5 }))
    expect(saturday.series!.recurrence).toMatchObject({ except: ['2026-11-16'], also: [] })
    expect(spans(saturday.once)).toEqual([[at('2026-11-21 07:30'), at('2026-11-21 11:30')]])
    const copied = copyTo(named, make(mondays), from, ['2026-11-18', '2026-11-22'].map(date))
    expect(copied.series!.recurrence.also).toEqual(['2026-11-18'])
    expect(spans(copied.once)).toEqual([[at('2026-11-22 07:30'), at('2026-11-22 11:30')]])
  })
})

describe('only this day', () => {
  it('leaves the series by its date and becomes a one-off; its other hours of the day stay', () => {
    const timing = recurring([row('08:00', '09:00'), row('14:00', '15:00')])
    const { series, once } = shiftDay(world, timing, on(timing, '2026-11-16'), shift(hour))
    expect(series!.recurrence.except).toEqual(['2026-11-16'])
    expect(spans(once)).toEqual([
      [at('2026-11-16 09:00'), at('2026-11-16 10:00')],
      [at('2026-11-16 14:00'), at('2026-11-16 15:00')],
    ])
  })

  it('is added to the series where this plays just so on the other date', () => {
    const timing = recurring([row('08:00', '09:00')], weekly(1))
    const { series, once } = shiftDay(world, timing, on(timing, '2026-11-16'), shift({ days: 1 }))
    expect(once).toEqual([])
    expect(series!.recurrence).toMatchObject({ except: ['2026-11-16'], also: ['2026-11-17'] })
  })

  it('never brings back a date that was taken out', () => {
    const timing = recurring([row('08:00', '09:00')], { ...weekly(1), except: [date('2026-11-17')] })
    const { series, once } = shiftDay(world, timing, on(timing, '2026-11-16'), shift({ days: 1 }))
    expect(series!.recurrence).toMatchObject({ except: ['2026-11-16', '2026-11-17'], also: [] })
    expect(spans(once)).toEqual([[at('2026-11-17 08:00'), at('2026-11-17 09:00')]])
  })
})

describe('copies', () => {
  it('are dates added to the series, one-offs where it plays otherwise, nothing where it plays so already', () => {
    const timing = recurring([row('08:00', '09:00', [1]), row('10:00', '11:00', [2])], weekly(1, 2))
    const dates = ['2026-11-23', '2026-11-17', '2026-11-18'].map(date)
    const { series, once } = copyTo(world, make(timing), on(timing, '2026-11-16'), dates)
    expect(series).toBeNull()
    expect(spans(once)).toEqual([
      [at('2026-11-17 08:00'), at('2026-11-17 09:00')],
      [at('2026-11-18 08:00'), at('2026-11-18 09:00')],
    ])
    const single = recurring([row('08:00', '09:00')], weekly(1))
    const copied = copyTo(world, make(single), on(single, '2026-11-16'), dates)
    expect(copied.once).toEqual([])
    expect(copied.series!.recurrence.also).toEqual(['2026-11-17', '2026-11-18'])
  })

  it('of a one-off are one-offs', () => {
    const timing = { kind: 'once' as const, start: at('2026-11-16 22:00'), end: at('2026-11-17 01:00') }
    const { series, once } = copyTo(world, make(timing), on(timing, '2026-11-17'), [date('2026-11-20')])
    expect(series).toBeNull()
    expect(spans(once)).toEqual([[at('2026-11-20 22:00'), at('2026-11-21 01:00')]])
  })
})

/** A shelf of schedules that keeps versions as the server does. */
function shelf() {
  const kept = new Map<number, ScheduleReply>()
  const put = (id: ScheduleId, version: number, change: Partial<ScheduleReply>) => {
    const was = kept.get(id)!
    if (was.version !== version) throw new Error('stale')
    const reply = { ...was, ...change, version: version + 1 }
    kept.set(id, reply)
    return Promise.resolve(reply)
  }
  const write: Writing = {
    create: (body) => {
      if (body.name === 'refused') return Promise.reject(new Error('refused'))
      const reply = make(body.timing, { ...body, id: (kept.size + 1) as ScheduleId })
      kept.set(reply.id, reply)
      return Promise.resolve(reply)
    },
    update: async (id, body, version) => put(id, version, body),
    archive: async (id, archived, version) => put(id, version, { archivedAt: archived ? at('2026-11-16') : null }),
  }
  const names = () => [...kept.values()].filter(({ archivedAt }) => archivedAt === null).map(({ name }) => name)
  return { kept, write, put, names }
}

describe('undo', () => {
  const body = (name: string) => ({ ...bodyFrom(make(recurring([row('08:00', '09:00')]))), name })

  it('takes back the last thing first, over several changes of one schedule', async () => {
    const { kept, write, names } = shelf()
    const history = new History(write)
    const [was] = await history.apply([{ kind: 'create', body: body('A') }])
    await history.apply([{ kind: 'update', was: was!, body: body('B') }])
    await history.apply([{ kind: 'update', was: kept.get(1)!, body: body('C') }])
    await history.apply([{ kind: 'archive', was: kept.get(1)!, archived: true }])
    const seen = [names()]
    for (let n = 0; n < 4; n++) {
      expect(await history.undo()).toBe(true)
      seen.push(names())
    }
    expect(seen).toEqual([[], ['C'], ['B'], ['A'], []])
    expect(await history.undo()).toBe(false)
  })

  it('leaves nothing half done when one of several changes is refused', async () => {
    const { write, names } = shelf()
    const history = new History(write)
    await expect(
      history.apply([
        { kind: 'create', body: body('A') },
        { kind: 'create', body: body('refused') },
      ]),
    ).rejects.toThrow('refused')
    expect(names()).toEqual([])
    expect(await history.undo()).toBe(false)
  })

  it('does not overwrite what somebody else has changed since', async () => {
    const { write, put, names } = shelf()
    const history = new History(write)
    const [was] = await history.apply([{ kind: 'create', body: body('A') }])
    await history.apply([{ kind: 'update', was: was!, body: body('B') }])
    await put(was!.id, 2, { name: 'theirs' })
    await expect(history.undo()).rejects.toThrow('stale')
    expect(names()).toEqual(['theirs'])
  })
})
