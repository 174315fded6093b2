/** What users of other signage programs complain about and cannot happen here: times and dates (peers.md 15–29). */
import { afterEach, expect, it } from 'vitest'
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import { canonical } from '../../playlists/canonical.ts'
import { datesAround, daypartsById, occurrences, openSpans } from '../../playlists/occurrences.ts'
import { playingAt } from '../../playlists/playback.ts'
import { datesOf, livesOn } from '../../playlists/recurrence.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { HO_CHI_MINH, HOUR, addDays, instant, startOfDay, toLocal } from '../../playlists/time.ts'
import type { Weekday, Zone } from '../../playlists/time.ts'
import { BERLIN, NEW_YORK } from '../support/dst-zones.ts'
import {
  at,
  date,
  days,
  makeFacts,
  makeMaterial,
  makeOpening,
  makePlaylist,
  makeRecurrence,
  makeSchedule,
  row,
  weekly,
} from '../support/make.ts'

const PLAIN = new Calendar(PLAIN_CALENDAR)
const NONE = daypartsById([])
const inForce = (timing: Timing, zone: Zone, first: string, last: string) => {
  const range = { start: startOfDay(zone, date(first)), end: startOfDay(zone, addDays(date(last), 1)) }
  return occurrences(makeSchedule(1, { timing }), zone, range, datesAround(zone, range), PLAIN, NONE).filter(
    (span) => span.start >= range.start,
  )
}
const once = (start: string, end: string) => ({ kind: 'once' as const, start: at(start), end: at(end) })
const winnersAt = (facts: Partial<Facts>, when: string) =>
  resolve(makeFacts(facts), days(7)).zones[0]!.windows.find((w) => w.start <= at(when) && at(when) < w.end)!.why.winners

it.each([
  ['Berlin', BERLIN, '2026-03-27', '2026-03-31'],
  ['Berlin', BERLIN, '2026-10-23', '2026-10-27'],
  ['New York', NEW_YORK, '2026-03-06', '2026-03-10'],
  ['New York', NEW_YORK, '2026-10-30', '2026-11-03'],
])('complaint 15: summer time does not move a recurring morning in %s (%s)', (_, zone, first, last) => {
  const found = inForce(weekly('08:00', '09:30'), zone, first, last)
  expect(found).toHaveLength(5)
  for (const { start, end } of found) {
    expect(toLocal(zone, start).minutes).toBe(480)
    expect(end - start).toBe(1.5 * HOUR)
  }
})

it('complaint 16: a monthly repeat stays on its date, whatever the length of the months', () => {
  const on = (day: number) =>
    datesOf(
      makeRecurrence({
        from: date('2026-01-31'),
        rule: { every: 'month', interval: 1, on: { kind: 'dates', dates: [day] } },
      }),
      PLAIN,
      date('2026-01-01'),
      date('2026-12-31'),
    )
  expect(on(31)).toEqual(['01', '03', '05', '07', '08', '10', '12'].map((m) => `2026-${m}-31`))
  expect(on(-1).map((day) => day.slice(5))).toEqual([
    '01-31',
    '02-28',
    '03-31',
    '04-30',
    '05-31',
    '06-30',
    '07-31',
    '08-31',
    '09-30',
    '10-31',
    '11-30',
    '12-31',
  ])
})

it('complaint 17: hours across midnight, and from midnight to midnight on two days, are whole', () => {
  const night = inForce(weekly('22:00', '06:00', [5]), HO_CHI_MINH, '2026-01-05', '2026-01-11')
  expect(night).toEqual([{ start: at('2026-01-09 22:00'), end: at('2026-01-10 06:00') }])
  const twoDays = resolve(
    makeFacts({ schedules: [makeSchedule(1, { timing: weekly('00:00', '24:00', [2, 3]) })] }),
    days(7),
  )
  const shown = twoDays.zones[0]!.windows.filter((w) => w.show.kind === 'cycle')
  expect([shown[0]!.start, shown.at(-1)!.end]).toEqual([at('2026-01-06'), at('2026-01-08')])
})

const hostZone = process.env['TZ']
afterEach(() => {
  if (hostZone === undefined) delete process.env['TZ']
  else process.env['TZ'] = hostZone
})

