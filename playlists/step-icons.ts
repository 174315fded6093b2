/** What a step may be marked with: a closed set, drawn by us in lines on a grid of 24 × 24. */
export const STEP_ICONS = [
  'phone',
  'download',
  'person',
  'card',
  'form',
  'camera',
  'scan',
  'send',
  'pay',
  'ticket',
  'clock',
  'search',
  'lock',
  'call',
  'web',
  'check',
] as const
export type StepIcon = (typeof STEP_ICONS)[number]

/** The lines of each, as an SVG path. */
export const STEP_ICON_PATHS: Record<StepIcon, string> = {
  phone: 'M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2ZM11 17.5h2',
  download: 'M12 4v11M7.5 11 12 15.5 16.5 11M4.5 19.5h15',
  person: 'M12 11.5a4 4 0 1 0 0-8a4 4 0 0 0 0 8ZM4.5 20.5a7.5 6 0 0 1 15 0Z',
  card: 'M4.5 5.5h15a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5ZM6.5 9.5h4v4.5h-4ZM14 10h4M14 13.5h4',
  form: 'M6 3h8.5L19 7.5V21H6ZM14 3v5h5M9 12.5h7M9 16.5h7',
  camera:
    'M4.5 7.5h3.2L9.5 5h5l1.8 2.5h3.2A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18V9a1.5 1.5 0 0 1 1.5-1.5ZM12 16.8a3.6 3.6 0 1 0 0-7.2a3.6 3.6 0 0 0 0 7.2Z',
  scan: 'M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5M8.5 8.5h2.5v2.5H8.5ZM13 13h2.5v2.5H13ZM13 8.5h2.5M8.5 15.5H11',
  send: 'M21 3.5 10 14.5M21 3.5 14.5 20.5 10 14.5 3.5 10Z',
  pay: 'M4 6.5h16v11H4ZM12 14.6a2.6 2.6 0 1 0 0-5.2a2.6 2.6 0 0 0 0 5.2ZM7 9.8v0M17 14.2v0',
  ticket: 'M3.5 6.5h17v3.4a2.2 2.2 0 0 0 0 4.2v3.4h-17v-3.4a2.2 2.2 0 0 0 0-4.2ZM14.5 7v2M14.5 11v2M14.5 15v2',
  clock: 'M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18ZM12 7v5.3l3.6 2.1',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13a6.5 6.5 0 0 0 0 13ZM15.3 15.3 20.5 20.5',
  lock: 'M6 10.5h12V20H6ZM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3M12 14.3v2.4',
  call: 'M5 4h4l1.6 4.6L8.2 10.3a12 12 0 0 0 5.5 5.5l1.7-2.4L20 15v4a1.6 1.6 0 0 1-1.7 1.6C10.4 20.2 3.8 13.6 3.4 5.7A1.6 1.6 0 0 1 5 4Z',
  web: 'M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18ZM3.3 12h17.4M12 3.2c3.2 2.7 3.8 5.7 3.8 8.8s-.6 6.1-3.8 8.8c-3.2-2.7-3.8-5.7-3.8-8.8s.6-6.1 3.8-8.8Z',
  check: 'M4.5 12.8 9.7 18 19.5 7',
}
