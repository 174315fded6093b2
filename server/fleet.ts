import type { FastifyInstance } from 'fastify'
import type { DisplayId } from '../playlists/ids.ts'
import type { Zone } from '../playlists/time.ts'
import type { Devices } from './access/devices.ts'
import { Pairings } from './access/pairings.ts'
import type { Sessions } from './access/sessions.ts'
import type { ServerClock } from './clock.ts'
import type { Database } from './db/open.ts'
import { Heartbeats } from './displays/heartbeats.ts'
import { Views } from './displays/views.ts'
import { Fulfilment } from './fulfilment/fulfilment.ts'
import type { Job } from './jobs.ts'
import { Hub } from './live/hub.ts'
import type { Files } from './materials/files.ts'
import { PlayIntake } from './plays/ingest.ts'
import { recountLastDays } from './plays/nightly.ts'
import { Programmes } from './programmes/programmes.ts'
import { Publisher } from './programmes/publish.ts'
import { Renditions } from './programmes/renditions.ts'

export type FleetParts = {
  db: Database
  clock: ServerClock
  zone: () => Zone
  sessions: Sessions
  devices: Devices
  files: Files
}

/** What goes to the displays and comes from them: one of each, running from ready to close. */
export async function openFleet(app: FastifyInstance, { db, clock, zone, sessions, devices, files }: FleetParts) {
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

  // programmes
  const publisher = new Publisher({ db, clock, programmes, log })
  const renditions = new Renditions({ db, clock, narrow: (...asked) => files.narrow(...asked), log })
  app.addHook('onReady', () => renditions.start())
  app.addHook('onClose', () => renditions.stop())
  app.addHook('onReady', () => publisher.start())
  app.addHook('onClose', () => publisher.stop())

  // plays, and how they fulfil what was planned
  const intake = new PlayIntake({ db, clock, zone })
  const fulfilment = new Fulfilment({ db, clock, zone, log })
  app.addHook('onClose', () => fulfilment.stop())
  app.decorate('settle', async () => {
    await renditions.settle()
    await publisher.settle()
    await fulfilment.settle()
  })
  const jobs: Job[] = [
    { name: 'renew-programmes', cron: '2 0 0 * * *', run: () => publisher.renew() },
    { name: 'draw-up-fulfilment', cron: '*/5 * * * *', run: () => fulfilment.renew() },
    { name: 'recount-plays', cron: '20 3 * * *', run: () => recountLastDays({ db, clock, zone, log }) },
  ]
  return { programmes, inForce, views, pairings, heartbeats, intake, fulfilment, jobs }
}
