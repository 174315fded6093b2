import type { FastifyInstance } from 'fastify'
import * as menu from '../../playlists/wire/playlists.ts'
import { by } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { route } from '../routes.ts'
import { Overrides } from './overrides.ts'
import type { Notices } from './overrides.ts'
import { addSchedule, archiveSchedule, changeSchedule } from './schedules.ts'
import { listSchedules } from './store.ts'

type Parts = { db: Database; clock: ServerClock; notices: Notices }

export function scheduleRoutes(app: FastifyInstance, parts: Parts): void {
  plannedRoutes(app, parts)
  overrideRoutes(app, parts)
}

function plannedRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.listSchedules, ({ query }) => db.read((r) => listSchedules(r, query.archived ?? false, clock.now())))
  route(app, menu.createSchedule, ({ body, caller }) => {
    const who = { author: caller.account.id, by: by(caller, clock.now()) }
    return db.transact((w) => addSchedule(w, { ...body, wakes: false }, who))
  })
  route(app, menu.updateSchedule, ({ params: { id }, body: { version, ...draft }, caller }) =>
    db.transact((w) => changeSchedule(w, { id, version }, { ...draft, wakes: false }, by(caller, clock.now()))),
  )
  route(app, menu.archiveSchedule, ({ params: { id }, body: { version, archived }, caller }) =>
    db.transact((w) => archiveSchedule(w, { id, version }, archived, by(caller, clock.now()))),
  )
}

function overrideRoutes(app: FastifyInstance, { db, clock, notices }: Parts): void {
  const overrides = new Overrides(notices)
  const whoIs = (caller: Parameters<typeof by>[0]) => ({ account: caller.account, by: by(caller, clock.now()) })
  route(app, menu.startEmergency, ({ body, caller }) =>
    db.transact((w) => overrides.startNotice(w, body, whoIs(caller))),
  )
  route(app, menu.startBlackout, ({ body, caller }) =>
    db.transact((w) => overrides.startBlackout(w, body, whoIs(caller))),
  )
  route(app, menu.startShow, ({ body, caller }) => db.transact((w) => overrides.startShow(w, body, whoIs(caller))))
  route(app, menu.endOverride, ({ params, caller }) =>
    db.transact((w) => overrides.end(w, params.id, by(caller, clock.now()))),
  )
}
