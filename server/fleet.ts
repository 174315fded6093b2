import type { FastifyInstance } from 'fastify'
import type { DisplayId } from '../playlists/ids.ts'
import type { Zone } from '../playlists/time.ts'
import type { Devices } from './access/devices.ts'
import { Pairings } from './access/pairings.ts'
import type { Sessions } from './access/sessions.ts'
import type { ServerClock } from './clock.ts'
import type { Database } from './db/open.ts'
import { deviceRoutes } from './displays/device-routes.ts'
import { Heartbeats } from './displays/heartbeats.ts'
import { displayRoutes } from './displays/routes.ts'
import { Views } from './displays/views.ts'
import type { Job } from './jobs.ts'
import { Hub } from './live/hub.ts'
import type { Files } from './materials/files.ts'
import { PlayIntake } from './plays/ingest.ts'
import { recountLastDays } from './plays/nightly.ts'
import { playRoutes } from './plays/routes.ts'
import type { Parse } from './programmes/checking.ts'
import { Programmes } from './programmes/programmes.ts'
import { Publisher } from './programmes/publish.ts'
import { Renditions } from './programmes/renditions.ts'
import { askRoutes, mediaRoutes, programmeRoutes } from './programmes/routes.ts'
import { reportRoutes } from './reports/routes.ts'
import { parseForCheck } from './schedules/draft.ts'
import { readSettings } from './settings/store.ts'

type FleetParts = {
  db: Database
  clock: ServerClock
  zone: () => Zone
  sessions: Sessions
  devices: Devices
  files: Files
}

/** The displays and all that goes to them and comes from them. */
export async function fleet(
  app: FastifyInstance,
  { db, clock, zone, sessions, devices, files }: FleetParts,
): Promise<Job[]> {
  const { log } = app
  // what is answered from memory
  await devices.refresh()
  const programmes = new Programmes()
  await programmes.load(db)

  // live
  const hub = new Hub(app, { devices, sessions, programmes, changes: db.changes })

  // displays
  const inForce = (display: DisplayId) => programmes.inForce(display)
  const views = new Views({ clock, inForce })
  const pairings = new Pairings({ db, clock, devices })
  const heartbeats = new Heartbeats({ db, tellPanel: () => hub.tellPanels(['displays']) })
  displayRoutes(app, { db, clock, devices, views })
  deviceRoutes(app, { db, clock, devices, views, pairings, heartbeats, inForce })

  // programmes
  const publisher = new Publisher({ db, clock, programmes, log })
  const renditions = new Renditions({ db, clock, narrow: (...asked) => files.narrow(...asked), log })
  app.addHook('onReady', () => renditions.start())
  app.addHook('onClose', () => renditions.stop())
  app.addHook('onReady', () => publisher.start())
  app.addHook('onClose', () => publisher.stop())
  programmeRoutes(app, { programmes })
  const parse = ({ schedule, id }: Parameters<Parse>[0]) => db.read((r) => parseForCheck(r, schedule, id, clock.now()))
  askRoutes(app, { db, clock, programmes, parse })
  mediaRoutes(app, { programmes, sendFile: (...asked) => files.sendFile(...asked) })

  // plays
  playRoutes(app, { db, zone, intake: new PlayIntake({ db, clock, zone }) })
  reportRoutes(app, { db, clock, zone, settings: readSettings })
  app.decorate('settle', async () => {
    await renditions.settle()
    await publisher.settle()
  })
  return [
    { name: 'renew-programmes', cron: '2 0 0 * * *', run: () => publisher.renew() },
    { name: 'recount-plays', cron: '20 3 * * *', run: () => recountLastDays({ db, clock, zone, log }) },
  ]
}
