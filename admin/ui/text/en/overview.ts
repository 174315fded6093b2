import type { overview as vi } from '../vi/overview.ts'

export const overview: typeof vi = {
  title: 'Overview',
  wall: {
    title: 'Displays',
    summary: (fine, all) => `${fine} of ${all} displays are well`,
    all: 'See all displays',
    more: (count) => `and ${count} more`,
    open: (name) => `Open ${name}`,
    noProgramme: 'No programme yet',
    unpaired: 'Not paired',
  },
  plays: {
    title: 'Plays today',
    none: 'No plays today yet.',
    other: (count) => `${count} interrupted or failed, not counted`,
    noOther: 'none interrupted or failed',
    week: 'The last seven days',
    chart: (total) => `Chart of plays in the last seven days, ${total} in all`,
    report: 'See the reports',
    series: 'Plays',
  },
  pending: {
    title: 'Waiting for approval',
    none: 'Nothing is waiting.',
    open: 'To the approvals',
    by: (name, when) => `${name}, ${when}`,
    due: (date) => `due ${date}`,
    overdue: (date) => `overdue since ${date}`,
  },
  expiring: {
    title: 'Expires within 7 days',
    none: 'Nothing expires soon.',
    until: (date) => `until the end of ${date}`,
    open: 'See materials',
  },
  more: (count) => `and ${count} more`,
  steps: {
    title: 'What to do next',
    wizard: { title: 'Finish the set-up', body: 'Office, first display, starter campaign.', go: 'Continue' },
    display: {
      title: 'Add the first display',
      body: 'Choose its size, then pair it by 6 characters.',
      go: 'To Displays',
    },
    pair: { title: 'Pair a device', body: 'A display has no device yet.', go: 'Pair' },
    approve: { title: 'Approve the first material', body: 'Only approved materials play.', go: 'To the approvals' },
    material: { title: 'Make a material', body: 'Type a slogan or upload an image or a video.', go: 'To Materials' },
    schedule: { title: 'Make a schedule', body: 'No schedule puts anything on the screens.', go: 'To Schedules' },
  },
}
