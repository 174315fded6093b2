import type { FastifyInstance } from 'fastify'
import * as alarms from '../../playlists/wire/alarms.ts'
import * as orders from '../../playlists/wire/orders.ts'
import { by, recordChange } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { acknowledge, listAlarms, readAlarm } from './alarm-store.ts'
import type { TitlesOf } from './alarm-store.ts'
import { awaitsPicture, giveOrder, listOrders } from './orders.ts'
import { Pictures } from './pictures.ts'
import { listVitals } from './vitals.ts'

type Parts = {
  db: Database
  clock: ServerClock
  /** Throws `not-found`. */
  display: (r: Reader, id: DisplayId) => Promise<Pick<Display, 'id' | 'name' | 'paired' | 'archivedAt' | 'health'>>
  titlesOf: TitlesOf
  askForBeat: (display: DisplayId) => void
}

/** What is wrong with displays, what is done about it, and what is asked of them from afar. */
export function watchRoutes(app: FastifyInstance, { db, clock, display, titlesOf, askForBeat }: Parts): void {
  route(app, alarms.listAlarms, () => db.read((r) => listAlarms(r, titlesOf, clock.now())))
  route(app, alarms.displayVitals, ({ params: { id } }) => db.read((r) => listVitals(r, id, clock.now())))
  route(app, alarms.acknowledgeAlarm, ({ params: { id }, body: { note }, caller }) =>
    db.transact(async (w) => {
      const who = by(caller, clock.now())
      const { display: nounId, displayName: nounName, kind } = await readAlarm(w, titlesOf, id)
      await acknowledge(w, id, { at: who.at, by: caller.account.name, note })
      await recordChange(w, who, { action: 'acknowledge', noun: 'displays', nounId, nounName, after: { kind, note } })
      return readAlarm(w, titlesOf, id)
    }),
  )
  const pictures = new Pictures()
  route(app, orders.sendPicture, async ({ body: { jpeg }, caller }) => {
    const now = clock.now()
    if (!(await db.read((r) => awaitsPicture(r, caller.display, now)))) throw new Refusal('wrong-state')
    pictures.put(caller.display, jpeg, now)
    return undefined
  })
  route(app, orders.displayPicture, async ({ params: { id }, reply }) =>
    reply.type('image/jpeg').send(pictures.get(id, clock.now())),
  )
  route(app, orders.listOrders, ({ params: { id } }) => db.read((r) => listOrders(r, id, clock.now())))
  route(app, orders.giveOrder, async ({ params: { id }, body: { kind }, caller }) => {
    const order = await db.transact(async (w) => giveOrder(w, await display(w, id), kind, by(caller, clock.now())))
    askForBeat(id)
    return order
  })
}
