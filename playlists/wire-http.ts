/** The menu: everything that can be asked over HTTP, by noun. A feature begins as an entry here. */
import * as access from './wire/access.ts'
import * as alarms from './wire/alarms.ts'
import * as approvals from './wire/approvals.ts'
import * as calendar from './wire/calendar.ts'
import * as campaigns from './wire/campaigns.ts'
import * as dayparts from './wire/dayparts.ts'
import * as devices from './wire/devices.ts'
import * as displays from './wire/displays.ts'
import * as explain from './wire/explain.ts'
import type { EndpointShape } from './wire/endpoint.ts'
import * as fulfilment from './wire/fulfilment.ts'
import * as icalendar from './wire/icalendar.ts'
import * as library from './wire/library.ts'
import * as materials from './wire/materials.ts'
import * as orders from './wire/orders.ts'
import * as packs from './wire/packs.ts'
import * as playlists from './wire/playlists.ts'
import * as plays from './wire/plays.ts'
import * as preflight from './wire/preflight.ts'
import * as reports from './wire/reports.ts'
import * as settings from './wire/settings.ts'
import * as sheets from './wire/sheets.ts'
import * as touches from './wire/touches.ts'
import * as uploads from './wire/uploads.ts'
import * as webPages from './wire/web-pages.ts'

const isEndpoint = (value: unknown): value is EndpointShape =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'who' in value

/** Every endpoint there is; the server refuses to start unless each has exactly one route, and the other way round. */
export const ENDPOINTS: readonly EndpointShape[] = [
  access,
  alarms,
  approvals,
  calendar,
  campaigns,
  dayparts,
  devices,
  displays,
  explain,
  fulfilment,
  icalendar,
  library,
  materials,
  orders,
  packs,
  playlists,
  plays,
  preflight,
  reports,
  settings,
  sheets,
  touches,
  uploads,
  webPages,
].flatMap((noun) => Object.values(noun as Record<string, unknown>).filter(isEndpoint))
