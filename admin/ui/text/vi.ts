import { access } from './vi/access.ts'
import { approvals } from './vi/approvals.ts'
import { audit } from './vi/audit.ts'
import { calendar } from './vi/calendar.ts'
import { campaigns } from './vi/campaigns.ts'
import { dayparts } from './vi/dayparts.ts'
import { displays } from './vi/displays.ts'
import { duty } from './vi/duty.ts'
import { fulfilment } from './vi/fulfilment.ts'
import { geometry } from './vi/geometry.ts'
import { ics } from './vi/ics.ts'
import { kit } from './vi/kit.ts'
import { materials } from './vi/materials.ts'
import { packs } from './vi/packs.ts'
import { overrides } from './vi/overrides.ts'
import { overview } from './vi/overview.ts'
import { planned } from './vi/planned.ts'
import { playlists } from './vi/playlists.ts'
import { plays } from './vi/plays.ts'
import { preflight } from './vi/preflight.ts'
import { repeat } from './vi/repeat.ts'
import { reports } from './vi/reports.ts'
import { schedules } from './vi/schedules.ts'
import { settings } from './vi/settings.ts'
import { shell } from './vi/shell.ts'
import { timeline } from './vi/timeline.ts'
import { watch } from './vi/watch.ts'
import { wizard } from './vi/wizard.ts'

/** Every visible word of the panel in Vietnamese, a section a noun. Its shape is the law for the other languages. */
export const vi = {
  kit,
  shell,
  overview,
  access,
  watch,
  wizard,
  displays,
  duty,
  overrides,
  settings,
  audit,
  materials,
  approvals,
  planned,
  playlists,
  schedules,
  calendar,
  preflight,
  repeat,
  dayparts,
  fulfilment,
  geometry,
  ics,
  timeline,
  campaigns,
  packs,
  plays,
  reports,
}
export type Text = typeof vi
