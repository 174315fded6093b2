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
  }
}
