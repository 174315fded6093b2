import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Weekday } from '../../playlists/time.ts'
import * as menu from '../../playlists/wire/calendar.ts'
import { by } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { route } from '../routes.ts'
import { enact } from './changes.ts'
import { makeCsv, parseCsv } from './csv.ts'
import { previewOf } from './preview.ts'
import { entriesOf } from './store.ts'
import { daysOf, inTable } from './year.ts'

type Settings = (r: Reader) => Promise<{ restDays: Weekday[] }>
type Parts = { db: Database; clock: ServerClock; settings: Settings }

export function calendarRoutes(app: FastifyInstance, { db, clock, settings }: Parts): void {
  const read = (year: number) =>
    db.read(async (r) => {
      const { restDays } = await settings(r)
      return { year, restDays, days: daysOf({ year, restDays, entries: await entriesOf(r, year) }) }
    })
  const table = async (year: number) => (await read(year)).days.filter(inTable)

  route(app, menu.readCalendar, ({ params: { year } }) => read(year))
  route(app, menu.changeCalendar, ({ body, caller }) => db.transact((w) => enact(w, body, by(caller, clock.now()))))
  route(app, menu.previewCalendar, async ({ params: { year }, body: { format, text } }) => {
    const rows = format === 'csv' ? parseCsv(text) : (await ics()).parseIcs(text)
    return previewOf(rows, (await read(year)).days)
  })
  route(app, menu.exportCalendarCsv, async ({ params: { year }, reply }) =>
    send(reply, `lich-nam_${year}.csv`, 'text/csv', makeCsv(await table(year))),
  )
  route(app, menu.exportCalendarIcs, async ({ params: { year }, reply }) => {
    const body = (await ics()).makeIcs(year, await table(year), clock.now())
    return send(reply, `lich-nam_${year}.ics`, 'text/calendar', body)
  })
}

/** Loaded when somebody asks for it: few do, and its library is large. */
const ics = () => import('./ics.ts')

function send(reply: FastifyReply, name: string, type: string, body: string): FastifyReply {
  void reply.header('content-disposition', `attachment; filename="${name}"`)
  void reply.header('cache-control', 'no-store')
  return reply.type(`${type}; charset=utf-8`).send(body)
}
