import type { Generated } from 'kysely'

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
    muted: 0 | 1
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
}
