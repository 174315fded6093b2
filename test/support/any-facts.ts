/** Small facts of every kind, for the laws. */
import fc from 'fast-check'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { Facts } from '../../playlists/facts.ts'
import { FRAME_NAMES } from '../../playlists/frames.ts'
import type { CampaignId, DaypartId, DisplayId, GroupId, MaterialId } from '../../playlists/ids.ts'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import type { OpeningRow } from '../../playlists/opening.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import { LAYERS, ZONE_NAMES } from '../../playlists/schedule.ts'
import type { Target } from '../../playlists/schedule.ts'
import { DAY, MINUTE, addDays, instant, makeClock } from '../../playlists/time.ts'
import type { Clock, Instant, TimeOfDay, Weekday } from '../../playlists/time.ts'
import { anyRecurrence } from './any-recurrence.ts'
import { MONDAY, date, makeFacts, makeMaterial, makeOpening, makePlaylist, makeSchedule } from './make.ts'

const clock: fc.Arbitrary<Clock> = fc.integer({ min: 0, max: 287 }).map((n) => makeClock((n * 5) as TimeOfDay))
/** From sets of bits, which are cheap to draw. */
const weekdays = fc
  .integer({ min: 1, max: 127 })
  .map((bits) => ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).filter((day) => bits & (1 << (day - 1))))
const rows = fc.array(fc.record({ weekdays, from: clock, to: clock }), { maxLength: 2 })
const day = fc.integer({ min: -2, max: 5 }).map((n) => addDays(date('2026-01-05'), n))
const optionalDay = fc.option(day, { nil: null })

const timing = fc.oneof(
  fc.record({
    kind: fc.constant('recurring' as const),
    recurrence: fc.oneof({ weight: 2, arbitrary: fc.constant(EVERY_DATE) }, anyRecurrence(day)),
    hours: fc.oneof(
      { weight: 3, arbitrary: rows.map((own) => ({ kind: 'own' as const, rows: own })) },
      fc.integer({ min: 1, max: 2 }).map((id) => ({ kind: 'daypart' as const, daypart: id as DaypartId })),
    ),
  }),
  fc.tuple(fc.integer({ min: -1440, max: 4 * 1440 }), fc.integer({ min: 1, max: 2880 })).map(([from, length]) => ({
    kind: 'once' as const,
    start: instant(MONDAY + from * MINUTE),
    end: instant(MONDAY + (from + length) * MINUTE),
  })),
)

const TARGETS: Target[] = [
  { all: true, displays: [], groups: [] },
  { all: true, displays: [], groups: [] },
  { all: false, displays: [1 as DisplayId], groups: [] },
  { all: false, displays: [], groups: [3 as GroupId] },
  { all: false, displays: [2 as DisplayId], groups: [4 as GroupId] },
]

const schedule = fc.record({
  layer: fc.constantFrom(...LAYERS),
  zone: fc.constantFrom('main' as const, ...ZONE_NAMES),
  timing,
  weight: fc.integer({ min: 0, max: 5 }),
  playlist: fc.integer({ min: 1, max: 4 }),
  target: fc.constantFrom(...TARGETS),
  black: fc.nat(9),
  wakes: fc.boolean(),
})
const playlist = fc.record({
  order: fc.constantFrom('sequence' as const, 'weighted' as const),
  items: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 3 })), { maxLength: 4 }),
})
const material = fc.record({
  seconds: fc.integer({ min: 1, max: 900 }),
  validFrom: optionalDay,
  validUntil: optionalDay,
  festive: fc.boolean(),
})
const entry = fc.record({
  date: day,
  kind: fc.constantFrom('off' as const, 'working' as const, 'note' as const),
  solemn: fc.boolean(),
  look: fc.boolean(),
})

type Drawn<T> = T extends fc.Arbitrary<infer V> ? V : never
type Given = {
  frame: Facts['display']['frame']
  schedules: Drawn<typeof schedule>[]
  playlists: Drawn<typeof playlist>[]
  materials: Drawn<typeof material>[]
  opening: OpeningRow[] | null
  daypart: Drawn<typeof rows>
  entries: Drawn<typeof entry>[]
}

const given: fc.Arbitrary<Given> = fc.record({
  frame: fc.constantFrom(...FRAME_NAMES),
  schedules: fc.array(schedule, { maxLength: 6 }),
  playlists: fc.array(playlist, { minLength: 3, maxLength: 3 }),
  materials: fc.array(material, { minLength: 5, maxLength: 5 }),
  opening: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    fc.array(fc.record({ weekdays, from: clock, to: clock, brightness: fc.integer({ min: 5, max: 100 }) }), {
      maxLength: 3,
    }),
  ),
  daypart: rows,
  entries: fc.uniqueArray(entry, { maxLength: 2, selector: (e) => e.date }),
})

export const anyFacts: fc.Arbitrary<Facts> = given.map(
  ({ frame, schedules, playlists, materials, opening, daypart, entries }: Given): Facts => {
    const display = {
      ...makeFacts().display,
      groups: [3 as GroupId],
      frame,
      opening: opening === null ? ALWAYS_OPEN : makeOpening(opening),
    }
    return makeFacts({
      display,
      dayparts: [{ id: 1 as DaypartId, hours: daypart, followsCalendar: true, dates: [] }],
      schedules: schedules.map(({ black, ...rest }, i) => {
        const made = makeSchedule(i + 1, rest)
        return black === 0 ? { ...made, show: { kind: 'black' as const } } : made
      }),
      playlists: playlists.map(({ order, items }, i) =>
        makePlaylist(i + 1, [], {
          order,
          items: items.map(([id, weight]) => ({ material: id as MaterialId, weight, durationMs: null })),
        }),
      ),
      materials: materials.map(({ seconds, ...rest }, i) =>
        makeMaterial(i + 1, {
          durationMs: seconds * 1000 + 7,
          topic: `CD0${1 + (i % 2)}`,
          campaign: i % 3 === 0 ? null : ((i % 3) as CampaignId),
          ...rest,
        }),
      ),
      calendar: {
        restDays: [6, 7],
        entries: entries.map((e): CalendarEntry => ({ ...e, name: '', as: null, holiday: null })),
      },
    })
  },
)

/** An instant of the first days. */
export const anyMoment = (count: number): fc.Arbitrary<Instant> =>
  fc.integer({ min: 0, max: count * DAY - 1 }).map((ms) => instant(MONDAY + ms))
