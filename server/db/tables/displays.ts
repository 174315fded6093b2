import type { Generated } from 'kysely'
import type { FrameName } from '../../../playlists/frames.ts'

export type DisplayTables = {
  displays: {
    id: Generated<number>
    name: string
    location: string
    kind: 'led' | 'kiosk' | 'tv'
    x: number
    y: number
    width: number
    height: number
    /** JSON in the shape of playlists/opening.ts. */
    opening: string
    /** What the address of its calendar ends in; anyone who has it may read the calendar. Null until it is asked for. */
    feedToken: string | null
    muted: 0 | 1
    /** For how many days ahead it is given its programme. */
    aheadDays: Generated<number>
    /** JSON in the shape of playlists/geometry.ts. */
    geometry: Generated<string>
    /** A kiosk on which people may look things up. */
    touch: Generated<0 | 1>
    frame: FrameName
    /** JSON in the shape of playlists/preflight/target.ts. */
    viewing: string
    /** A browser tab in which staff try things; its plays stand outside of totals (RULES PL6). */
    test: 0 | 1
    /** SHA-256 of the device's token; null while unpaired. */
    tokenHash: string | null
    pairedAt: number | null
    lastSeenAt: number | null
    /** JSON of the last heartbeat. */
    health: string | null
    archivedAt: number | null
    createdAt: number
    version: Generated<number>
  }
  /**
   * When pages were heard of: a row for as long as one page (its boot) went on beating. `settledAt`: what was shown before
   * had arrived. `full`: it had no room to write plays down.
   */
  presence: {
    display: number
    boot: number
    start: number
    end: number
    settledAt: number | null
    full: 0 | 1
  }
  /** RULES KI6. What was opened by touch: one page's count (its boot) of one day, which only grows. */
  touchOpens: { display: number; boot: number; date: string; material: number; opens: number }
  groups: { id: Generated<number>; name: string; version: Generated<number> }
  groupMembers: { group: number; display: number }
  /** A code on a screen, or a claim from the panel (no code); single use, short-lived. The token is made when it is fetched. */
  pairings: {
    id: Generated<number>
    codeHash: string | null
    secretHash: string
    display: number | null
    address: string
    createdAt: number
    expiresAt: number
    usedAt: number | null
  }
  /** Canonical bytes by hash; kept as long as plays or the past may be asked about them. */
  programmes: { hash: string; body: string; createdAt: number }
  /** Which programme was in force where, from when: the past is answered from this. */
  programmesInForce: { display: number; since: number; hash: string }
  /** What decided (programmes/fact-sheet.ts): canonical JSON, compressed, by its hash. */
  factSheets: { hash: string; body: Buffer }
  /** Which sheet held from when: why something was shown, or not, is answered from this. */
  factsInForce: { since: number; sheet: string }
}
