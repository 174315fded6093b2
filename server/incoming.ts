import { createGunzip } from 'node:zlib'
import type { FastifyInstance, RequestPayload } from 'fastify'
import { sendPlays } from '../playlists/wire/devices.ts'
import { cleanWords } from '../playlists/words.ts'
import { Refusal } from './errors.ts'

/** In unicode mode only a half without its other half matches. */
const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * Every string of every JSON body is cleaned before it is checked; half a character (a lone surrogate) is refused. But for
 * plays: those are judged row by row at their own door, where one bad row does not fail its batch.
 */
export function cleanBodies(app: FastifyInstance): void {
  inflatePlays(app)
  app.addHook('preValidation', async (request) => {
    if (isPlain(request.body) && request.routeOptions.url !== sendPlays.path) request.body = clean(request.body, '')
  })
}

/**
 * Plays may come gzipped. What they inflate to is held to the same limit as any body: the parser counts what leaves this
 * stream, and stops reading at the first byte too many.
 */
export function inflatePlays(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.headers['content-encoding'] !== 'gzip' || request.routeOptions.url !== sendPlays.path) return done()
    const inflated: RequestPayload = payload.pipe(createGunzip())
    inflated.receivedEncodedLength = 0
    payload.on('data', (chunk: Buffer) => (inflated.receivedEncodedLength! += chunk.length))
    payload.on('error', (error) => inflated.destroy(error))
    done(null, inflated)
  })
}

/** Every string in it, however deep. Throws `invalid` for half a character. */
export function clean(value: unknown, field: string): unknown {
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw new Refusal('invalid', { details: [{ field, problem: 'encoding' }] })
    return cleanWords(value)
  }
  if (Array.isArray(value)) return value.map((member, at) => clean(member, join(field, String(at))))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, clean(member, join(field, key))]))
}

const join = (field: string, key: string) => (field === '' ? key : `${field}.${key}`)

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const parent: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || parent === Object.prototype || parent === null
}
