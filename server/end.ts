import type { FastifyInstance } from 'fastify'
import { SECOND } from '../playlists/time.ts'

/** How long what is being answered may take when the program is asked to end; a service manager gives it 90 s at least. */
export const GRACE_MS = 20 * SECOND

/**
 * Closes the server in good order. What is being answered is answered to its end within the grace, then its line is cut:
 * one sender that trickles must not keep the database from being closed.
 */
export async function end(app: FastifyInstance, graceMs: number = GRACE_MS): Promise<void> {
  // A line that falls idle from now on is not kept for another request (0 would keep it for ever).
  app.server.keepAliveTimeout = 1
  const cut = setTimeout(() => app.server.closeAllConnections(), graceMs)
  await app.close().finally(() => clearTimeout(cut))
}
