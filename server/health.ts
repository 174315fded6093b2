import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { health } from '../playlists/wire/settings.ts'
import type { ServerClock } from './clock.ts'
import type { Database } from './db/open.ts'
import { route } from './routes.ts'
import { VERSION } from './version.ts'

export function healthRoute(app: FastifyInstance, { db, clock }: { db: Database; clock: ServerClock }): void {
  route(app, health, async () => {
    await db.read((r) => sql`select 1`.execute(r.sql))
    return { ok: true, version: VERSION, now: clock.now() }
  })
}
