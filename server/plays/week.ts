import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { addDays, weekdayOf } from '../../playlists/time.ts'
import type { WeekHour } from '../../playlists/wire/plays.ts'
import type { Reader } from '../db/open.ts'
import { among, choose } from '../db/which.ts'
import type { Chosen } from '../db/which.ts'
import { within } from './rollup.ts'
import type { DayFilter } from './rollup.ts'
import { HOURS_OF_DAY, hourNumber } from './totals.ts'

const WEEK = 7 * HOURS_OF_DAY
/** So few contents are looked up one by one; of more, all that an hour has are gone through. */
const FEW = 12

/** What was shown in full in each hour of the week, from the permanent hourly totals; hours without plays are left out. */
export async function weekHours(r: Reader, filter: DayFilter): Promise<WeekHour[]> {
  const [first, end] = [hourNumber(filter.from, 0), hourNumber(addDays(filter.until, 1), 0)]
  const condition = await conditionOf(r, filter)
  const { rows } = await sql<{ place: number; completed: number }>`
    with recursive hours(hour) as (select ${first} union all select hour + 1 from hours where hour < ${end - 1})
    select (hour - ${first}) % ${WEEK} as place, sum(completed) as completed
    from (
      select hour, (
        select sum(p.completed) from "playHours" p where p.hour = hours.hour and ${condition}
      ) as completed from hours
    )
    where completed > 0 group by place order by place`.execute(r.sql)
  return rows.map(({ place, completed }) => ({
    weekday: weekdayOf(addDays(filter.from, Math.floor(place / HOURS_OF_DAY))),
    hour: place % HOURS_OF_DAY,
    completed,
  }))
}

/** Hours know no topics: contents that had the topic at any time of the period are meant. */
async function conditionOf(r: Reader, filter: DayFilter): Promise<RawBuilder<boolean>> {
  const chosen = await choose(r, filter)
  const { displays, materials, topic } = chosen
  if (materials === null && topic === undefined) return among('p.display', displays)
  // Of what was chosen only what was shown can have hours: often few, or all that there are.
  const wanted = await shownOf(r, filter, chosen)
  if (wanted.length <= FEW) {
    const where =
      displays === null ? sql<boolean>`p.display in (select id from displays)` : among('p.display', displays)
    return sql<boolean>`${where} and ${among('p.material', wanted)}`
  }
  const all = await shownOf(r, filter, { displays, materials: null })
  if (wanted.length === all.length) return among('p.display', displays)
  // The plus keeps the database from looking up each of many.
  const of = sql<boolean>`+p.material in (select value from json_each(${JSON.stringify(wanted)}))`
  return sql<boolean>`${among('p.display', displays)} and ${of}`
}

/** The contents that the days' totals have of it. */
async function shownOf(r: Reader, filter: DayFilter, chosen: Chosen): Promise<number[]> {
  const query = within(r, filter, chosen).select('playDays.material').distinct()
  return (await query.execute()).map(({ material }) => material)
}
