import type { DisplayId } from '../../playlists/ids.ts'

/** Who stands behind a socket, decided at the handshake and for its whole life. */
export type Here = { who: 'display'; display: DisplayId } | { who: 'staff'; session: string }

/** The room of one display or of one session; all its sockets are in it, whichever way they came. */
export const roomOf = (here: Here): string =>
  here.who === 'display' ? `display ${here.display}` : `session ${here.session}`
