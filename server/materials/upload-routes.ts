import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as menu from '../../playlists/wire/uploads.ts'
import type { Staff } from '../routes.ts'
import { route } from '../routes.ts'
import { fill, wordsFor } from '../text.ts'
import type { Receiver } from './tus.ts'
import type { Say, Uploads } from './uploads.ts'

type Parts = { uploads: Uploads; receiver: Receiver }

export function uploadRoutes(app: FastifyInstance, { uploads, receiver }: Parts): void {
  app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload))
  const receive = async (request: FastifyRequest, reply: FastifyReply, caller: Staff) => {
    reply.hijack()
    await receiver.handle(request.raw, reply.raw, { account: caller.account.id, address: caller.address })
    return reply
  }
  route(app, menu.createUpload, async ({ request, reply, caller }) => {
    await uploads.refuseNew(caller.account.id, Number(request.headers['upload-length'] ?? 0))
    return receive(request, reply, caller)
  })
  for (const entry of [menu.probeUpload, menu.continueUpload]) {
    route(app, entry, async ({ params, request, reply, caller }) => {
      await uploads.refuseMore(params.id, caller.account.id)
      return receive(request, reply, caller)
    })
  }
  route(app, menu.dropUpload, async ({ params, caller }) => {
    await uploads.drop(params.id, caller.account.id)
    return undefined
  })
  stateRoutes(app, uploads)
}

/** What has come, and what becomes of it. */
function stateRoutes(app: FastifyInstance, uploads: Uploads): void {
  route(app, menu.listUploads, ({ caller, request }) => uploads.list(caller.account.id, sayingTo(request)))
  route(app, menu.readUpload, ({ params, caller, request }) =>
    uploads.read(params.id, caller.account.id, sayingTo(request)),
  )
  route(app, menu.finishUpload, ({ params, caller, request }) =>
    uploads.finish(params.id, caller.account.id, sayingTo(request)),
  )
  route(app, menu.drawPages, ({ params, body, caller, request }) =>
    uploads.choosePages(params.id, caller.account.id, body.pages, sayingTo(request)),
  )
  route(app, menu.readThumb, async ({ params, caller, reply }) =>
    reply
      .type('image/webp')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(await uploads.thumb(params.id, caller.account.id, params.page)),
  )
}

const sayingTo =
  (request: FastifyRequest): Say =>
  (code, because) =>
    fill(wordsFor(request.headers['accept-language']).errors[code], because)
