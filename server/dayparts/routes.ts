import type { FastifyInstance } from 'fastify'
import * as menu from '../../playlists/wire/dayparts.ts'
import { by } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { route } from '../routes.ts'
import { addDaypart, archiveDaypart, changeDaypart } from './dayparts.ts'
import { listDayparts } from './store.ts'

export function daypartRoutes(app: FastifyInstance, { db, clock }: { db: Database; clock: ServerClock }): void {
  route(app, menu.listDayparts, () => db.read(listDayparts))
  route(app, menu.createDaypart, ({ body, caller }) => db.transact((w) => addDaypart(w, body, by(caller, clock.now()))))
  route(app, menu.updateDaypart, ({ params: { id }, body: { version, ...body }, caller }) =>
    db.transact((w) => changeDaypart(w, { id, version }, body, by(caller, clock.now()))),
  )
  route(app, menu.archiveDaypart, ({ params: { id }, body: { version, archived }, caller }) =>
    db.transact((w) => archiveDaypart(w, { id, version }, archived, by(caller, clock.now()))),
  )
}
