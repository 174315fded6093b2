import type { Programme } from '../../playlists/programme.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { concerns } from './week.ts'
import type { Viewpoint } from './week.ts'

/** One column of the timeline: a civil day of all that is looked at, or of one display of a group. */
export type Column = {
  key: string
  date: LocalDate
  /** The display whose column this is, where they stand side by side; else the column stands for its day. */
  display: Display | null
  schedules: readonly ScheduleReply[]
  /** Shares and losers can only be told for one display; `programme` is what it has in force. */
  inForce: { programme: Programme | null } | null
  /** Those looked at: the column is shaded where all of them are off. */
  displays: readonly Display[]
}

type Looked = { view: Viewpoint; displays: readonly Display[]; programmes: readonly (Programme | null)[] }

/** Days side by side. */
export function dayColumns(dates: readonly LocalDate[], schedules: Column['schedules'], looked: Looked): Column[] {
  const { view, displays, programmes } = looked
  const inForce = view.kind === 'display' ? { programme: programmes[0] ?? null } : null
  const seen = schedules.filter(({ target }) => concerns(target, view))
  return dates.map((date) => ({ key: date, date, display: null, schedules: seen, inForce, displays }))
}

/** Displays side by side, on one day. */
export function displayColumns(date: LocalDate, schedules: Column['schedules'], looked: Looked): Column[] {
  return looked.displays.map((display, n) => ({
    key: `display-${display.id}`,
    date,
    display,
    schedules: schedules.filter(({ target }) => concerns(target, { kind: 'display', display })),
    inForce: { programme: looked.programmes[n] ?? null },
    displays: [display],
  }))
}
