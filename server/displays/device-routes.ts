import type { FastifyInstance } from 'fastify'
import * as calls from '../../playlists/wire/devices.ts'
import * as menu from '../../playlists/wire/displays.ts'
import { sendTouches } from '../../playlists/wire/touches.ts'
import { by, recordChange } from '../access/audit.ts'
import type { Pairings } from '../access/pairings.ts'
import { route } from '../routes.ts'
import type { Heartbeats } from './heartbeats.ts'
import { getDisplay } from './store.ts'
import { keepTouches } from './touches.ts'
import type { DisplayParts, InForceOf } from './views.ts'

type Parts = DisplayParts & { pairings: Pairings; heartbeats: Heartbeats; inForce: InForceOf }

/** What joins a page to a display, and what the joined page says of itself. */
export function deviceRoutes(app: FastifyInstance, parts: Parts): void {
  const { clock, pairings, heartbeats, inForce } = parts
  pairingByStaff(app, parts)

  route(app, calls.askPairing, ({ caller }) => pairings.ask(caller.address))
  route(app, calls.pollPairing, async ({ body }) => ({ token: await pairings.poll(body.secret) }))
  route(app, calls.takeClaim, async ({ body, caller }) => ({
    token: await pairings.takeClaim(body.claim, caller.address),
  }))
  route(app, sendTouches, async ({ body, caller }) => {
    await parts.db.transact((w) => keepTouches(w, caller.display, body.counts))
    return undefined
  })
  route(app, calls.deviceTime, async () => ({ now: clock.now() }))
  route(app, calls.heartbeat, async ({ body, caller }) => {
    const heard = await heartbeats.take(caller, body, clock.now())
    const programme = inForce(caller.display)?.hash ?? null
    return { now: clock.now(), programme, ...heard }
  })
}

function pairingByStaff(app: FastifyInstance, { db, clock, devices, pairings, views }: Parts): void {
  route(app, menu.pairDisplay, async ({ params: { id }, body, caller }) => {
    await pairings.pair(id, body.code, by(caller, clock.now()))
    return views.of(await db.read((r) => getDisplay(r, id)))
  })
  route(app, menu.unpairDisplay, async ({ params: { id }, caller }) => {
    const display = await db.transact(async (w) => {
      const { name } = await getDisplay(w, id)
      await devices.revoke(w, id)
      const change = { action: 'unpair', noun: 'displays', nounId: id, nounName: name }
      await recordChange(w, by(caller, clock.now()), change)
      return getDisplay(w, id)
    })
    await devices.refresh()
    return views.of(display)
  })
  route(app, menu.offerClaim, ({ params: { id }, caller }) => pairings.offerClaim(id, by(caller, clock.now())))
}
