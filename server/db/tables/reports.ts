import type { Generated } from 'kysely'
import type { OfficeForm } from '../../../playlists/campaign.ts'

export type ReportTables = {
  /** `period`, `texts`, `signing` and `figures` are JSON; the figures are as they were at `readAt`. */
  reports: {
    id: Generated<number>
    form: OfficeForm
    period: string
    texts: string
    signing: string
    figures: string
    readAt: number
    author: number
    createdAt: number
    archivedAt: number | null
    version: Generated<number>
    /** Drawn up by the clock; `seenAt`: when somebody who may edit it opened it first. */
    automatic: Generated<0 | 1>
    seenAt: Generated<number | null>
  }
  /** Kinds of period that are drawn up by themselves, from the day on which that was asked for. */
  reportRhythm: { kind: string; since: string; account: number }
  /** Periods that have been; never removed. */
  drawnPeriods: { kind: string; from: string; zone: string; report: number }
}
