import type { Words } from './text.vi.ts'

export const en: Words = {
  name: 'Bảng tin',
  elsewhere: 'This screen is playing in another window or on another machine. Close that one to play here.',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  dateLine: (weekday, date) => `${weekday}, ${date}`,
  pairing: {
    title: 'Pair this screen',
    steps: ['Open the control panel → Displays → Pair', 'Type this code and the screen begins to play'],
    minutesLeft: (minutes) => `The code is good for ${minutes} more min`,
    renewing: 'Asking for a new code',
    serverAway: 'The server cannot be reached. The screen keeps trying by itself.',
  },
  qr: { howTo: 'Open the camera, scan the code', visit: 'Visit' },
  labels: { notice: 'Notice', emergency: 'Emergency notice' },
  figure: {
    target: 'Target',
    reached: 'Target reached',
    source: (source) => `Source: ${source}`,
    asOf: (date) => `As of ${date}`,
  },
  hours: {
    shortWeekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    range: (from, to) => `${from} - ${to}`,
    closed: 'Closed',
    openUntil: (time) => `Open until ${time}`,
    opensLater: (time) => `Opens at ${time} today`,
    opensOn: (time, day) => `Opens again at ${time} on ${day}`,
    over: 'Closed for today',
    dayOff: (why) => (why === '' ? 'Closed today' : `Closed today: ${why}`),
    inLieu: (holiday) => `day in lieu of ${holiday}`,
    asWeekday: (weekday) => `Today has the hours of ${weekday}`,
    holidays: {
      'new-year': 'New Year',
      tet: 'Tết',
      'hung-kings': "Hùng Kings' Day",
      reunification: 'Reunification Day',
      labour: 'Labour Day',
      'national-day': 'National Day',
      'culture-day': 'Day of Vietnamese Culture',
    },
  },
}
