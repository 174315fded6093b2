/** Zones whose clocks change, in 2026 (IANA tzdata). */
import { instant } from '../../playlists/time.ts'
import type { Zone } from '../../playlists/time.ts'

/** 02:00 → 03:00 on 29 March, 03:00 → 02:00 on 25 October. */
export const BERLIN: Zone = {
  name: 'Europe/Berlin',
  offsets: [
    { from: instant(-8.64e15), minutes: 60 },
    { from: instant(Date.UTC(2026, 2, 29, 1)), minutes: 120 },
    { from: instant(Date.UTC(2026, 9, 25, 1)), minutes: 60 },
  ],
}

/** 02:00 → 03:00 on 8 March, 02:00 → 01:00 on 1 November. */
export const NEW_YORK: Zone = {
  name: 'America/New_York',
  offsets: [
    { from: instant(-8.64e15), minutes: -300 },
    { from: instant(Date.UTC(2026, 2, 8, 7)), minutes: -240 },
    { from: instant(Date.UTC(2026, 10, 1, 6)), minutes: -300 },
  ],
}
