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
import { reports } from './migrations/0030-reports.ts'

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
  '0030-reports': reports,
}
