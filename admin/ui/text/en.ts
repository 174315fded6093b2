import { access } from './en/access.ts'
import { approvals } from './en/approvals.ts'
import { audit } from './en/audit.ts'
import { calendar } from './en/calendar.ts'
import { campaigns } from './en/campaigns.ts'
import { dayparts } from './en/dayparts.ts'
import { displays } from './en/displays.ts'
import { duty } from './en/duty.ts'
import { fulfilment } from './en/fulfilment.ts'
import { geometry } from './en/geometry.ts'
import { ics } from './en/ics.ts'
import { kit } from './en/kit.ts'
import { materials } from './en/materials.ts'
import { packs } from './en/packs.ts'
import { overrides } from './en/overrides.ts'
import { overview } from './en/overview.ts'
import { planned } from './en/planned.ts'
import { playlists } from './en/playlists.ts'
import { plays } from './en/plays.ts'
import { preflight } from './en/preflight.ts'
import { repeat } from './en/repeat.ts'
import { reports } from './en/reports.ts'
import { schedules } from './en/schedules.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { timeline } from './en/timeline.ts'
import { watch } from './en/watch.ts'
import { wizard } from './en/wizard.ts'
import type { Text } from './vi.ts'

/** Every visible word of the panel in English. */
export const en: Text = {
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
