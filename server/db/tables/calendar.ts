import type { Generated } from 'kysely'

export type CalendarTables = {
  /** What the office says of single dates (CalendarEntry as JSON). `version` is new with every writing and never used again. */
  calendarEntries: { version: Generated<number>; date: string; body: string }
}
