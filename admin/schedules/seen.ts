import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import type { Column } from './column.ts'
import { fateOf, fateOnAll } from './fate.ts'
import type { Fate } from './fate.ts'
import { dayLayout } from './week.ts'
import type { Block, DayLayout, World } from './week.ts'

/** A column with all that is drawn in it. */
export type Seen = { column: Column; layout: DayLayout<ScheduleReply>; fateOf: (block: Block<ScheduleReply>) => Fate }

export function seenIn(world: World, column: Column): Seen {
  const { date, schedules, inForce, displays } = column
  const layout = dayLayout(world, date, schedules)
  const all = [...layout.bands, ...layout.allDay, ...layout.blocks]
  return {
    column,
    layout,
    fateOf: (block) =>
      inForce === null ? fateOnAll(block, all, displays) : fateOf(world, block, all, inForce.programme),
  }
}
