import type { FastifyInstance } from 'fastify'
import * as menu from '../../playlists/wire/preflight.ts'
import { by, recordChange } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { judge, judgeSeen, named, reportOf, revisionAt } from './judge.ts'
import type { Facts } from './judge.ts'
import { findCheck, keepCheck } from './store.ts'

type Parts = Facts & { db: Database; clock: ServerClock }

export function preflightRoutes(app: FastifyInstance, { db, clock, ...facts }: Parts): void {
  route(app, menu.readPreflight, async ({ params, query }) => {
    return db.read(async (r) => {
      const { material, revision } = await revisionAt(facts, r, { material: params.id, revision: query.revision })
      const check = await findCheck(r, revision.id)
      return check && reportOf(facts, r, { check, revision, material })
    })
  })

  route(app, menu.sendPreflight, ({ params, body, caller }) =>
    db.transact(async (w) => {
      const at = { material: params.id, revision: body.revision }
      return reportOf(facts, w, await judgeSeen(facts, w, at, by(caller, clock.now()), body.measurements))
    }),
  )

  route(app, menu.overridePreflight, ({ params, body, caller }) =>
    db.transact(async (w) => {
      const who = by(caller, clock.now())
      const at = { material: params.id, revision: body.revision }
      const reason = body.reason.trim()
      if (reason === '') throw new Refusal('reason-missing')
      const judged = await judge(facts, w, at, who.at)
      const { check, material, revision, blocks: overridden } = judged
      if (overridden.length === 0) throw new Refusal('wrong-state')
      const override = { reason, by: caller.account.name, at: who.at }
      const kept = { ...check, overridden, summary: { ...check.summary, override } }
      await keepCheck(w, kept)
      const findings = overridden.map(({ check, name }) => `${check}: ${name}`)
      await recordChange(w, who, {
        ...named('override', material),
        after: { revision: revision.number, hash: revision.hash, reason, findings },
      })
      return reportOf(facts, w, { check: kept, revision, material })
    }),
  )
}
