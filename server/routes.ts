import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { DisplayId } from '../playlists/ids.ts'
import type { Permission } from '../playlists/permissions.ts'
import type { Me } from '../playlists/wire/access.ts'
import type { BodyOf, EndpointShape, ParamsOf, QueryOf, ReplyOf, Who } from '../playlists/wire/endpoint.ts'

/** A signed-in person; `session` is the hash that names their session. */
export type Staff = { account: Me; session: string; address: string }
export type Device = { display: DisplayId; address: string }

export type CallerOf<W extends Who> = W extends 'open'
  ? { staff: Staff | null; address: string }
  : W extends 'device'
    ? Device
    : Staff

export type Call<E extends EndpointShape> = {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  caller: CallerOf<E['who']>
  request: FastifyRequest
  reply: FastifyReply
}

declare module 'fastify' {
  interface FastifyContextConfig {
    who?: Who | Permission
  }
  interface FastifyRequest {
    /** Set by access/guard.ts before any handler runs. */
    caller: unknown
  }
}

/** Opens one entry of the menu. The guard has let the caller in, and the schemas have checked what came. */
export function route<E extends EndpointShape>(
  app: FastifyInstance,
  entry: E,
  handler: (call: Call<E>) => Promise<ReplyOf<E> | FastifyReply | undefined>,
): void {
  const schema: FastifySchema & { summary: string } = { summary: entry.summary }
  if (entry.params) schema.params = entry.params
  if (entry.query) schema.querystring = entry.query
  if (entry.body) schema.body = entry.body
  if (entry.reply) schema.response = { 200: entry.reply }
  app.route({
    method: entry.method,
    url: entry.path,
    schema,
    config: { who: entry.who },
    helmet: entry.who === 'device' ? false : undefined,
    handler: async (request, reply) => {
      const answer = await handler({
        params: request.params as ParamsOf<E>,
        query: request.query as QueryOf<E>,
        body: request.body as BodyOf<E>,
        caller: request.caller as CallerOf<E['who']>,
        request,
        reply,
      })
      if (answer === undefined && !reply.sent) return reply.code(204).send()
      return answer
    },
  })
}
