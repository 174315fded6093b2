import type { FastifyInstance } from 'fastify'
import type { Content } from '../../playlists/content.ts'
import { WEB_FRAME_PATH, isAllowedHost } from '../../playlists/web-page.ts'
import { checkWebPage } from '../../playlists/wire/web-pages.ts'
import type { WebFault } from '../../playlists/wire/web-pages.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { approvedMaterials } from './store.ts'
import { faultOf } from './web-check.ts'
import type { Reach } from './web-check.ts'
import { framePage } from './web-frame.ts'

type Hosts = (r: Reader) => Promise<{ webHosts: string[] }>
type Parts = { db: Database; clock: ServerClock; settings: Hosts; reach: Reach }

/** Pages of other sites: whether they can be shown, looked at when an editor asks and every few minutes while approved. */
export class WebPages {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async check(url: string): Promise<WebFault | null> {
    const { db, settings, reach } = this.#parts
    const fault = await faultOf(url, (await db.read(settings)).webHosts, reach)
    await this.#keep(url, fault)
    return fault
  }

  /** Those that may be on a screen, one after the other. What is no longer shown is forgotten. */
  async checkAll(): Promise<void> {
    const { db } = this.#parts
    const urls = await db.read(
      async (r) => new Set((await approvedMaterials(r)).flatMap(({ content }) => urlOf(content))),
    )
    for (const url of urls) await this.check(url)
    const known = await db.read((r) => r.sql.selectFrom('webPages').select('url').execute())
    const gone = known.map(({ url }) => url).filter((url) => !urls.has(url))
    if (gone.length > 0) await db.transact((w) => w.sql.deleteFrom('webPages').where('url', 'in', gone).execute())
  }

  /** The screens hear of it when it has become another. */
  async #keep(url: string, fault: WebFault | null): Promise<void> {
    const { db, clock } = this.#parts
    await db.transact(async (w) => {
      const before = await w.sql.selectFrom('webPages').select('fault').where('url', '=', url).executeTakeFirst()
      const checkedAt = clock.now()
      const query = w.sql.insertInto('webPages').values({ url, fault, checkedAt })
      await query.onConflict((clash) => clash.column('url').doUpdateSet({ fault, checkedAt })).execute()
      if (before === undefined ? fault !== null : before.fault !== fault) w.changed('materials')
    })
  }
}

const urlOf = (content: Content): string[] => (content.kind === 'web' ? [content.url] : [])

/** Throws `host-not-allowed`. */
export function refuseForeignHost(content: Content, allowed: readonly string[]): void {
  if (content.kind !== 'web') return
  const url = URL.canParse(content.url) ? new URL(content.url) : null
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new Refusal('invalid', { details: [{ field: 'content.url', problem: 'pattern' }] })
  if (!isAllowedHost(url.hostname, allowed))
    throw new Refusal('host-not-allowed', { because: { host: `(${url.hostname})` } })
}

export function webPageRoutes(
  app: FastifyInstance,
  { db, settings, pages }: Omit<Parts, 'clock' | 'reach'> & { pages: WebPages },
): void {
  route(app, checkWebPage, async ({ body }) => ({ fault: await pages.check(body.url) }))
  app.get<{ Querystring: { url?: string } }>(
    WEB_FRAME_PATH,
    { config: { who: 'open' }, helmet: false, schema: { hide: true } },
    async ({ query: { url = '' } }, reply) => {
      const { webHosts } = await db.read(settings)
      const page = framePage(url, webHosts)
      if (page === null) throw new Refusal('not-found')
      return reply.headers(page.headers).type('text/html; charset=utf-8').send(page.body)
    },
  )
}
