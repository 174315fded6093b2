import { useEffect, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { addDays } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { CalendarDay } from '../../playlists/wire/calendar.ts'
import { useText } from '../ui/language.tsx'
import classes from './calendar.module.css'
import { monthOf } from './marks.ts'
import { Month } from './month.tsx'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -28,
  PageDown: 28,
}

type Given = {
  days: readonly CalendarDay[]
  today: LocalDate
  onOpen: ((day: CalendarDay) => void) | null
}

/** Twelve months. The Tab key reaches one day; the arrow keys go on from it. */
export function Year({ days, today, onOpen }: Given): ReactNode {
  const text = useText().calendar
  const first = days[0]!.date
  const [focused, setFocused] = useState<LocalDate | null>(null)
  const inYear = (date: LocalDate | null) => date !== null && date >= first && date <= days.at(-1)!.date
  const reachable = [focused, today].find(inYear) ?? first
  useThisMonth(today)
  const onKey = (event: KeyboardEvent, date: LocalDate) => {
    const step = STEPS[event.key]
    const next = step === undefined ? null : addDays(date, step)
    if (next === null) return
    event.preventDefault()
    if (inYear(next)) document.getElementById(`day-${next}`)?.focus()
  }
  return (
    <div className={classes.year} role="group" aria-label={text.title}>
      {MONTHS.map((month) => (
        <Month
          key={month}
          month={month}
          days={monthOf(days, month)}
          today={today}
          reachable={reachable}
          onOpen={onOpen}
          onKey={onKey}
          onFocus={setFocused}
        />
      ))}
    </div>
  )
}

/** Where the months stand one below the other, the year opens at today's. */
function useThisMonth(today: LocalDate): void {
  useEffect(() => {
    const month = document.getElementById(`day-${today}`)?.closest('section')
    if (window.matchMedia('(max-width: 40em)').matches) month?.scrollIntoView({ block: 'start' })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when it opens: a day that begins meanwhile moves nothing
  }, [])
}
