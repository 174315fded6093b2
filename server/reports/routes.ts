import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ReportId } from '../../playlists/ids.ts'
import type { Zone } from '../../playlists/time.ts'
import { outline } from '../../playlists/report/outline.ts'
import * as menu from '../../playlists/wire/reports.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { by } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { route } from '../routes.ts'
import { makeDocx } from './docx.ts'
import { archiveReport, changeReport, drawUp, nameOf, present, refreshReport } from './reports.ts'
import type { Office } from './reports.ts'
import { listReports, readReport } from './store.ts'
import { makeWorkbook } from './workbook.ts'

type Parts = { db: Database; clock: ServerClock; zone: () => Zone; settings: (r: Reader) => Promise<Settings> }

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export function reportRoutes(app: FastifyInstance, { db, clock, zone, settings }: Parts): void {
  const office = async (r: Reader): Promise<Office> => ({ zone: zone(), settings: await settings(r), now: clock.now() })

  route(app, menu.listReports, async ({ query }) => {
    const found = await db.read((r) => listReports(r, query.archived ?? false))
    return found.map(({ texts: _texts, signing: _signing, figures: _figures, ...rest }) => ({
      ...rest,
      name: nameOf(rest),
    }))
  })
  route(app, menu.readReport, async ({ params }) => present(await db.read((r) => readReport(r, params.id)), zone()))
  route(app, menu.createReport, async ({ body, caller }) => {
    const who = { author: caller.account.id, by: by(caller, clock.now()) }
    return present(await db.transact(async (w) => drawUp(w, body, who, await office(w))), zone())
  })
  route(app, menu.updateReport, async ({ params: { id }, body: { version, ...change }, caller }) =>
    present(await db.transact((w) => changeReport(w, { id, version }, change, by(caller, clock.now()))), zone()),
  )
  route(app, menu.refreshReport, async ({ params: { id }, body: { version }, caller }) => {
    const who = by(caller, clock.now())
    return present(await db.transact(async (w) => refreshReport(w, { id, version }, who, await office(w))), zone())
  })
  route(app, menu.archiveReport, async ({ params: { id }, body: { version, archived }, caller }) =>
    present(await db.transact((w) => archiveReport(w, { id, version }, archived, by(caller, clock.now()))), zone()),
  )
  const file = async (id: ReportId, reply: FastifyReply, as: 'docx' | 'xlsx') => {
    const report = await db.read((r) => readReport(r, id))
    const { from, until } = report.period
    void reply.header('content-disposition', `attachment; filename="bao-cao_${from}_${until}.${as}"`)
    const document = outline(present(report, zone()))
    const bytes = as === 'docx' ? await makeDocx(document) : await makeWorkbook(document)
    return reply.header('cache-control', 'no-store').type(TYPES[as]).send(Buffer.from(bytes))
  }
  route(app, menu.reportDocx, ({ params, reply }) => file(params.id, reply, 'docx'))
  route(app, menu.reportWorkbook, ({ params, reply }) => file(params.id, reply, 'xlsx'))
}
