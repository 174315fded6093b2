import type { Generated } from 'kysely'

export type PlayTables = {
  /** Clustered on its identity (WITHOUT ROWID); what repeats is interned in `playRefs`. */
  plays: {
    display: number
    boot: number
    seq: number
    ref: number
    plannedAt: number
    plannedMs: number
    startedAt: number
    durationMs: number
    clockOffsetMs: number
    outcome: number
    reason: number
    receivedAt: number
  }
  /** Names are snapshots: a report stays true whatever is renamed or archived later. */
  playRefs: {
    id: Generated<number>
    programme: string
    zone: string
    revision: string
    material: number
    playlist: number
    schedule: number
    layer: string
    display: number
    title: string
    topic: string
    kind: string
    playlistName: string
    displayName: string
  }
  /** Permanent. `day` is the civil date in the office's zone. */
  playDays: {
    day: string
    display: number
    material: number
    topic: string
    title: string
    displayName: string
    completed: number
    interrupted: number
    failed: number
    skipped: number
    durationMs: number
  }
  quarantine: {
    id: Generated<number>
    receivedAt: number
    display: number
    displayName: string
    reason: string
    row: string
    digest: string
  }
}
