import type { FastifyInstance } from 'fastify'
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

type Parts = { db: Database; clock: ServerClock; zone: () => Zone; settings: (r: Reader) => Promise<Settings> }

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

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
  route(app, menu.reportDocx, async ({ params, reply }) => {
    const report = await db.read((r) => readReport(r, params.id))
    const bytes = await makeDocx(outline(present(report, zone())))
    const { from, until } = report.period
    void reply.header('content-disposition', `attachment; filename="bao-cao_${from}_${until}.docx"`)
    return reply.header('cache-control', 'no-store').type(DOCX).send(Buffer.from(bytes))
  })
}
