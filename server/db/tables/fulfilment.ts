import type { Generated } from 'kysely'

export type FulfilmentTables = {
  /** Days whose plays changed since they were drawn up; marked with the plays, in their transaction. */
  staleDays: { day: string; display: number; mark: Generated<number> }
  /** Which days are drawn up, and on what knowledge. */
  fulfilmentDays: {
    day: string
    display: number
    displayName: string
    drawnAt: number
    /** Up to when all that was shown had arrived. */
    settledAt: number | null
    /** 1: drawn up after it was over. */
    whole: 0 | 1
    /** 1: something may still come, so it is drawn up anew when more is known to have arrived. */
    open: 0 | 1
  }
  /** Permanent. Planned against played of a day, display and material; names as they were when it was first drawn up. */
  fulfilment: {
    day: string
    display: number
    material: number
    topic: string
    title: string
    campaign: number | null
    planned: number
    completed: number
    interrupted: number
    failed: number
    missing: number
    beyond: number
    plannedMs: number
    lostMs: number
    byPlan: number
    override: number
    power: number
    undelivered: number
    decoding: number
    storage: number
    republished: number
    lateStart: number
    unknown: number
  }
}
