import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { AccountId } from '../../playlists/ids.ts'
import { addDays, startOfDay } from '../../playlists/time.ts'
import type { LocalDate, Zone } from '../../playlists/time.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import * as menu from '../../playlists/wire/plays.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { Refusal, checkDates } from '../errors.ts'
import { route } from '../routes.ts'
import type { Staff } from '../routes.ts'
import { csvPages, logName } from './csv.ts'
import { readEvidence } from './evidence.ts'
import { Exports } from './exports.ts'
import type { PlayIntake } from './ingest.ts'
import { gapsOf } from './gaps.ts'
import { newestPlays } from './log.ts'
import type { PlayFilter } from './log.ts'
import { countRows, playPages } from './pages.ts'
import { summarise } from './rollup.ts'
import { listQuarantine as quarantined } from './store.ts'
import { weekHours } from './week.ts'
import { playWorkbook } from './workbook.ts'

type Parts = { db: Database; clock: ServerClock; intake: PlayIntake; zone: () => Zone }
type Asked = Omit<PlayFilter, 'span'> & { from: LocalDate; until: LocalDate }
type Exported = Asked & { watch?: string }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function playRoutes(app: FastifyInstance, { db, clock, intake, zone }: Parts): void {
  route(app, sendPlays, async ({ caller, body }) => {
    if (body.plays.length + (body.lost ?? []).length === 0) throw new Refusal('invalid')
    return intake.accept(caller.display, body)
  })

  route(app, menu.summarisePlays, async ({ query: { by, ...asked } }) => {
    checkDates(asked)
    return db.read((r) => summarise(r, by, asked))
  })
  route(app, menu.listPlays, async ({ query: { before, ...asked } }) => {
    const filter = filterOf(asked, zone())
    return db.read((r) => newestPlays(r, filter, before))
  })
  route(app, menu.readPlay, ({ params, query }) => db.read((r) => readEvidence(r, params.id, query.at)))
  route(app, menu.readWeekHours, async ({ query }) => {
    checkDates(query)
    return db.read((r) => weekHours(r, query))
  })

  const exports = new Exports(clock)
  const exported = async ({ watch, ...asked }: Exported, account: AccountId) => {
    const pages = playPages(db, filterOf(asked, zone()))
    if (watch === undefined) return pages
    return exports.watch({ account, watch }, await db.read((r) => countRows(r, asked, zone())), pages)
  }
  route(app, menu.exportPlays, async ({ query, caller, reply }) => {
    const pages = await exported(query, caller.account.id)
    attach(reply, logName(query.from, query.until, 'csv'))
    return reply.type('text/csv; charset=utf-8').send(Readable.from(csvPages(pages, zone())))
  })
  route(app, menu.exportPlaysWorkbook, async ({ query, caller, reply }) => {
    const pages = await exported(query, caller.account.id)
    attach(reply, logName(query.from, query.until, 'xlsx'))
    return reply.type(XLSX).send(playWorkbook(pages, zone()))
  })
  const mine = ({ params, caller }: { params: { watch: string }; caller: Staff }) => ({
    account: caller.account.id,
    watch: params.watch,
  })
  route(app, menu.watchExport, async (call) => exports.stateOf(mine(call)))
  route(app, menu.stopExport, async (call) => exports.stop(mine(call)))

  route(app, menu.listQuarantine, () => db.read(quarantined))
  route(app, menu.listGaps, ({ query }) => db.read((r) => gapsOf(r, query.display)))
}

function filterOf({ from, until, ...rest }: Asked, zone: Zone): PlayFilter {
  checkDates({ from, until })
  return { span: { start: startOfDay(zone, from), end: startOfDay(zone, addDays(until, 1)) }, ...rest }
}

function attach(reply: FastifyReply, name: string): void {
  void reply.header('content-disposition', `attachment; filename="${name}"`)
  void reply.header('cache-control', 'no-store')
}
