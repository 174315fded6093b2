import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import * as menu from '../../playlists/wire/packs.ts'
import type { Me } from '../../playlists/wire/access.ts'
import { by } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import { Refusal } from '../errors.ts'
import type { Stops } from '../preflight/gate.ts'
import { route } from '../routes.ts'
import { readSettings } from '../settings/store.ts'
import { blankLabels } from './blanks.ts'
import { Bringing } from './bring.ts'
import type { BringParts } from './bring.ts'
import { gatherCampaign } from './gather.ts'
import { approveItems, listItems } from './items.ts'
import { copyCampaign, copyKnown, importPack, previewPack } from './packs.ts'
import { zipOf } from './send.ts'
import { listKnown } from './store.ts'
import { summaryOf } from './summary.ts'
import { undoImport } from './undo.ts'

type Parts = BringParts & { clock: ServerClock; stops: Stops }
type Caller = { account: Me; address: string }

export function packRoutes(app: FastifyInstance, parts: Parts): void {
  readingRoutes(app, parts)
  makingRoutes(app, parts)
  itemRoutes(app, parts)
  travelRoutes(app, parts)
}

const whoIs = (caller: Caller, clock: ServerClock) => ({ account: caller.account, by: by(caller, clock.now()) })

function readingRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.listPacks, () =>
    db.read(async (r) => {
      const { hours } = await readSettings(r)
      const packs: menu.PackSummary[] = []
      for (const known of await listKnown(r)) packs.push(await summaryOf(r, known, hours))
      return packs
    }),
  )
  route(app, menu.previewPack, ({ params }) => db.read((r) => previewPack(r, params.pack, clock.now())))
}

function makingRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.importPack, ({ params, caller }) =>
    db.transact((w) => importPack(w, params.pack, whoIs(caller, clock))),
  )
  route(app, menu.copyPack, ({ params, body, caller }) =>
    db.transact((w) => copyKnown(w, params.pack, body, whoIs(caller, clock))),
  )
  route(app, menu.copyCampaign, ({ params, body, caller }) =>
    db.transact((w) => copyCampaign(w, params.id, body, whoIs(caller, clock))),
  )
  route(app, menu.undoPack, ({ params, caller }) =>
    db.transact((w) => undoImport(w, params.pack, by(caller, clock.now()))),
  )
}

function itemRoutes(app: FastifyInstance, { db, clock, stops }: Parts): void {
  route(app, menu.listPackItems, ({ params }) =>
    db.read(async (r) => listItems(r, params.pack, (await readSettings(r)).hours)),
  )
  route(app, menu.approvePackItems, ({ params, body, caller }) =>
    db.transact(async (w) => {
      const { selfApproval, twoStepApproval } = await readSettings(w)
      const rules = { ownWorkAllowed: selfApproval, twoSteps: twoStepApproval, stops }
      const asked = { id: params.pack, chosen: body.items }
      return approveItems(w, asked, whoIs(caller, clock), rules)
    }),
  )
  route(app, menu.listBlanks, () =>
    db.read(async (r) => [...(await blankLabels(r))].map(([key, label]) => ({ key, label }))),
  )
}

function travelRoutes(app: FastifyInstance, parts: Parts): void {
  const { db, clock, files } = parts
  const bringing = new Bringing(parts)
  app.addHook('onClose', () => bringing.settle())
  route(app, menu.sendPack, async ({ request, caller }) => {
    if (!isStream(request.body)) throw new Refusal('file-empty')
    const length = request.headers['content-length']
    const declared = length === undefined ? null : Number(length)
    const limits = await db.read(readSettings)
    const id = await bringing.take({ source: request.body, declared, limits, by: by(caller, clock.now()) })
    return db.read((r) => previewPack(r, id, clock.now()))
  })
  route(app, menu.exportCampaign, async ({ params, query, reply }) => {
    const now = clock.now()
    const pack = await db.read((r) => gatherCampaign(r, params.id, now, query.locked ?? false))
    const { stream, bytes } = await zipOf(pack, now, (file) => files.pathOf(file))
    const name = encodeURIComponent(`${pack.name}.zip`)
    return reply
      .header('content-disposition', `attachment; filename="pack.zip"; filename*=UTF-8''${name}`)
      .header('content-length', bytes)
      .header('cache-control', 'no-store')
      .type('application/zip')
      .send(stream)
  })
}

const isStream = (body: unknown): body is Readable => typeof body === 'object' && body !== null && 'pipe' in body
