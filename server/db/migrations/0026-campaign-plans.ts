import type { Kysely, Migration } from 'kysely'

/** A campaign keeps its plan: phases, task groups, targets and bodies, as JSON in the shape of playlists/campaign.ts. */
export const campaignPlans: Migration = {
  async up(db: Kysely<unknown>) {
    const empty = JSON.stringify({ form: null, phases: [], groups: [], targets: [], bodies: [] })
    await db.schema
      .alterTable('campaigns')
      .addColumn('plan', 'text', (c) => c.notNull().defaultTo(empty))
      .execute()
    await db.schema.createIndex('materialsByCampaign').on('materials').column('campaign').execute()
    await db.schema.createIndex('playDaysByMaterial').on('playDays').columns(['material', 'day']).execute()
  },
}
