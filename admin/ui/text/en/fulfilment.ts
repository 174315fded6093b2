import type { fulfilment as vi } from '../vi/fulfilment.ts'

export const fulfilment: typeof vi = {
  lead: 'Planned is what the programmes published for each display would show in full. Played is what was shown in full. Each one that lacks has exactly one cause.',
  due: 'Planned',
  dueHint: 'full plays by the programme',
  completed: 'Played',
  completedHint: 'shown in full',
  rate: 'Fulfilment',
  rateHint: (count) => (count === '0' ? 'nothing is lacking' : `${count} are lacking`),
  lost: 'Interrupted',
  lostHint: 'time in which screens did not show what was planned',
  drawn: (time) => `As of ${time}.`,
  waiting: (count) => `${count} days are being counted anew: plays came late.`,
  beyond: (count) => `${count} more full plays were not planned; they are no part of the rate.`,
  whole: 'Everything that was planned was played in full.',
  why: 'Why plays are lacking',
  causes: {
    'by-plan': { name: 'By plan', todo: 'The end of opening hours or of a slot: no fault.' },
    override: { name: 'An emergency or a takeover', todo: 'Something else was ordered: no fault.' },
    power: {
      name: 'No power, player off or page closed',
      todo: 'Check the power; let the player start by itself and open the display page again.',
    },
    undelivered: {
      name: 'Unreachable, not delivered yet',
      todo: 'Check the network of the display. When it is back the figures are filled in by themselves.',
    },
    decoding: {
      name: 'The file could not be decoded',
      todo: 'See under “Single plays” which material failed, and upload it again as MP4 (H.264).',
    },
    storage: {
      name: 'File missing or storage full',
      todo: 'Check the network and the free storage of the player on the Displays page.',
    },
    republished: {
      name: 'The programme had just changed',
      todo: 'The display had not received the new programme yet. If there are many, change schedules outside of hours or check the network.',
    },
    'late-start': {
      name: 'Started late',
      todo: 'A slow player or a heavy file: make the video smaller, restart the player.',
    },
    unknown: { name: 'Cause unknown', todo: 'Open the display and look at its warnings of that day.' },
  },
  byDisplay: 'By display',
  byDay: (display) => `By day: ${display}`,
  columns: {
    display: 'Display',
    day: 'Day',
    due: 'Planned',
    completed: 'Played',
    rate: 'Rate',
    lacking: 'Lacking',
    causes: 'Causes',
  },
  cause: (name, count) => `${name}: ${count}`,
  showDays: (display) => `Show each day of ${display}`,
  allDisplays: 'Back to all displays',
  empty: {
    title: 'Nothing was planned in this period',
    body: 'Plans count from when a display works by its schedule: each day is drawn up after midnight, today when this page is opened. Pair displays and schedule something, or choose another period.',
  },
  today: (due, rate) => `${rate} of ${due} plays planned so far`,
}
