import type { FastifyInstance } from 'fastify'
import { toLocal } from '../../playlists/time.ts'
import type { Zone } from '../../playlists/time.ts'
import { decideMany, listWaiting as waiting } from '../../playlists/wire/approvals.ts'
import * as library from '../../playlists/wire/library.ts'
import * as menu from '../../playlists/wire/materials.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import { by } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { fill, wordsFor } from '../text.ts'
import { decideEach, listWaiting } from './approvals.ts'
import { changeMany } from './bulk.ts'
import type { HandIn } from './bulk.ts'
import { countChoices } from './choices.ts'
import { findFile, showingFile } from './file-store.ts'
import type { Files } from './files.ts'
import { countMatching, findPage, listLines, listTags } from './library.ts'
import { addMaterial, archiveMaterial, changeMaterial, stepMaterial } from './materials.ts'
import { materialsById, readMaterial } from './store.ts'
import type { Posters } from './posters.ts'
import type { Receiver } from './tus.ts'
import { uploadRoutes } from './upload-routes.ts'
import type { Uploads } from './uploads.ts'
import { refuseForeignHost, webPageRoutes } from './web-pages.ts'
import type { WebPages } from './web-pages.ts'

/** RULES PF22. Refuses what may not be handed in as it is (preflight/, handed in by app.ts). */
export type Gate = (w: Writer, at: { material: MaterialId; revision: number }, by: By) => Promise<void>
type Parts = {
  db: Database
  clock: ServerClock
  zone: () => Zone
  files: Files
  uploads: Uploads
  posters: Posters
  receiver: Receiver
  pages: WebPages
  settings: (r: Reader) => Promise<Settings>
  gate: Gate
}

export function materialRoutes(app: FastifyInstance, parts: Parts): void {
  webPageRoutes(app, parts)
  uploadRoutes(app, parts)
  fileRoutes(app, parts)
  libraryRoutes(app, parts)
  bulkRoutes(app, parts)
  editorRoutes(app, parts)
  approvalRoutes(app, parts)
}

function fileRoutes(app: FastifyInstance, { db, files, posters }: Parts): void {
  route(app, menu.readFile, ({ params, request, reply }) => files.sendFile(params.hash, request, reply))
  route(app, menu.readFileFacts, async ({ params }) => {
    const facts = await db.read((r) => findFile(r, params.hash))
    if (facts === null) throw new Refusal('not-found')
    return facts
  })
  route(app, menu.readPoster, async ({ params, request, reply }) => {
    const poster = await posters.of(params.hash)
    return poster === null ? reply.code(204).send() : files.sendFile(poster, request, reply)
  })
}

const PAGE = 60

function libraryRoutes(app: FastifyInstance, { db, clock, zone }: Parts): void {
  const today = () => toLocal(zone(), clock.now()).date
  route(app, library.listMaterials, ({ query: { sort = 'newest', after, limit = PAGE, ...filter } }) =>
    db.read(async (r) => {
      const day = today()
      const { ids, next } = await findPage(r, filter, { today: day, sort, after, limit })
      return { materials: await materialsById(r, ids), next, total: await countMatching(r, filter, day) }
    }),
  )
  route(app, library.countMaterials, ({ query }) => db.read((r) => countChoices(r, query, today())))
  route(app, library.catalogueMaterials, () => db.read(listLines))
  route(app, library.listTags, () => db.read(listTags))
  route(app, library.findShowing, ({ query }) => db.read((r) => showingFile(r, query.file)))
}

function bulkRoutes(app: FastifyInstance, { db, clock, settings, gate }: Parts): void {
  route(app, library.changeManyMaterials, async ({ body, caller, request }) => {
    const who = { account: caller.account, by: by(caller, clock.now()) }
    const words = wordsFor(request.headers['accept-language']).errors
    const handIn: HandIn = async (w, at, revision) => {
      await gate(w, { material: at.id, revision }, who.by)
      return stepMaterial(w, at, { step: 'submit', revision, reason: '', ...rulesOf(await settings(w)) }, who)
    }
    const results = await changeMany(db, body.materials, { deed: body.deed, who, handIn })
    return {
      results: results.map(({ refused, ...result }) => ({
        ...result,
        refused: refused && { code: refused.code, message: fill(words[refused.code], refused.because) },
      })),
    }
  })
}

function editorRoutes(app: FastifyInstance, { db, clock, settings }: Parts): void {
  route(app, menu.readMaterial, ({ params }) => db.read((r) => readMaterial(r, params.id)))
  route(app, menu.createMaterial, ({ body, caller }) =>
    db.transact(async (w) => {
      refuseForeignHost(body.content, (await settings(w)).webHosts)
      return addMaterial(w, body, { author: caller.account.id, by: by(caller, clock.now()) })
    }),
  )
  route(app, menu.updateMaterial, ({ params: { id }, body: { version, ...draft }, caller }) => {
    const who = { author: caller.account.id, by: by(caller, clock.now()) }
    return db.transact(async (w) => {
      refuseForeignHost(draft.content, (await settings(w)).webHosts)
      return changeMaterial(w, { id, version }, draft, who)
    })
  })
  route(app, menu.archiveMaterial, ({ params: { id }, body: { version, archived }, caller }) =>
    db.transact((w) => archiveMaterial(w, { id, version }, archived, by(caller, clock.now()))),
  )
}

function approvalRoutes(app: FastifyInstance, { db, clock, settings, gate }: Parts): void {
  route(app, menu.stepMaterial, ({ params: { id }, body: { version, ...step }, caller }) =>
    db.transact(async (w) => {
      const who = { account: caller.account, by: by(caller, clock.now()) }
      if (step.step === 'submit') await gate(w, { material: id, revision: step.revision }, who.by)
      return stepMaterial(w, { id, version }, { ...step, ...rulesOf(await settings(w)) }, who)
    }),
  )
  route(app, waiting, () => db.read(listWaiting))
  route(app, decideMany, ({ body: { step, reason, items }, caller, request }) => {
    const who = { account: caller.account, by: by(caller, clock.now()) }
    const { errors } = wordsFor(request.headers['accept-language'])
    return decideEach(
      db,
      items,
      async (w, { material: id, revision, version }) =>
        stepMaterial(w, { id, version }, { step, revision, reason, ...rulesOf(await settings(w)) }, who),
      ({ code, because }) => fill(errors[code], because),
    )
  })
}

const rulesOf = ({ selfApproval, twoStepApproval }: Settings) => ({
  ownWorkAllowed: selfApproval,
  twoSteps: twoStepApproval,
})
