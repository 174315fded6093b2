/**
 * The examples of RFC 5545, section 3.8.5.3, in the order in which they stand there: those that a schedule can say give the
 * same dates when read and when written again, by a reader that is not ours; the rest are refused by the name of what is odd.
 */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { Calendar, PLAIN_CALENDAR } from '../../playlists/calendar.ts'
import { daypartsById } from '../../playlists/occurrences.ts'
import { nextDates } from '../../playlists/recurrence.ts'
import { instant } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { makeCalendar } from '../../server/icalendar/calendar.ts'
import { readEvents } from '../../server/icalendar/read.ts'
import { eventsOf } from '../../server/icalendar/write.ts'
import { zoneFacts } from '../../server/zones.ts'
import { date } from '../support/make.ts'

const NEW_YORK = 'America/New_York'
const PLAIN = new Calendar(PLAIN_CALENDAR)
const FIRST = 40

const fileOf = (start: string, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//EN',
    'BEGIN:VEVENT',
    'UID:example',
    'DTSTAMP:19970101T000000Z',
    `DTSTART;TZID=${NEW_YORK}:${start}`,
    'DURATION:PT1H',
    ...lines,
    'SUMMARY:Example',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')

/** The first dates of a file's one event, told by ical.js alone. */
function datesBy(file: string): string[] {
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')!)
  const iterator = event.iterator()
  const out: string[] = []
  for (let time = iterator.next(); time && out.length < FIRST; time = iterator.next())
    out.push(time.toString().slice(0, 10))
  return out
}

function read(file: string) {
  const [event] = readEvents(file, NEW_YORK)!
  if (event === undefined || 'unfit' in event) throw new Error(`${event?.unfit.key} ${event?.unfit.part}`)
  if (event.timing.kind !== 'recurring') throw new Error('it repeats')
  return event.timing
}

function write(timing: ReturnType<typeof read>): string {
  const dates = { first: date('1997-01-01'), last: date('1999-12-31') }
  const zone = zoneFacts(NEW_YORK, { start: instant(Date.UTC(1996, 0, 1)), end: instant(Date.UTC(2000, 0, 1)) })
  const about = { uid: '1', title: 'Example', description: '', stamp: instant(Date.UTC(1997, 0, 1)), version: 1 }
  const events = eventsOf(timing, about, { zone, calendar: PLAIN, dayparts: daypartsById([]), dates })
  expect(events).toHaveLength(1)
  return makeCalendar('Example', zone, events)
}

const START = '19970902T090000'

describe('kept', () => {
  it.each<[string, string, string[], string]>([
    ['daily for 10 occurrences', START, ['RRULE:FREQ=DAILY;COUNT=10'], '1997-09-02 … 1997-09-11'],
    ['daily until December 24, 1997', START, ['RRULE:FREQ=DAILY;UNTIL=19971224T000000Z'], '1997-09-02 …'],
    ['every other day, forever', START, ['RRULE:FREQ=DAILY;INTERVAL=2'], '1997-09-02 …'],
    ['every 10 days, 5 occurrences', START, ['RRULE:FREQ=DAILY;INTERVAL=10;COUNT=5'], '1997-09-02 … 1997-10-12'],
    ['weekly for 10 occurrences', START, ['RRULE:FREQ=WEEKLY;COUNT=10'], '1997-09-02 … 1997-11-04'],
    ['weekly until December 24, 1997', START, ['RRULE:FREQ=WEEKLY;UNTIL=19971224T000000Z'], '1997-09-02 … 1997-12-23'],
    ['every other week, forever', START, ['RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU'], '1997-09-02 …'],
    [
      'weekly on Tuesday and Thursday for five weeks',
      START,
      ['RRULE:FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH'],
      '1997-09-02 … 1997-10-02',
    ],
    ['the same by count', START, ['RRULE:FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH'], '1997-09-02 … 1997-10-02'],
    [
      'every other week on Monday, Wednesday and Friday',
      '19970901T090000',
      ['RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR'],
      '1997-09-01 … 1997-12-22',
    ],
    [
      'every other week on Tuesday and Thursday, for 8 occurrences',
      START,
      ['RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH'],
      '1997-09-02 … 1997-10-16',
    ],
    [
      'monthly on the first Friday',
      '19970905T090000',
      ['RRULE:FREQ=MONTHLY;COUNT=10;BYDAY=1FR'],
      '1997-09-05 … 1998-06-05',
    ],
    [
      'monthly on the first Friday until December 24, 1997',
      '19970905T090000',
      ['RRULE:FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR'],
      '1997-09-05 … 1997-12-05',
    ],
    ['monthly on the 2nd and 15th', START, ['RRULE:FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15'], '1997-09-02 … 1998-01-15'],
    [
      'monthly on the first and last day',
      '19970930T090000',
      ['RRULE:FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1'],
      '1997-09-30 … 1998-02-01',
    ],
    [
      'every 18 months on the 10th thru 15th',
      '19970910T090000',
      ['RRULE:FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15'],
      '1997-09-10 … 1999-03-13',
    ],
    ['every Thursday, but in all months', '19970904T090000', ['RRULE:FREQ=MONTHLY;BYDAY=TH'], '1997-09-04 …'],
    [
      'monthly on the 15th and 30th',
      '19970915T090000',
      ['RRULE:FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5'],
      '1997-09-15 … 1997-11-15',
    ],
    [
      'an invalid date (February 30) is ignored',
      '20070115T090000',
      ['RRULE:FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5'],
      '2007-01-15 … 2007-03-30',
    ],
    [
      'every other week, where the week start makes a difference: Monday',
      '19970805T090000',
      ['RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO'],
      '1997-08-05 … 1997-08-24',
    ],
    [
      'with dates taken out and added',
      START,
      ['RRULE:FREQ=DAILY;COUNT=4', `EXDATE;TZID=${NEW_YORK}:19970903T090000`, `RDATE;TZID=${NEW_YORK}:19970920T090000`],
      '1997-09-02 … 1997-09-20',
    ],
    [
      'the second Tuesday as Outlook says it',
      '19970909T090000',
      ['RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;COUNT=3'],
      '1997-09-09 … 1997-11-11',
    ],
    [
      'yearly on a date',
      '19970610T090000',
      ['RRULE:FREQ=YEARLY;COUNT=3;BYMONTH=6;BYMONTHDAY=10'],
      '1997-06-10 … 1999-06-10',
    ],
    ['yearly, all from the start', '19970610T090000', ['RRULE:FREQ=YEARLY;COUNT=3'], '1997-06-10 … 1999-06-10'],
    [
      'yearly on the first Sunday of a month',
      '19970406T020000',
      ['RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4;COUNT=5'],
      '1997-04-06 … 2001-04-01',
    ],
    [
      'yearly on the last Sunday of a month',
      '19971026T020000',
      ['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;COUNT=3'],
      '1997-10-26 … 1999-10-31',
    ],
  ])('%s', (_, start, lines, expected) => {
    const file = fileOf(start, ...lines)
    const timing = read(file)
    const [first = '', last = ''] = expected.split(' … ').map((text) => text.replace(' …', ''))
    const ours = nextDates(timing.recurrence, PLAIN, `${start.slice(0, 4)}-01-01` as LocalDate, FIRST)
    expect(ours[0]).toBe(first)
    if (last !== '') expect(ours.at(-1)).toBe(last)
    expect(ours).toEqual(datesBy(file))
    const written = write(timing)
    expect(datesBy(written)).toEqual(ours)
    expect(read(written).recurrence).toMatchObject({ ...timing.recurrence, from: ours[0] })
  })
})

describe('refused', () => {
  it.each([
    [
      'every day in January, for 3 years',
      '19980101T090000',
      'RRULE:FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA',
      'part BYDAY=0SU,0MO,0TU,0WE,0TH,0FR,0SA',
    ],
    ['the same, daily', '19980101T090000', 'RRULE:FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1', 'part BYMONTH'],
    [
      'every other month on the first and last Sunday',
      '19970907T090000',
      'RRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
      'part BYDAY=1SU,-1SU',
    ],
    [
      'monthly on the second-to-last Monday',
      '19970922T090000',
      'RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
      'part BYDAY=-2MO',
    ],
    ['monthly on the third-to-last day', '19970928T090000', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-3', 'part BYMONTHDAY=-3'],
    ['every Tuesday, every other month', START, 'RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=TU', 'part BYDAY'],
    ['yearly in June and July', '19970610T090000', 'RRULE:FREQ=YEARLY;COUNT=10;BYMONTH=6,7', 'part BYMONTH=6,7'],
    [
      'every other year in January, February and March',
      '19970310T090000',
      'RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
      'part BYMONTH=1,2,3',
    ],
    [
      'every third year on the 1st, 100th and 200th day',
      '19970101T090000',
      'RRULE:FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
      'part BYYEARDAY',
    ],
    ['every 20th Monday of the year', '19970519T090000', 'RRULE:FREQ=YEARLY;BYDAY=20MO', 'part BYDAY'],
    ['Monday of week number 20', '19970512T090000', 'RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 'part BYWEEKNO'],
    ['every Thursday in March', '19970313T090000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=TH', 'part BYDAY=0TH'],
    [
      'every Thursday in June, July and August',
      '19970605T090000',
      'RRULE:FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
      'part BYMONTH=6,7,8',
    ],
    ['every Friday the 13th', START, 'RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'part BYDAY+BYMONTHDAY'],
    [
      'the first Saturday after the first Sunday',
      '19970913T090000',
      'RRULE:FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
      'part BYDAY+BYMONTHDAY',
    ],
    [
      'election day',
      '19961105T090000',
      'RRULE:FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      'part BYDAY+BYMONTHDAY',
    ],
    [
      'the third Tuesday, Wednesday or Thursday',
      '19970904T090000',
      'RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      'part BYSETPOS',
    ],
    [
      'the second-to-last weekday',
      '19970929T090000',
      'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      'part BYSETPOS',
    ],
    ['every 3 hours', START, 'RRULE:FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z', 'too-often '],
    ['every 15 minutes', START, 'RRULE:FREQ=MINUTELY;INTERVAL=15;COUNT=6', 'too-often '],
    [
      'every 20 minutes of a day',
      START,
      'RRULE:FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
      'part BYHOUR',
    ],
    [
      'the week start makes a difference: Sunday',
      '19970805T090000',
      'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      'part WKST=SU',
    ],
  ])('%s', (_, start, rule, expected) => {
    const [event] = readEvents(fileOf(start, rule), NEW_YORK)!
    expect(event && 'unfit' in event ? `${event.unfit.key} ${event.unfit.part}` : 'kept').toBe(expected)
  })
})
