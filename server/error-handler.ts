import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ENDPOINTS } from '../playlists/wire-http.ts'
import type { ErrorReply } from '../playlists/wire/errors.ts'
import { Refusal } from './errors.ts'
import { namedProblems } from './problems.ts'
import { fill, wordsFor } from './text.ts'

/** Every error leaves in the one form, in the caller's language; never a stack, a path or another program's words. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = asRefusal(error)
    if (refusal.code === 'internal') request.log.error({ err: error }, 'unexpected error')
    return refuse(refusal, request, reply)
  })
  const menu = ENDPOINTS.map((entry) => ({ method: entry.method, pattern: patternOf(entry.path) }))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const allowed = menu.filter((entry) => entry.pattern.test(path)).map((entry) => entry.method)
    if (allowed.length > 0) void reply.header('allow', allowed.join(', '))
    return refuse(new Refusal(allowed.length > 0 ? 'method-not-allowed' : 'not-found'), request, reply)
  })
}

const patternOf = (path: string) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)

function refuse(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = refusalBody(request, refusal)
  const wait = refusal.because['seconds']
  if (wait !== undefined) void reply.header('retry-after', wait)
  return reply.code(status).header('cache-control', 'no-store').type('application/json').send(body)
}

/** The one form of all errors, also where another program's words would be sent. */
export function refusalBody(
  { headers }: { headers: IncomingHttpHeaders },
  refusal: Refusal,
): { status: number; body: string } {
  const words = wordsFor(headers['accept-language'])
  const body: ErrorReply = {
    error: { code: refusal.code, message: fill(words.errors[refusal.code], refusal.because) },
  }
  const details = namedProblems(refusal.details, words)
  if (details !== undefined) body.error.details = details
  return { status: refusal.status, body: JSON.stringify(body) }
}

/** What Fastify and the database throw, by their codes. */
const KNOWN: Readonly<Record<string, ConstructorParameters<typeof Refusal>[0]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_UNDER_PRESSURE: 'busy',
  SQLITE_BUSY: 'busy',
  SQLITE_FULL: 'disk-full',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
}

function asRefusal(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error
  if (error.validation) return new Refusal('invalid', { details: error.validation })
  const known = KNOWN[error.code]
  if (known !== undefined) return new Refusal(known, known === 'busy' ? { because: { seconds: '10' } } : {})
  if (error instanceof SyntaxError && error.statusCode === 400) return new Refusal('malformed-json')
  return new Refusal(error.statusCode !== undefined && error.statusCode < 500 ? 'invalid' : 'internal')
}
