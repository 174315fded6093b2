import type { Words } from './text.vi.ts'

export const en: Words = {
  name: 'Bảng tin',
  elsewhere: 'This screen is playing in another window. Close that one to play here.',
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
}
