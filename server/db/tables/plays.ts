import type { Generated } from 'kysely'

export type PlayTables = {
  /**
   * Clustered on time (WITHOUT ROWID) and without any other index: a repeat is known by `playBoots`. What repeats is
   * interned in `playRefs`. `arrival` counts the batches of the display (0: before there were chains).
   */
  plays: {
    startedAt: number
    run: number
    seq: number
    ref: number
    /** `startedAt` less the planned start. */
    lateMs: number
    durationMs: number
    clockOffsetMs: number
    outcome: number
    reason: number
    arrival: number
    /** A short sum of the row's line (playlists/seals.ts), so that a changed row can be named. */
    mark: number
  }
  /** A view: single plays by display and boot. */
  playRows: {
    display: number
    boot: number
    seq: number
    run: number
    ref: number
    startedAt: number
    plannedAt: number
    plannedMs: number
    durationMs: number
    clockOffsetMs: number
    outcome: number
    reason: number
  }
  /** One run of one display. The lists are JSON of ranges (playlists/seq-ranges.ts); `missing` is how many are asked for. */
  playBoots: {
    id: Generated<number>
    display: number
    boot: number
    stored: string
    apart: string
    lost: string
    purged: string
    /** Beside which plays a gap lay when it was seen. */
    edges: string
    topAt: number | null
    missing: number
    asked: number
  }
  /** Names are snapshots: a report stays true whatever is renamed or archived later. `seal` covers them. */
  playRefs: {
    id: Generated<number>
    programme: string
    zone: string
    revision: string
    material: number
    playlist: number
    schedule: number
    layer: string
    plannedMs: number
    display: number
    title: string
    topic: string
    kind: string
    playlistName: string
    displayName: string
    key: string
    seal: string | null
  }
  /** The chain of each display; only its last link grows. */
  playLinks: {
    display: number
    nr: number
    firstArrival: number
    lastArrival: number
    plays: number
    firstAt: number
    lastAt: number
    receivedAt: number
    hash: string
    /** A seal names it: it grows no more. */
    closed: number
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
  /** Permanent. `hour` counts civil hours: the day's number × 24, and the hour of the day. */
  playHours: {
    hour: number
    display: number
    material: number
    completed: number
    interrupted: number
    failed: number
    skipped: number
    durationMs: number
  }
  /** Days whose totals have changed since they were sealed, or never were. */
  unsealedDays: { day: string; touched: number }
  /** Never changed, never removed. `body` is the deflated text of the day's totals. */
  daySeals: {
    id: Generated<number>
    day: string
    version: number
    sealedAt: number
    body: Buffer
    bodyHash: string
    /** Of the hours of the displays that count (RULES IN3). */
    hoursHash: string
    chains: string
    hash: string
  }
  /** Single plays that began before this were removed by the office's retention. */
  playsPurged: { id: number; before: number }
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
