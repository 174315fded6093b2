import Fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { guard } from './access/guard.ts'
import { Devices } from './access/devices.ts'
import { randomToken } from './access/secrets.ts'
import { accessRoutes } from './access/routes.ts'
import { Sessions } from './access/sessions.ts'
import { Shares } from './access/share.ts'
import { Setup } from './access/setup.ts'
import type { MoveIn } from './access/setup.ts'
import { Backups } from './backups/backups.ts'
import { BackupFolder } from './backups/folder.ts'
import { openSound } from './backups/open-sound.ts'
import { backupRoutes } from './backups/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { campaignRoutes } from './campaigns/routes.ts'
import { systemClock } from './clock.ts'
import type { ServerClock } from './clock.ts'
import type { Config } from './config.ts'
import { databaseFile, prepareDataDir } from './data-dir.ts'
import { holdDataDir } from './db/hold.ts'
import type { Database } from './db/open.ts'
import { answerErrors, refusalBody } from './error-handler.ts'
import { daypartRoutes } from './dayparts/routes.ts'
import { getDisplay, listDisplays } from './displays/store.ts'
import { deviceRoutes } from './displays/device-routes.ts'
import { displayRoutes } from './displays/routes.ts'
import { openFleet } from './fleet.ts'
import type { FleetParts } from './fleet.ts'
import { fulfilmentRoutes } from './fulfilment/routes.ts'
import { healthRoute } from './health.ts'
import { cleanBodies } from './incoming.ts'
import { icalendarRoutes } from './icalendar/routes.ts'
import { alarmByCron, Jobs } from './jobs.ts'
import type { Job, SetAlarm } from './jobs.ts'
import { findFfmpeg } from './materials/ffmpeg.ts'
import { Files } from './materials/files.ts'
import type { FreeBytes } from './materials/files.ts'
import { openIntake } from './materials/intake.ts'
import { materialRoutes } from './materials/routes.ts'
import { readMaterial, titlesById } from './materials/store.ts'
import { reachOut } from './materials/web-check.ts'
import type { Reach } from './materials/web-check.ts'
import { WebPages } from './materials/web-pages.ts'
import { sheetRoutes } from './sheets/routes.ts'
import { checkMenu } from './menu.ts'
import { moveIn } from './move-in.ts'
import { notices } from './notices.ts'
import { describeApi, describePages } from './openapi.ts'
import { sendPlainCallersToTls } from './plain-door.ts'
import { packRoutes } from './packs/routes.ts'
import { playlistRoutes } from './playlists/routes.ts'
import { playRoutes } from './plays/routes.ts'
import { verificationRoutes } from './plays/verify/routes.ts'
import type { Parse } from './programmes/checking.ts'
import { askRoutes, mediaRoutes, programmeRoutes } from './programmes/routes.ts'
import { displaysShowing } from './programmes/used.ts'
import { PdfMaker } from './reports/pdf.ts'
import { reportRoutes } from './reports/routes.ts'
import { parseForCheck } from './schedules/draft.ts'
import { gateOf, stopsOf } from './preflight/gate.ts'
import { preflightRoutes } from './preflight/routes.ts'
import { checksOf } from './preflight/store.ts'
import { scheduleRoutes } from './schedules/routes.ts'
import { secure } from './security.ts'
import { writeOnDemand } from './serialise.ts'
import { settingsRoutes } from './settings/routes.ts'
import { OfficeZone } from './settings/office-zone.ts'
import { seedOffice } from './settings/seed.ts'
import { isWizardDone, readSettings } from './settings/store.ts'
import { servePages } from './static.ts'
import type { Certificate } from './tls.ts'
import { checkWithTypeBox } from './validate.ts'
import { VERSION } from './version.ts'
import { watchRoutes } from './watch/routes.ts'

/** What the world hands in; tests hand in their own. */
export type Ports = {
  clock?: ServerClock
  certificate?: Certificate | null
  /** Opens the first account while there is none (`/#/setup?token=…`). */
  setupToken?: string
  /** What comes in with the first account; tests of an empty office bring nothing. */
  moveIn?: MoveIn
  /** Tests of a full disk. */
  freeBytes?: FreeBytes
  /** The converter of videos on this machine; null: none. It is looked for unless it is said. */
  ffmpeg?: string | null
  /** LibreOffice; null: none. It is looked for when somebody asks for a PDF unless it is said. */
  office?: string | null
  /** The way out to other sites. */
  reach?: Reach
  /** When the jobs run: by the machine's clock, unless a test rings itself. */
  setAlarm?: SetAlarm
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Resolves when everything that follows from what has been changed so far is done (programmes are published). */
    settle: () => Promise<void>
  }
}

