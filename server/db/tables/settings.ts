import type { Generated } from 'kysely'

export type SettingsTables = {
  /** One row (id 1): the office's settings as JSON, and what the first start left behind. */
  settings: {
    id: number
    body: string
    setupTokenHash: string | null
    wizardDone: 0 | 1
    version: Generated<number>
  }
  topics: { code: string; name: string; description: string; counted: 0 | 1; version: Generated<number> }
  campaigns: {
    id: Generated<number>
    name: string
    goal: string
    basis: string
    from: string | null
    until: string | null
    /** JSON in the shape of playlists/campaign.ts. */
    plan: Generated<string>
    archivedAt: number | null
    version: Generated<number>
  }
}
