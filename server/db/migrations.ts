import type { Migration } from 'kysely'
import { access } from './migrations/0001-access.ts'
import { settings } from './migrations/0002-settings.ts'
import { materials } from './migrations/0003-materials.ts'
import { playlists } from './migrations/0004-playlists.ts'
import { displays } from './migrations/0005-displays.ts'
import { plays } from './migrations/0006-plays.ts'
import { testDisplays } from './migrations/0007-test-displays.ts'
import { calendar } from './migrations/0010-calendar.ts'
import { recurrence } from './migrations/0011-recurrence.ts'
import { playlistRotation } from './migrations/0012-playlist-rotation.ts'
import { zones } from './migrations/0013-zones.ts'
import { uploads } from './migrations/0021-uploads.ts'
import { renditions } from './migrations/0022-renditions.ts'
import { preflight } from './migrations/0023-preflight.ts'
import { approval } from './migrations/0024-approval.ts'
import { materialIndex } from './migrations/0025-material-index.ts'
import { campaignPlans } from './migrations/0026-campaign-plans.ts'
import { packs } from './migrations/0027-packs.ts'
import { reports } from './migrations/0030-reports.ts'
import { presence } from './migrations/0033-presence.ts'
import { fulfilment } from './migrations/0034-fulfilment.ts'
import { evidence } from './migrations/0035-evidence.ts'
import { aheadDays } from './migrations/0036-ahead-days.ts'
import { displayWatch } from './migrations/0037-display-watch.ts'
import { geometry } from './migrations/0038-geometry.ts'
import { reportRhythm } from './migrations/0039-report-rhythm.ts'

/** Numbered, forward only, in order. */
export const migrations: Record<string, Migration> = {
  '0001-access': access,
  '0002-settings': settings,
  '0003-materials': materials,
  '0004-playlists': playlists,
  '0005-displays': displays,
  '0006-plays': plays,
  '0007-test-displays': testDisplays,
  '0010-calendar': calendar,
  '0011-recurrence': recurrence,
  '0012-playlist-rotation': playlistRotation,
  '0013-zones': zones,
  '0021-uploads': uploads,
  '0022-renditions': renditions,
  '0023-preflight': preflight,
  '0024-approval': approval,
  '0025-material-index': materialIndex,
  '0026-campaign-plans': campaignPlans,
  '0027-packs': packs,
  '0030-reports': reports,
  '0033-presence': presence,
  '0034-fulfilment': fulfilment,
  '0035-evidence': evidence,
  '0036-ahead-days': aheadDays,
  '0037-display-watch': displayWatch,
  '0038-geometry': geometry,
  '0039-report-rhythm': reportRhythm,
}
