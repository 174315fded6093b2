import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { addDays, startOfDay } from '../../playlists/time.ts'
import type { LocalDate, Zone } from '../../playlists/time.ts'
import { sendPlays } from '../../playlists/wire/displays.ts'
import { exportPlays, listGaps, listPlays, listQuarantine, summarisePlays } from '../../playlists/wire/plays.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { csvName, csvPages } from './csv.ts'
import type { PlayIntake } from './ingest.ts'
import { gapsOf } from './gaps.ts'
import { newestPlays } from './log.ts'
import type { PlayFilter } from './log.ts'
import { checkPeriod } from './period.ts'
import { summarise } from './rollup.ts'
import { listQuarantine as quarantined } from './store.ts'

type Parts = { db: Database; intake: PlayIntake; zone: () => Zone }
type Asked = Omit<PlayFilter, 'span'> & { from: LocalDate; until: LocalDate }

export function playRoutes(app: FastifyInstance, { db, intake, zone }: Parts): void {
  route(app, sendPlays, async ({ caller, body }) => {
    if (body.plays.length + (body.lost ?? []).length === 0) throw new Refusal('invalid')
    return intake.accept(caller.display, body)
  })

  route(app, summarisePlays, async ({ query: { by, ...asked } }) => {
    checkPeriod(asked)
    return db.read((r) => summarise(r, by, asked))
  })
  route(app, listPlays, async ({ query: { before, ...asked } }) => {
    const filter = filterOf(asked, zone())
    return db.read((r) => newestPlays(r, filter, before))
  })
  route(app, exportPlays, async ({ query, reply }) => {
    const filter = filterOf(query, zone())
    void reply.header('content-disposition', `attachment; filename="${csvName(query.from, query.until)}"`)
    void reply.header('cache-control', 'no-store')
    return reply.type('text/csv; charset=utf-8').send(Readable.from(csvPages(db, filter, zone())))
  })
  route(app, listQuarantine, () => db.read(quarantined))
  route(app, listGaps, ({ query }) => db.read((r) => gapsOf(r, query.display)))
}

function filterOf({ from, until, ...rest }: Asked, zone: Zone): PlayFilter {
  checkPeriod({ from, until })
  return { span: { start: startOfDay(zone, from), end: startOfDay(zone, addDays(until, 1)) }, ...rest }
}
