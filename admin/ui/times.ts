import { useMemo } from 'react'
import { Calendar } from '../../playlists/calendar.ts'
import { daypartsById } from '../../playlists/occurrences.ts'
import type { Times } from '../../playlists/occurrences.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { readCalendar } from '../../playlists/wire/calendar.ts'
import { listDayparts } from '../../playlists/wire/dayparts.ts'
import { useAsk } from './asks.ts'
import { useZone } from './office.ts'

/** The office's calendar around a date: the entries of its year and the next; other years go by the rules alone. */
function useCalendar(date: LocalDate): Calendar {
  const year = Number(date.slice(0, 4))
  const here = useAsk(readCalendar, { params: { year } }).data
  const next = useAsk(readCalendar, { params: { year: year + 1 } }).data
  return useMemo(() => {
    const days = [...(here?.days ?? []), ...(next?.days ?? [])]
    const entries = days.flatMap(({ entry }) => (entry === null ? [] : [entry]))
    return new Calendar({ restDays: here?.restDays ?? [6, 7], entries })
  }, [here, next])
}

/** All that decides when schedules run, around a date. */
export function useTimes(date: LocalDate): Times {
  const zone = useZone()
  const calendar = useCalendar(date)
  const { data } = useAsk(listDayparts, {})
  return useMemo(() => ({ zone, calendar, dayparts: daypartsById(data ?? []) }), [zone, calendar, data])
}
