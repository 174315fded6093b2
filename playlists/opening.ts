import { Type } from 'typebox'
import { ALL_WEEK, Hours, HoursRow } from './dayparts.ts'
import { LocalDate } from './time.ts'

const Brightness = Type.Integer({ minimum: 5, maximum: 100 })

/** Within these hours the screen is on at this brightness (percent). */
export const OpenHours = Type.Object({ ...Hours.properties, brightness: Brightness })
export type OpenHours = Type.Static<typeof OpenHours>

/** A row of a display's opening hours; outside all rows the screen is black. */
export const OpeningRow = Type.Object({ ...HoursRow.properties, brightness: Brightness })
export type OpeningRow = Type.Static<typeof OpeningRow>

/** When a display is on: a daypart (playlists/dayparts.ts) whose hours have a brightness; a date without hours is black. */
export const Opening = Type.Object({
  hours: Type.Array(OpeningRow, { maxItems: 50 }),
  followsCalendar: Type.Boolean(),
  dates: Type.Array(Type.Object({ date: LocalDate, hours: Type.Array(OpenHours, { maxItems: 10 }) }), {
    maxItems: 400,
  }),
})
export type Opening = Type.Static<typeof Opening>

/** Day and night at full brightness. */
export const ALWAYS_OPEN: Opening = {
  hours: ALL_WEEK.map((row) => ({ ...row, brightness: 100 })),
  followsCalendar: false,
  dates: [],
}
