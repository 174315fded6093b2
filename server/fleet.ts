import type { FastifyInstance } from 'fastify'
import type { DisplayId } from '../playlists/ids.ts'
import type { Zone } from '../playlists/time.ts'
import type { Devices } from './access/devices.ts'
import { Pairings } from './access/pairings.ts'
import type { Sessions } from './access/sessions.ts'
import type { ServerClock } from './clock.ts'
import type { Database } from './db/open.ts'
import { Heartbeats } from './displays/heartbeats.ts'
import { listDisplays } from './displays/store.ts'
import { Views } from './displays/views.ts'
import { Fulfilment } from './fulfilment/fulfilment.ts'
import type { Job } from './jobs.ts'
import { Hub } from './live/hub.ts'
import type { Files } from './materials/files.ts'
import { PlayIntake } from './plays/ingest.ts'
import { recountLastDays } from './plays/nightly.ts'
import { purgePlays } from './plays/purge.ts'
import { sealDays } from './plays/sealing.ts'
import { markStale } from './plays/stale.ts'
import { Verification } from './plays/verify/run.ts'
import { Programmes } from './programmes/programmes.ts'
import { Publisher } from './programmes/publish.ts'
import { Renditions } from './programmes/renditions.ts'
import { ReportRhythm } from './reports/rhythm.ts'
import { readSettings } from './settings/store.ts'
import { Alarms } from './watch/alarms.ts'
import { hearOfOrders } from './watch/orders.ts'
import { forgetVitals, keepVitals } from './watch/vitals.ts'

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
  const tellPanel = () => hub.tellPanels(['displays'])
  const heartbeats = new Heartbeats({ db, tellPanel, orders: hearOfOrders, keepVitals })
  const twinOf: Heartbeats['twinOf'] = (...asked) => heartbeats.twinOf(...asked)
  const alarms = await Alarms.open({ db, clock, displays: listDisplays, inForce, twinOf })

  // programmes
  const publisher = new Publisher({ db, clock, programmes, log })
  const renditions = new Renditions({ db, clock, narrow: (...asked) => files.narrow(...asked), log })
  app.addHook('onReady', () => renditions.start())
  app.addHook('onClose', () => renditions.stop())
  app.addHook('onReady', () => publisher.start())
  app.addHook('onClose', () => publisher.stop())

  // plays, and how they fulfil what was planned
  const intake = new PlayIntake({ db, clock, zone, after: [markStale] })
  const fulfilment = new Fulfilment({ db, clock, zone, log })
  const prepare = () => fulfilment.renew()
  const rhythm = new ReportRhythm({ db, clock, zone, settings: readSettings, prepare, log })
  app.addHook('onReady', async () => rhythm.start())
  app.addHook('onClose', () => fulfilment.stop())
  app.addHook('onClose', () => rhythm.stop())
  app.decorate('settle', async () => {
    await renditions.settle()
    await publisher.settle()
    await fulfilment.settle()
    await rhythm.settle()
  })

  // the log and what proves it
  const failed = (err: unknown) => log.error({ err }, 'a check of the play log broke off')
  const verification = new Verification({ db, clock, zone, failed })
  app.addHook('onClose', () => verification.stop())
  const keepMonths = async (r: Parameters<typeof readSettings>[0]) => (await readSettings(r)).playsKeepMonths
  const jobs: Job[] = [
    { name: 'look-at-displays', cron: '*/10 * * * * *', run: () => alarms.look() },
    { name: 'forget-vitals', cron: '15 4 * * *', run: () => db.transact((w) => forgetVitals(w, clock.now())) },
    { name: 'renew-programmes', cron: '2 0 0 * * *', run: () => publisher.renew() },
    { name: 'draw-up-fulfilment', cron: '*/5 * * * *', run: () => fulfilment.renew() },
    { name: 'recount-plays', cron: '20 3 * * *', run: () => recountLastDays({ db, clock, zone, log }) },
    { name: 'seal-days', cron: '40 3 * * *', run: () => sealDays({ db, clock, zone, log }) },
    { name: 'draw-up-reports', cron: '30 4 * * *', run: () => rhythm.renew() },
    { name: 'purge-plays', cron: '10 4 * * *', run: () => purgePlays({ db, clock, zone, keepMonths }) },
  ]
  const askForBeat = (display: DisplayId) => hub.askForBeat(display)
  return { programmes, inForce, views, pairings, heartbeats, intake, verification, fulfilment, askForBeat, jobs }
}
