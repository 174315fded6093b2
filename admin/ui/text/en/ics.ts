import type { Text } from '../vi.ts'

/** Calendars of other programs: a display's address to subscribe to, and files to take schedules from. */
export const ics: Text['ics'] = {
  feed: {
    title: 'Calendar for Outlook and Google Calendar',
    lead: "Whoever has this address can see the display's schedules. Outlook inside the network reads it directly; Google Calendar only if the server can be reached from the Internet.",
    none: 'There is no address yet.',
    make: 'Make an address',
    renew: 'New address',
    copy: 'Copy',
    copied: 'Copied',
    address: 'Address of the calendar',
    renewTitle: 'Make a new address?',
    renewBody: 'The old address ends at once. Whoever subscribes must use the new one.',
    renewed: 'The calendar has a new address.',
  },
  import: {
    open: 'Import an .ics file',
    title: 'Import schedules from an .ics file',
    file: 'Calendar file (.ics)',
    filePlaceholder: 'Choose a file exported from Outlook, Google Calendar…',
    tooLarge: 'The file is too large (at most 900 KB).',
    found: (n) => `${n} events found. Choose those to schedule.`,
    nothing: 'The file has no events.',
    next: (dates) => `Next: ${dates}`,
    playlist: 'Playlist to show',
    playlistMissing: 'Choose a playlist.',
    targetMissing: 'Choose at least one display or group.',
    saveNone: 'Add schedules',
    save: (n) => `Make ${n} schedules`,
    saved: (n) => `${n} schedules made.`,
  },
}
