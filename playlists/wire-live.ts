/**
 * What is said over the socket: only ever "look again". Losing any message loses nothing; reconnecting equals asking again.
 * Displays connect to the namespace `/display` with `auth: { token }`; staff to `/panel` with their session cookie.
 */
/** Nouns whose change the panel may hear of. */
export const NOUNS = [
  'settings',
  'accounts',
  'campaigns',
  'materials',
  'playlists',
  'schedules',
  'dayparts',
  'displays',
  'programmes',
  'plays',
  'overrides',
  'calendar',
  'reports',
  'alarms',
] as const
export type Noun = (typeof NOUNS)[number]

/** Server → display. */
export type DisplayMessages = {
  /** A programme with this hash is in force: fetch it by HTTP. */
  look: (programme: string) => void
  /** Say how you are: with the answer comes what staff ask of you. */
  beat: () => void
  /** The token has ended: go back to pairing. */
  revoked: () => void
}

/** Server → panel. */
export type PanelMessages = {
  changed: (nouns: Noun[]) => void
}
