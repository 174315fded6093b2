import { Type } from 'typebox'
import { Holiday, publicHolidays } from './calendar/holidays.ts'
import type { PublicHoliday } from './calendar/holidays.ts'
import { LocalDate, Weekday, weekdayOf } from './time.ts'

/**
 * What the office says of one date; it takes the place of what the rules say of it. `off`: nobody works, and the date may
 * belong to a holiday (a day in lieu, a longer Tết). `working`: it is worked although it would be free, with the hours of
 * weekday `as`. `note`: an observance, which changes nothing but may be asked for by name. A solemn date suppresses what is
 * festive; `look` draws all words in the solemn template.
 */
export const CalendarEntry = Type.Object({
  date: LocalDate,
  name: Type.String({ maxLength: 120 }),
  kind: Type.Union([Type.Literal('off'), Type.Literal('working'), Type.Literal('note')]),
  as: Type.Union([Weekday, Type.Null()]),
  holiday: Type.Union([Holiday, Type.Null()]),
  solemn: Type.Boolean(),
  look: Type.Boolean(),
})
export type CalendarEntry = Type.Static<typeof CalendarEntry>

/** The office's calendar as facts: the weekly days of rest, and at most one entry for a date; in any order. */
export const CalendarFacts = Type.Object({
  restDays: Type.Array(Weekday, { maxItems: 7, uniqueItems: true }),
  entries: Type.Array(CalendarEntry, { maxItems: 5000 }),
})
export type CalendarFacts = Type.Static<typeof CalendarFacts>

/** One date as schedules see it. `hoursOf`: the weekday whose hours hold; `inLieu`: off by rule in place of a holiday. */
export type Day = {
  date: LocalDate
  weekday: Weekday
  hoursOf: Weekday
  off: boolean
  holiday: Holiday | null
  inLieu: boolean
  name: string
  solemn: boolean
  look: boolean
}

/** RULES CA1, CA2. Answers for any date, and remembers: a resolver asks the same dates for every schedule. */
export class Calendar {
  readonly #restDays: readonly Weekday[]
  readonly #entries: ReadonlyMap<LocalDate, CalendarEntry>
  readonly #days = new Map<LocalDate, Day>()
  readonly #holidays = new Map<number, ReadonlyMap<LocalDate, PublicHoliday>>()

  constructor({ restDays, entries }: CalendarFacts) {
    this.#restDays = restDays
    this.#entries = new Map(entries.map((entry) => [entry.date, entry]))
  }

  day(date: LocalDate): Day {
    const known = this.#days.get(date)
    if (known) return known
    const entry = this.#entries.get(date)
    const day = entry === undefined ? this.dayByRule(date) : withEntry(this.dayByRule(date), entry)
    this.#days.set(date, day)
    return day
  }

  /** What the date would be without the office's entry. */
  dayByRule(date: LocalDate): Day {
    const weekday = weekdayOf(date)
    const rule = this.#holidaysOf(Number(date.slice(0, 4))).get(date)
    return {
      date,
      weekday,
      hoursOf: weekday,
      off: rule !== undefined || this.#restDays.includes(weekday),
      holiday: rule?.holiday ?? null,
      inLieu: rule?.inLieu ?? false,
      name: '',
      solemn: false,
      look: false,
    }
  }

  #holidaysOf(year: number): ReadonlyMap<LocalDate, PublicHoliday> {
    const known = this.#holidays.get(year)
    if (known) return known
    const holidays = new Map(publicHolidays(year, this.#restDays).map((holiday) => [holiday.date, holiday]))
    this.#holidays.set(year, holidays)
    return holidays
  }
}

function withEntry(rule: Day, { kind, as, name, holiday, solemn, look: asked }: CalendarEntry): Day {
  const said = { name, solemn, look: solemn && asked }
  switch (kind) {
    case 'note':
      return { ...rule, ...said }
    case 'off':
      return { ...rule, ...said, off: true, holiday, inLieu: false }
    case 'working':
      return { ...rule, ...said, off: false, holiday: null, inLieu: false, hoursOf: as ?? rule.weekday }
  }
}

/** No entries, and the weekend free. */
export const PLAIN_CALENDAR: CalendarFacts = { restDays: [6, 7], entries: [] }
