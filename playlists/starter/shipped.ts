import { NO_PLAN } from '../campaign.ts'
import { ALL_WEEK } from '../dayparts.ts'
import { PACK_FORMAT } from '../packs/pack.ts'
import type { Pack } from '../packs/pack.ts'
import { PLAIN } from '../playlist.ts'
import { EVERY_DATE } from '../recurrence.ts'
import { STARTER, STARTER_CAMPAIGN, STARTER_PLAYLIST, STARTER_SCHEDULE } from './campaign.ts'
import { materialOf } from './entry.ts'
import { packOf } from './plan-pack.ts'
import { HAI_DUONG_2026 } from './plans/hai-duong.ts'
import { KIEU_PHU_2026 } from './plans/kieu-phu.ts'
import { LAM_DONG_2026 } from './plans/lam-dong.ts'
import { VIET_HUNG_2026 } from './plans/viet-hung.ts'
import { VINH_TUY_2026 } from './plans/vinh-tuy.ts'
import { DEFAULT_TOPICS } from './topics.ts'

export const STARTER_PACK_ID = 'starter-2026'

/**
 * The campaign an empty office begins with: a playlist of what rotates, and a filler schedule for every display all week, so
 * that whatever is approved is seen. Its wording may be changed.
 */
const STARTER_PACK: Pack = {
  format: PACK_FORMAT,
  id: STARTER_PACK_ID,
  name: STARTER_CAMPAIGN.name,
  maker: 'Bảng tin',
  note: STARTER_CAMPAIGN.goal,
  campaign: { ...STARTER_CAMPAIGN, plan: NO_PLAN },
  topics: DEFAULT_TOPICS,
  materials: STARTER.map((one) => materialOf(one, false)),
  playlists: [
    {
      ...PLAIN,
      ...STARTER_PLAYLIST,
      key: 'chung',
      items: STARTER.filter(({ rotates }) => rotates).map(({ code }) => ({
        material: code,
        weight: 1,
        durationMs: null,
      })),
      goals: [],
    },
  ],
  schedules: [
    {
      ...STARTER_SCHEDULE,
      key: 'mac-dinh',
      layer: 'filler',
      zone: 'main',
      playlist: 'chung',
      timing: { kind: 'recurring', recurrence: EVERY_DATE, hours: ALL_WEEK, daypart: null },
      weight: 1,
    },
  ],
}

/** What ships: the starter campaign, and a pack for each of five published plans. */
export const SHIPPED: readonly Pack[] = [
  STARTER_PACK,
  ...[VINH_TUY_2026, VIET_HUNG_2026, KIEU_PHU_2026, HAI_DUONG_2026, LAM_DONG_2026].map(packOf),
]

export const shippedPack = (id: string): Pack | null => SHIPPED.find((pack) => pack.id === id) ?? null
