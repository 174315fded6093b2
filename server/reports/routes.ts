import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ReportId } from '../../playlists/ids.ts'
import type { Zone } from '../../playlists/time.ts'
import type { ReportDocument } from '../../playlists/report/document.ts'
import { outline } from '../../playlists/report/outline.ts'
import * as menu from '../../playlists/wire/reports.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { by } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { route } from '../routes.ts'
import { archiveReport, changeReport, drawUp, nameOf, present, refreshReport, seeReport } from './reports.ts'
import { changeRhythm } from './rhythm.ts'
import { readRhythm, unseenReports } from './rhythm-store.ts'
import type { Beat } from './rhythm-store.ts'
import type { PdfMaker } from './pdf.ts'
import type { Office } from './reports.ts'
import { listReports, readReport } from './store.ts'

/** A server that nobody asks for files does without what writes them. */
const WRITERS = {
  docx: async (document: ReportDocument) => (await import('./docx.ts')).makeDocx(document),
  xlsx: async (document: ReportDocument) => (await import('./workbook.ts')).makeWorkbook(document),
}

type Parts = {
  db: Database
  clock: ServerClock
  zone: () => Zone
  settings: (r: Reader) => Promise<Settings>
  pdf: PdfMaker
}

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

export function reportRoutes(app: FastifyInstance, { db, clock, zone, settings, pdf }: Parts): void {
  const office = async (r: Reader): Promise<Office> => ({ zone: zone(), settings: await settings(r), now: clock.now() })

  route(app, menu.listReports, async ({ query }) => {
    const found = await db.read((r) => listReports(r, query.archived ?? false))
    return found.map((one) => ({ ...one, name: nameOf(one) }))
  })
  route(app, menu.readRhythm, async () => shown(await db.read(readRhythm)))
  route(app, menu.changeRhythm, async ({ body, caller }) => {
    const who = { account: caller.account.id, by: by(caller, clock.now()) }
    const at = { zone: zone(), now: clock.now() }
    return shown(await db.transact((w) => changeRhythm(w, body.kinds, who, at)))
  })
  route(app, menu.listNewReports, async () => {
    const found = await db.read(unseenReports)
    return found.map(({ id, period }) => ({ id, name: nameOf({ period }) }))
  })
  route(app, menu.seeReport, async ({ params, caller }) => {
    await db.transact((w) => seeReport(w, params.id, by(caller, clock.now())))
    return undefined
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
  const writers = { ...WRITERS, pdf: async (document: ReportDocument) => pdf.make(await WRITERS.docx(document)) }
  const file = async (id: ReportId, reply: FastifyReply, as: keyof typeof TYPES) => {
    const report = await db.read((r) => readReport(r, id))
    const { from, until } = report.period
    const bytes = Buffer.from(await writers[as](outline(present(report, zone()))))
    return reply
      .header('content-disposition', `attachment; filename="bao-cao_${from}_${until}.${as}"`)
      .header('cache-control', 'no-store')
      .type(TYPES[as])
      .send(bytes)
  }
  route(app, menu.reportDocx, ({ params, reply }) => file(params.id, reply, 'docx'))
  route(app, menu.reportPdf, ({ params, reply }) => file(params.id, reply, 'pdf'))
  route(app, menu.canMakePdf, async () => ({ possible: (await pdf.find()) !== null }))
  route(app, menu.reportWorkbook, ({ params, reply }) => file(params.id, reply, 'xlsx'))
}

const shown = (beats: readonly Beat[]): menu.Rhythm => ({ kinds: beats.map(({ kind, since }) => ({ kind, since })) })
