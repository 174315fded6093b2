/** Any recurrence there can be, its dates drawn from those that a law looks at. */
import fc from 'fast-check'
import { HOLIDAYS } from '../../playlists/calendar/holidays.ts'
import type { DateRule } from '../../playlists/date-rule.ts'
import { needsStart } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { LocalDate, Weekday } from '../../playlists/time.ts'

const int = (min: number, max: number) => fc.integer({ min, max })
const weekday = int(1, 7) as fc.Arbitrary<Weekday>
const interval = int(1, 4)
const reach = { before: int(0, 9), after: int(0, 9) }

export const anyDateRule: fc.Arbitrary<DateRule> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), interval }),
  fc.record({
    every: fc.constant('week' as const),
    interval,
    weekdays: fc.uniqueArray(weekday, { minLength: 1 }),
  }),
  fc.record({
    every: fc.constant('month' as const),
    interval,
    on: fc.oneof(
      fc.record({
        kind: fc.constant('dates' as const),
        dates: fc.uniqueArray(fc.oneof(int(1, 31), fc.constant(-1 as const)), { minLength: 1, maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('nth' as const), nth: fc.oneof(int(1, 5), fc.constant(-1 as const)), weekday }),
    ),
  }),
  fc.record({ every: fc.constant('year' as const), interval, month: int(1, 12), day: int(1, 31), ...reach }),
  fc.record({ every: fc.constant('lunar-year' as const), month: int(1, 12), day: int(1, 30), ...reach }),
  fc.record({ every: fc.constant('day-kind' as const), kind: fc.constantFrom('working' as const, 'off' as const) }),
  fc.record({
    every: fc.constant('holiday' as const),
    holidays: fc.uniqueArray(fc.constantFrom(...HOLIDAYS), { minLength: 1 }),
    ...reach,
  }),
)

/** One that may be kept: it has a first date where it needs one. */
export const anyRecurrence = (date: fc.Arbitrary<LocalDate>): fc.Arbitrary<Recurrence> =>
  fc
    .record({
      from: fc.option(date, { nil: null }),
      until: fc.option(date, { nil: null }),
      count: fc.option(int(1, 12), { nil: null, freq: 3 }),
      rule: anyDateRule,
      except: fc.uniqueArray(date, { maxLength: 3 }),
      also: fc.uniqueArray(date, { maxLength: 2 }),
    })
    .filter((recurrence) => recurrence.from !== null || !needsStart(recurrence))
