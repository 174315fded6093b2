import type { MoveIn } from './access/setup.ts'
import type { Config } from './config.ts'
import { STARTER_PACK_ID } from '../playlists/starter/shipped.ts'
import { approveRecommended } from './packs/items.ts'
import { seedStarter } from './packs/packs.ts'
import { readSettings } from './settings/store.ts'

/**
 * The starter campaign comes in with the first account. At an unattended start the items that need nobody's word are
 * approved in that account's name, unless STARTER_CAMPAIGN says that they stay drafts.
 */
export const moveIn =
  ({ starterCampaign }: Pick<Config, 'starterCampaign'>): MoveIn =>
  async (w, admin, { now, unattended }) => {
    await seedStarter(w, now)
    if (!unattended || starterCampaign === 'draft') return
    await approveRecommended(w, STARTER_PACK_ID, admin, { hours: (await readSettings(w)).hours, now })
  }
