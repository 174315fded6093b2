import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import { SECOND } from '../playlists/time.ts'
import { Refusal } from './errors.ts'

/** The panel shows the player in a frame (previews), and Mantine writes style attributes; all else is our own files. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'blob:', 'data:'],
    mediaSrc: ["'self'", 'blob:', 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'", 'ws:', 'wss:'],
    workerSrc: ["'self'"],
    frameSrc: ["'self'"],
    frameAncestors: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'self'"],
    objectSrc: ["'none'"],
  },
}

/** Headers, cookies, and shedding of load that cannot be served in time. */
export async function secure(app: FastifyInstance): Promise<void> {
  // A display's own calls are no pages: helmet's headers would cost more than the answer. What matters stays (below).
  app.addHook('onRoute', (options) => {
    if (options.config?.who === 'device') options.helmet = false
  })
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY,
    // A certificate of our own can be replaced or the port served plainly again; a browser must not be locked out.
    strictTransportSecurity: false,
  })
  await app.register(cookie)
  await app.register(underPressure, {
    maxEventLoopDelay: 5 * SECOND,
    pressureHandler: (_request, _reply, _type, delayMs) => shedWhenLate(delayMs),
  })
  // `{}` sent as text/plain would pass a cross-site form without a preflight.
  app.removeContentTypeParser('text/plain')
  // Answers are not kept by caches unless their handler says so.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.raw.url?.startsWith('/api/')) {
      void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
    }
    done()
  })
}

/**
 * The plugin looks each second at the mean delay since its last look, and calls a look without any sample infinitely late:
 * a machine that stood still for little more than a second would refuse all that comes in the next one.
 */
export async function shedWhenLate(delayMs: number | undefined): Promise<void> {
  if (Number.isFinite(delayMs)) throw new Refusal('busy', { because: { seconds: '10' } })
}
