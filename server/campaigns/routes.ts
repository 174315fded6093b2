import type { FastifyInstance } from 'fastify'
import * as menu from '../../playlists/wire/campaigns.ts'
import { by } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { route } from '../routes.ts'
import { addCampaign, changeCampaign } from './campaigns.ts'
import { progressOf } from './progress.ts'
import { listCampaigns, readCampaign } from './store.ts'

type Parts = { db: Database; clock: ServerClock }

export function campaignRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.listCampaigns, () => db.read(listCampaigns))
  route(app, menu.readCampaign, ({ params }) =>
    db.read(async (r) => {
      const campaign = await readCampaign(r, params.id)
      return { ...campaign, progress: await progressOf(r, campaign) }
    }),
  )
  route(app, menu.createCampaign, ({ body, caller }) =>
    db.transact((w) => addCampaign(w, body, by(caller, clock.now()))),
  )
  route(app, menu.updateCampaign, ({ params: { id }, body: { version, ...body }, caller }) =>
    db.transact((w) => changeCampaign(w, { id, version }, body, by(caller, clock.now()))),
  )
}
