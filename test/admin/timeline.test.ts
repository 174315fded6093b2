import { describe, expect, it } from 'vitest'
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { HoursRow } from '../../playlists/dayparts.ts'
import type { PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import { daypartsById } from '../../playlists/occurrences.ts'
import type { Recurring } from '../../playlists/occurrences.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Span } from '../../playlists/spans.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import type { Clock, Weekday } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { closedOn } from '../../admin/schedules/closed.ts'
import { fateOf } from '../../admin/schedules/fate.ts'
import { History, bodyFrom } from '../../admin/schedules/history.ts'
import type { Writing } from '../../admin/schedules/history.ts'
import { copyTo, occurrenceOf, shiftDay, shiftSeries, within } from '../../admin/schedules/shift.ts'
import type { Shift } from '../../admin/schedules/shift.ts'
import { blocksOn } from '../../admin/schedules/week.ts'
import type { World } from '../../admin/schedules/week.ts'
import { at, date, days, makeFacts, makeMaterial, makeOpening, makePlaylist } from '../support/make.ts'

const world: World = { zone: HO_CHI_MINH, calendar: new Calendar(PLAIN_CALENDAR), dayparts: daypartsById([]) }
const row = (from: string, to: string, weekdays: Weekday[] = EVERY_DAY): HoursRow => ({
  weekdays,
  from: from as Clock,
  to: to as Clock,
})
const recurring = (rows: HoursRow[], given: Partial<Recurrence> = {}): Recurring => ({
  kind: 'recurring',
  recurrence: { ...EVERY_DATE, ...given },
  hours: { kind: 'own', rows },
})
const weekly = (...weekdays: Weekday[]) => ({ rule: { every: 'week' as const, interval: 1, weekdays } })

function make(timing: Timing, given: Partial<ScheduleReply> = {}): ScheduleReply {
  return {
    id: 1 as ScheduleId,
    name: 'Buổi sáng',
    layer: 'scheduled',
    zone: 'main',
    show: { kind: 'playlist', playlist: 1 as PlaylistId },
    timing,
    target: { all: true, displays: [], groups: [] },
    weight: 1,
    wakes: false,
    authorName: '',
    createdAt: at('2026-01-01'),
    archivedAt: null,
    version: 1,
    ...given,
  }
}

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

describe('how a block fares', () => {
  const morning = recurring([row('08:00', '10:00')])
  const three = make(morning, { id: 1 as ScheduleId, weight: 3 })
  const one = make(morning, { id: 2 as ScheduleId })
  const empty = make(morning, { id: 3 as ScheduleId, show: { kind: 'playlist', playlist: 9 as PlaylistId } })
  const schedules = [three, one, empty]
  const facts = makeFacts({ schedules, playlists: [makePlaylist(1, [1])], materials: [makeMaterial(1)] })
  const programme = resolve(facts, days(1))
  const fates = (day: string) => {
    const blocks = blocksOn(world, date(day), schedules)
    const span = { start: at(`${day} 08:00`), end: at(`${day} 10:00`) }
    return blocks.map((block) => [block.schedule.id, fateOf(block, blocks, programme, span)])
  }

  it('is told by the programme where it speaks, else by layers and weights', () => {
    expect(fates('2026-01-05')).toEqual([
      [1, { share: 0.75, reason: null }],
      [2, { share: 0.25, reason: null }],
      [3, { share: 1, reason: 'nothing-playable' }],
    ])
    expect(fates('2026-01-12')).toMatchObject([
      [1, { share: 0.6 }],
      [2, { share: 0.2 }],
      [3, { share: 0.2 }],
    ])
  })
})

describe('a block beside others, where no programme speaks', () => {
  const fate = (schedules: ScheduleReply[], id: number) => {
    const blocks = blocksOn(world, date('2026-11-16'), schedules)
    const block = blocks.find(({ schedule }) => schedule.id === id)!
    return fateOf(block, blocks, null, { start: at('2026-11-16 08:00'), end: at('2026-11-16 10:00') })
  }
  const one = make(recurring([row('08:00', '12:00')]), { id: 1 as ScheduleId })

  it('shares with those of its own moment and zone', () => {
    const early = make(recurring([row('08:00', '09:00')]), { id: 2 as ScheduleId })
    const late = make(recurring([row('10:00', '11:00')]), { id: 3 as ScheduleId })
    const ticker = make(recurring([row('08:00', '12:00')]), { id: 4 as ScheduleId, zone: 'ticker' })
    expect(fate([one, early, late, ticker], 1)).toEqual({ share: 0.5, reason: null })
    expect(fate([one, early, late, ticker], 4)).toEqual({ share: 1, reason: null })
  })

  it('is lost in any zone under what takes the whole frame', () => {
    const ticker = make(recurring([row('08:00', '09:00')]), { id: 2 as ScheduleId, zone: 'ticker' })
    const takeover = make(recurring([row('07:00', '10:00')]), { id: 3 as ScheduleId, layer: 'takeover' })
    expect(fate([one, ticker, takeover], 2)).toMatchObject({ reason: 'outranked' })
  })
})

describe('where a screen is off', () => {
  it('is what lies outside the hours of every display', () => {
    const early = makeOpening([row('06:00', '12:00')])
    const late = makeOpening([row('10:00', '20:00')])
    expect(closedOn(world, date('2026-11-16'), [early, late])).toEqual([
      { from: 0, to: 360 },
      { from: 1200, to: 1440 },
    ])
    expect(closedOn(world, date('2026-11-16'), [])).toEqual([])
  })
})
