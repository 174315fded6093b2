import type { FastifyInstance } from 'fastify'
import type { Readable } from 'node:stream'
import * as menu from '../../playlists/wire/materials.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { by, recordChange } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { addFile, cleanFileName } from './file-store.ts'
import type { Files } from './files.ts'
import { addMaterial, archiveMaterial, changeMaterial, stepMaterial } from './materials.ts'
import { listMaterials, readMaterial } from './store.ts'

type Parts = { db: Database; clock: ServerClock; files: Files; settings: (r: Reader) => Promise<Settings> }

export function materialRoutes(app: FastifyInstance, parts: Parts): void {
  fileRoutes(app, parts)
  editorRoutes(app, parts)
  approvalRoutes(app, parts)
}

function fileRoutes(app: FastifyInstance, { db, clock, files, settings }: Parts): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  route(app, menu.uploadFile, async ({ query, request, caller }) => {
    if (!isStream(request.body)) throw new Refusal('file-empty')
    const length = request.headers['content-length']
    const declared = length === undefined ? null : Number(length)
    const name = cleanFileName(query.name)
    const facts = await files.take(request.body, declared, await db.read(settings), async (w, facts) => {
      const now = clock.now()
      if (!(await addFile(w, facts, now))) return
      const change = { action: 'create', noun: 'files', nounId: facts.file, nounName: name, after: facts }
      await recordChange(w, by(caller, now), change)
    })
    return { ...facts, name }
  })
  route(app, menu.readFile, ({ params, request, reply }) => files.sendFile(params.hash, request, reply))
}

const isStream = (body: unknown): body is Readable => typeof body === 'object' && body !== null && 'pipe' in body

function editorRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.listMaterials, async ({ query }) => {
    const all = await db.read((r) => listMaterials(r, query.archived ?? false))
    return query.state === undefined ? all : all.filter(({ latest }) => latest.state === query.state)
  })
  route(app, menu.readMaterial, ({ params }) => db.read((r) => readMaterial(r, params.id)))
  route(app, menu.createMaterial, ({ body, caller }) =>
    db.transact((w) => addMaterial(w, body, { author: caller.account.id, by: by(caller, clock.now()) })),
  )
  route(app, menu.updateMaterial, ({ params: { id }, body: { version, ...draft }, caller }) => {
    const who = { author: caller.account.id, by: by(caller, clock.now()) }
    return db.transact((w) => changeMaterial(w, { id, version }, draft, who))
  })
  route(app, menu.archiveMaterial, ({ params: { id }, body: { version, archived }, caller }) =>
    db.transact((w) => archiveMaterial(w, { id, version }, archived, by(caller, clock.now()))),
  )
}

function approvalRoutes(app: FastifyInstance, { db, clock, settings }: Parts): void {
  route(app, menu.stepMaterial, ({ params: { id }, body: { version, ...step }, caller }) =>
    db.transact(async (w) => {
      const { selfApproval } = await settings(w)
      const who = { account: caller.account, by: by(caller, clock.now()) }
      return stepMaterial(w, { id, version }, { ...step, ownWorkAllowed: selfApproval }, who)
    }),
  )
}