it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'])(
  'complaint 18: a machine that believes it is in %s is told the same as any other',
  (name) => {
    const told = canonical(
      resolve(makeFacts({ schedules: [makeSchedule(1, { timing: weekly('08:00', '17:00') })] }), days(3)),
    )
    process.env['TZ'] = name
    expect(new Date(2026, 0, 5).getTimezoneOffset()).not.toBe(-420)
    const here = resolve(makeFacts({ schedules: [makeSchedule(1, { timing: weekly('08:00', '17:00') })] }), days(3))
    expect(canonical(here)).toBe(told)
  },
)

it('complaint 20: what is back-dated or deleted leaves nothing behind', () => {
  const old = makeSchedule(2, { timing: weekly('08:00', '17:00') })
  const ended = {
    ...old,
    timing: { ...weekly('08:00', '17:00'), recurrence: makeRecurrence({ until: date('2026-01-04') }) },
  }
  expect(winnersAt({ schedules: [old] }, '2026-01-06 09:00')).toEqual([2])
  expect(canonical(resolve(makeFacts({ schedules: [ended] }), days(7)))).toBe(
    canonical(resolve(makeFacts({ schedules: [] }), days(7))),
  )
})

it('complaint 21: what is valid again plays again without anyone touching its schedule', () => {
  const facts = (validUntil: string | null) => ({
    schedules: [makeSchedule(1)],
    playlists: [makePlaylist(1, [1])],
    materials: [makeMaterial(1, { validUntil: validUntil === null ? null : date(validUntil) })],
  })
  expect(winnersAt(facts('2026-01-05'), '2026-01-06 09:00')).toEqual([])
  expect(winnersAt(facts(null), '2026-01-06 09:00')).toEqual([1])
})

it('complaint 22: a schedule that is no longer a takeover holds nothing back', () => {
  const two = (layer: 'takeover' | 'scheduled') => ({ schedules: [makeSchedule(1), makeSchedule(2, { layer })] })
  expect(winnersAt(two('takeover'), '2026-01-06 09:00')).toEqual([2])
  expect(winnersAt(two('scheduled'), '2026-01-06 09:00')).toEqual([1, 2])
})

it('complaint 24: a day taken out of a series stays out when its rule, hours or first date change', () => {
  const out = date('2026-01-07')
  const series = makeRecurrence({ rule: { every: 'week', interval: 1, weekdays: [3] as Weekday[] }, except: [out] })
  const edits = [
    series,
    { ...series, rule: { every: 'day' as const, interval: 1 } },
    { ...series, from: date('2026-01-07'), count: 10 },
    {
      ...series,
      from: date('2026-01-06'),
      rule: { every: 'week' as const, interval: 1, weekdays: [2, 3] as Weekday[] },
    },
  ]
  for (const edited of edits) expect(livesOn(edited, PLAIN, out)).toBe(false)
  for (const [from, to] of [
    ['08:00', '09:00'],
    ['23:00', '05:00'],
  ] as const) {
    const timing = { ...weekly(from, to), recurrence: series }
    const found = inForce(timing, HO_CHI_MINH, '2026-01-05', '2026-01-18')
    expect(found.map(({ start }) => toLocal(HO_CHI_MINH, start).date)).toEqual(['2026-01-14'])
  }
})

it('complaint 28: a display has other hours on each weekday, and off by plan is black, not a fault', () => {
  const opening = makeOpening([row([1, 2, 3, 4, 5], '07:00', '18:00'), row([6], '07:30', '11:30')])
  const range = days(7)
  const open = openSpans(opening, HO_CHI_MINH, range, datesAround(HO_CHI_MINH, range), PLAIN)
  expect(open).toHaveLength(6)
  const programme = resolve(makeFacts({ display: { ...makeFacts().display, opening } }), range)
  expect(playingAt(programme, at('2026-01-11 09:00'))[0]!.show).toEqual({ kind: 'black', cause: 'closed' })
})

it('complaint 29: an override is facts, so a restart in its middle changes nothing and it ends by itself', () => {
  const override = makeSchedule(9, { layer: 'emergency', timing: once('2026-01-06 09:00', '2026-01-06 10:00') })
  const schedules = [makeSchedule(1), override]
  const before = resolve(makeFacts({ schedules }), days(7))
  const restarted = JSON.parse(JSON.stringify(makeFacts({ schedules }))) as Facts
  expect(canonical(resolve(restarted, days(7)))).toBe(canonical(before))
  expect(winnersAt({ schedules }, '2026-01-06 09:59')).toEqual([9])
  expect(winnersAt({ schedules }, '2026-01-06 10:00')).toEqual([1])
  expect(instant(at('2026-01-06 10:00'))).toBe(override.timing.kind === 'once' && override.timing.end)
})