const MEGABYTE = 1024 * 1024

/** The whole server, not yet listening. `close()` leaves no timer, socket or file behind. */
export async function buildApp(config: Config, ports: Ports = {}): Promise<FastifyInstance> {
  await prepareDataDir(config.dataDir)
  const letGo = await holdDataDir(config.dataDir)
  const app = createFastify(config, ports.certificate ?? null)
  app.addHook('onClose', letGo)
  try {
    const db = await openSound(databaseFile(config.dataDir), new BackupFolder(config.dataDir))
    app.addHook('onClose', () => db.close())
    await furnish(app, db, config, ports)
    return app
  } catch (error) {
    await app.close()
    throw error
  }
}

function createFastify(config: Config, certificate: Certificate | null): FastifyInstance {
  const options = {
    logger: {
      level: config.logLevel,
      redact: ['req.headers.cookie', 'req.headers.authorization'],
      stream: process.stderr,
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MEGABYTE,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    routerOptions: { maxParamLength: 200 },
    // What is being answered is answered to its end; kept-alive lines without a request are cut.
    forceCloseConnections: 'idle' as const,
  }
  const https = certificate && { cert: certificate.cert, key: certificate.key, minVersion: 'TLSv1.2' as const }
  if (https === null) return Fastify(options)
  // Over TLS its type says https.Server; what this house asks of the server both kinds do.
  const app = Fastify({ ...options, https }) as unknown as FastifyInstance
  sendPlainCallersToTls(app)
  return app
}

/** What a check before air asks of other nouns. */
const preflight = { materials: readMaterial, displays: listDisplays, settings: readSettings, reach: displaysShowing }

async function furnish(app: FastifyInstance, db: Database, config: Config, ports: Ports): Promise<void> {
  const clock = ports.clock ?? systemClock

  // stores and services, one of each
  const sessions = new Sessions(db, clock)
  const setup = new Setup(db, clock, sessions, ports.moveIn ?? moveIn(config))
  const files = await Files.open(db, config.dataDir, ports.freeBytes)
  app.addHook('onClose', () => files.settle())
  const intake = await takeIn(app, { db, clock, files, dataDir: config.dataDir }, ports)
  const backups = new Backups(db, clock, new BackupFolder(config.dataDir))
  const devices = new Devices(db)

  // an empty office: settings, topics, first account and with it the starter campaign
  await seedOffice(db)
  if (config.adminPassword !== null) await setup.unattended(config.adminPassword)
  await setup.offer(ports.setupToken ?? randomToken())

  // doors, in the order a request meets them
  checkMenu(app)
  app.setValidatorCompiler(checkWithTypeBox).setSerializerCompiler(writeOnDemand)
  answerErrors(app)
  await secure(app)
  guard(app, { sessions, devices, shares: new Shares(config.requestsPerMinute, clock) })
  cleanBodies(app)
  // Bytes are handed on as they come.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  await describeApi(app, VERSION)

  // access
  const office = async (r: Parameters<typeof readSettings>[0]) => ({
    office: (await readSettings(r)).officeName,
    wizardDone: await isWizardDone(r),
  })
  accessRoutes(app, { db, clock, sessions, setup, office })

  const officeZone = await OfficeZone.open(db, clock)
  const { zone } = officeZone
  app.addHook(
    'onClose',
    officeZone.follow((err) => app.log.error({ err }, 'zone not read')),
  )

  // settings, topics, campaigns
  settingsRoutes(app, { db, clock })
  campaignRoutes(app, { db, clock })

  // calendar
  calendarRoutes(app, { db, clock, settings: readSettings })

  // materials and their checks, playlists, dayparts, schedules
  const pages = new WebPages({ db, clock, settings: readSettings, reach: ports.reach ?? reachOut })
  const stops = stopsOf(preflight)
  materialRoutes(app, { db, clock, zone, files, ...intake, pages, settings: readSettings, gate: gateOf(stops) })
  preflightRoutes(app, { db, clock, ...preflight })
  playlistRoutes(app, { db, clock })
  sheetRoutes(app)
  daypartRoutes(app, { db, clock })
  scheduleRoutes(app, { db, clock, notices })

  // displays and all that goes to them and comes from them
  const fleetJobs = await takeOnFleet(app, { db, clock, zone, sessions, devices, files }, ports)

  // packs, which carry a campaign from one office to another
  packRoutes(app, { db, clock, files, dataDir: config.dataDir, freeBytes: ports.freeBytes, stops })

  // calendars of other programs, in and out
  icalendarRoutes(app, { db, clock })

  // backups
  backupRoutes(app, { backups })

  // health, documentation, pages
  healthRoute(app, { db, clock })
  await describePages(app)
  await servePages(app, config.distDir)

  // jobs of the clock, in the office's zone
  const jobs: Job[] = [
    ...fleetJobs,
    { name: 'sweep-sessions', cron: '40 3 * * *', run: () => sessions.sweep() },
    { name: 'sweep-uploads', cron: '25 * * * *', run: () => intake.uploads.sweep(clock.now()) },
    { name: 'check-web-pages', cron: '*/10 * * * *', run: () => pages.checkAll() },
    { name: 'sweep-files', cron: '50 3 * * *', run: () => sweepFiles(files, clock, app.log) },
    { name: 'backup', cron: '30 2 * * *', run: () => backups.makeNightly() },
    { name: 'overdue-backup', cron: '50 * * * *', run: () => backups.makeOverdue() },
  ]
  await startJobs(app, db, new Jobs(jobs, app.log, ports.setAlarm ?? alarmByCron(app.log)))
}

/** Displays, their programmes, their plays, and the reports of them; what of it the clock does. */
async function takeOnFleet(app: FastifyInstance, parts: FleetParts, { office }: Ports): Promise<Job[]> {
  const { db, clock, files } = parts
  const pdf = new PdfMaker({ command: office })
  app.addHook('onClose', () => pdf.close())
  const fleet = await openFleet(app, parts)
  const all = { ...parts, ...fleet }
  displayRoutes(app, all)
  deviceRoutes(app, all)
  watchRoutes(app, { ...all, display: getDisplay, titlesOf: titlesById })
  programmeRoutes(app, all)
  const parse = ({ schedule, id }: Parameters<Parse>[0]) => db.read((r) => parseForCheck(r, schedule, id, clock.now()))
  askRoutes(app, { ...all, parse, seen: listDisplays, checks: checksOf })
  mediaRoutes(app, { ...all, sendFile: (...asked) => files.sendFile(...asked) })
  playRoutes(app, all)
  verificationRoutes(app, all)
  fulfilmentRoutes(app, all)
  reportRoutes(app, { ...all, settings: readSettings, pdf })
  return fleet.jobs
}

type IntakeParts = { db: Database; clock: ServerClock; files: Files; dataDir: string }

/** What staff send. */
async function takeIn(app: FastifyInstance, parts: IntakeParts, { ffmpeg }: Ports): ReturnType<typeof openIntake> {
  const found = ffmpeg === undefined ? await findFfmpeg() : ffmpeg
  const intake = await openIntake({
    ...parts,
    ffmpeg: found,
    settings: readSettings,
    refuse: refusalBody,
    log: app.log,
  })
  app.addHook('onClose', () => intake.works.close())
  return intake
}

/** Files come and go without a line in the audit trail of staff's deeds; the log says which went. */
async function sweepFiles(files: Files, clock: ServerClock, log: FastifyBaseLogger): Promise<void> {
  const swept = await files.sweep(clock.now())
  if (swept.length > 0) log.info({ files: swept }, 'removed uploads that nothing shows')
}

/** From ready to close; a new zone in the settings sets the jobs anew. */
async function startJobs(app: FastifyInstance, db: Database, jobs: Jobs): Promise<void> {
  const start = async () => jobs.start((await db.read(readSettings)).zone)
  app.addHook('onReady', start)
  const unsubscribe = db.changes.subscribe((nouns) => {
    if (nouns.has('settings')) start().catch((error: unknown) => app.log.error({ err: error }, 'jobs not set anew'))
  })
  app.addHook('onClose', async () => {
    unsubscribe()
    await jobs.stop()
  })
}
