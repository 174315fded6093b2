import type { Generated } from 'kysely'
import type { AlarmKind } from '../../../playlists/signs.ts'
import type { OrderKind } from '../../../playlists/orders.ts'

export type DisplayWatchTables = {
  /** Of one display, kind and subject at most one is open. `detail` is JSON in the shape of playlists/signs.ts. */
  displayAlarms: {
    id: Generated<number>
    display: number
    kind: AlarmKind
    about: string
    detail: string
    since: number
    raisedAt: number
    endedAt: number | null
    ackAt: number | null
    ackBy: string | null
    ackNote: string | null
  }
  /** `boot`: the page that was running when it was ordered. */
  displayOrders: {
    id: Generated<number>
    display: number
    kind: OrderKind
    boot: number | null
    orderedAt: number
    orderedBy: string
    expiresAt: number
    answeredAt: number | null
    outcome: 'done' | 'failed' | null
    problem: string | null
  }
  /** One row for each five minutes, of its last heartbeat. */
  displayVitals: {
    display: number
    at: number
    clockOffsetMs: number
    shown: number
    dropped: number
    failures: number
    memory: number | null
    free: number | null
    stored: number
    upMs: number
  }
}
