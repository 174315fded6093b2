import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Day } from '../../playlists/calendar.ts'
import { toLunar } from '../../playlists/calendar/lunar.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { Text as Words } from '../ui/text/vi.ts'
import classes from './week-grid.module.css'

/** What a day is called beside its date: the office's own name, its holiday, or that it is off or solemn. */
function nameOf({ name, holiday, inLieu, solemn }: Day, { calendar }: Words): string {
  const called =
    holiday === null ? '' : inLieu ? calendar.inLieu(calendar.holidays[holiday]) : calendar.holidays[holiday]
  return [name === '' ? called : name, solemn ? calendar.solemn : ''].filter((part) => part !== '').join(' - ')
}

/** Weekday, date, lunar date, and what day it is. */
export function DayHead({ day, today }: { day: Day; today: boolean }): ReactNode {
  const text = useText()
  const format = useFormat()
  const lunar = toLunar(day.date)
  const name = nameOf(day, text)
  const look = [today ? classes.today : '', day.off ? classes.off : '']
  return (
    <div className={look.join(' ')} aria-current={today ? 'date' : undefined} data-head={day.date}>
      <div className={classes.weekday}>{text.kit.weekdays.long[day.weekday - 1]}</div>
      <div className={classes.dates}>
        <span className={classes.date}>{format.date(day.date).slice(0, 5)}</span>
        {lunar !== null && (
          <span className={classes.lunar}>
            {text.calendar.lunar(String(lunar.day), String(lunar.month), lunar.leap)}
          </span>
        )}
      </div>
      {name !== '' && <div className={classes.dayName}>{name}</div>}
    </div>
  )
}

/** The name of a display whose column this is, and where it hangs. */
export function DisplayHead({ display: { id, name, location } }: { display: Display }): ReactNode {
  return (
    <div data-head={`display-${id}`}>
      <div className={classes.displayName}>{name}</div>
      {location !== '' && <div className={classes.weekday}>{location}</div>}
    </div>
  )
}

/** The day that all columns share: its lunar date, and what day it is. */
export function DayLine({ day }: { day: Day }): ReactNode {
  const text = useText()
  const lunar = toLunar(day.date)
  const words = [
    lunar === null ? '' : text.calendar.lunar(String(lunar.day), String(lunar.month), lunar.leap),
    nameOf(day, text),
  ]
  return (
    <Text size="sm" c={day.off || day.solemn ? 'red.9' : 'dark.4'}>
      {words.filter((part) => part !== '').join(' · ')}
    </Text>
  )
}
