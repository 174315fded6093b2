import type { Generated } from 'kysely'

export type DaypartTables = {
  /** `hours` and `dates` are JSON in the shapes of playlists/dayparts.ts. */
  dayparts: {
    id: Generated<number>
    name: string
    hours: string
    followsCalendar: 0 | 1
    dates: string
    archivedAt: number | null
    version: Generated<number>
  }
}
