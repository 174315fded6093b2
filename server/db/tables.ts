/** Every table there is, by noun; each noun's store touches its own. */
import type { AccessTables } from './tables/access.ts'
import type { CalendarTables } from './tables/calendar.ts'
import type { DaypartTables } from './tables/dayparts.ts'
import type { DisplayTables } from './tables/displays.ts'
import type { DisplayWatchTables } from './tables/display-watch.ts'
import type { FulfilmentTables } from './tables/fulfilment.ts'
import type { MaterialTables } from './tables/materials.ts'
import type { PackTables } from './tables/packs.ts'
import type { PlayTables } from './tables/plays.ts'
import type { PlaylistTables } from './tables/playlists.ts'
import type { PreflightTables } from './tables/preflight.ts'
import type { ReportTables } from './tables/reports.ts'
import type { SettingsTables } from './tables/settings.ts'

export type Tables = AccessTables &
  CalendarTables &
  DaypartTables &
  DisplayTables &
  DisplayWatchTables &
  FulfilmentTables &
  MaterialTables &
  PackTables &
  PlayTables &
  PlaylistTables &
  PreflightTables &
  ReportTables &
  SettingsTables
