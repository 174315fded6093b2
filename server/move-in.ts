import type { MoveIn } from './access/setup.ts'
import type { Config } from './config.ts'
import { approveRecommended, seedStarter } from './materials/starter.ts'
import { addPlaylist } from './playlists/playlists.ts'
import { addSchedule } from './schedules/schedules.ts'
import { readSettings } from './settings/store.ts'

/**
 * The starter campaign comes in with the first account. At an unattended start the items that need nobody's word are
 * approved in that account's name, unless STARTER_CAMPAIGN says that they stay drafts.
 */
export const moveIn =
  ({ starterCampaign }: Pick<Config, 'starterCampaign'>): MoveIn =>
  async (w, admin, { now, unattended }) => {
    await seedStarter(w, now, { addPlaylist, addSchedule })
    if (!unattended || starterCampaign === 'draft') return
    await approveRecommended(w, admin, (await readSettings(w)).hours, now)
  }
