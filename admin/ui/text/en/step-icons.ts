import type { stepIcons as vi } from '../vi/step-icons.ts'

export const stepIcons: typeof vi = {
  none: 'No picture',
  phone: 'Phone',
  download: 'Download, install',
  person: 'Person, account',
  card: 'Card, identity',
  form: 'Form, papers',
  camera: 'Take a photo',
  scan: 'Scan a code',
  send: 'Send, hand in',
  pay: 'Pay',
  ticket: 'Take a number',
  clock: 'Wait, appointment',
  search: 'Search, look up',
  lock: 'Password, safety',
  call: 'Call',
  web: 'Web page',
  check: 'Done, result',
}
