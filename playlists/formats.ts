import type { Programme, ProgrammeZone, Window } from './programme.ts'

/** Format 2 had no hours and no logo. */
type Programme2 = Omit<Programme, 'format' | 'hours' | 'fallback'> & {
  format: 2
  fallback: Omit<Programme['fallback'], 'logo'>
}

/** Format 1 had one zone and no look. */
type Programme1 = Omit<Programme2, 'format' | 'zones'> & {
  format: 1
  zones: (Omit<ProgrammeZone, 'windows'> & { windows: Omit<Window, 'look' | 'whole'>[] })[]
}
export type StoredProgramme = Programme | Programme2 | Programme1

/**
 * RULES PR2. The one way to read a programme that may have been written by an earlier version (the past on the server, the
 * cache of a display). Its name stays the hash of the bytes it was stored as.
 */
export function readProgramme(stored: StoredProgramme): Programme {
  if (stored.format === 3) return stored
  if (stored.format === 2) return { ...stored, format: 3, hours: {}, fallback: { ...stored.fallback, logo: null } }
  const zones = stored.zones.map((zone) => ({
    ...zone,
    windows: zone.windows.map((window) => ({ ...window, look: null, whole: false })),
  }))
  return readProgramme({ ...stored, format: 2, zones })
}
