/**
 * The server's door for plays in a process of its own, made of the server's own parts: it starts in a fraction of the time,
 * so that it can be killed many times. Who calls is said by a header. `node play-door.ts FOLDER PORT [PAGES]`; with PAGES
 * the database may not grow beyond so many, which is to SQLite what a full disk is (SQLITE_FULL).
 */
import Fastify from 'fastify'
import { sql } from 'kysely'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import { systemClock } from '../../server/clock.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import { answerErrors } from '../../server/error-handler.ts'
import { inflatePlays } from '../../server/incoming.ts'
import { PlayIntake } from '../../server/plays/ingest.ts'
import { playRoutes } from '../../server/plays/routes.ts'
import { checkWithTypeBox } from '../../server/validate.ts'

const [dataDir = '', port = '', pages] = process.argv.slice(2)
const db = await Database.open(databaseFile(dataDir))
if (pages !== undefined) {
  await db.transact(async (w) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(w.sql)
    const most = sql.lit((rows[0]?.page_count ?? 0) + Number(pages))
    await sql`pragma max_page_count = ${most}`.execute(w.sql)
  })
}
const zone = () => HO_CHI_MINH
const app = Fastify({ bodyLimit: 1024 * 1024 })
app.setValidatorCompiler(checkWithTypeBox)
answerErrors(app)
app.decorateRequest('caller', null)
app.addHook('onRequest', async (request) => {
  request.caller = { display: Number(request.headers['x-display']), address: request.ip }
})
inflatePlays(app)
playRoutes(app, { db, clock: systemClock, zone, intake: new PlayIntake({ db, clock: systemClock, zone }) })
await app.listen({ port: Number(port), host: '127.0.0.1' })
console.log('ready')
