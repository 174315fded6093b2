import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import * as menu from '../../playlists/wire/icalendar.ts'
import { by, recordChange } from '../access/audit.ts'
import { randomToken, sameSecret } from '../access/secrets.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { addSchedule } from '../schedules/schedules.ts'
import { readSettings } from '../settings/store.ts'
import { fill, wordsFor } from '../text.ts'
import { vi } from '../text.vi.ts'
import { feedOwner, setFeedToken } from './owner.ts'
import type { FeedOwner } from './owner.ts'

type Parts = { db: Database; clock: ServerClock }

/** Loaded when somebody asks for them: few do, and their library is large. */
const feeds = () => import('./feed.ts')
const imports = () => import('./import.ts')

export function icalendarRoutes(app: FastifyInstance, parts: Parts): void {
  feedRoutes(app, parts)
  importRoutes(app, parts)
}

function feedRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.displayFeed, async ({ params: { id }, query, request, reply }) => {
    const text = await db.read(async (r) => {
      const owner = await feedOwner(r, id)
      // A wrong token and a display that is not there get one answer.
      if (owner.token === null || !sameSecret(owner.token, query.token)) throw new Refusal('not-found')
      return (await feeds()).feedOf(r, owner, clock.now())
    })
    const etag = `"${createHash('sha256').update(text).digest('hex')}"`
    void reply.header('etag', etag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('text/calendar; charset=utf-8').send(text)
  })
  route(app, menu.readFeed, async ({ params: { id } }) => ({ path: pathOf(await db.read((r) => feedOwner(r, id))) }))
  route(app, menu.renewFeed, ({ params: { id }, caller }) =>
    db.transact(async (w) => {
      const owner = await feedOwner(w, id)
      const token = randomToken()
      await setFeedToken(w, id, token)
      const change = { action: 'renew-feed', noun: 'displays', nounId: id, nounName: owner.name }
      await recordChange(w, by(caller, clock.now()), change)
      return { path: pathOf({ ...owner, token }) }
    }),
  )
}

const pathOf = ({ id, token }: FeedOwner): string | null =>
  token === null ? null : `${menu.displayFeed.path.replace(':id', String(id))}?token=${token}`

function importRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.previewImport, async ({ body, request }) => {
    const now = clock.now()
    const words = wordsFor(request.headers['accept-language'])
    const found = (await imports()).candidatesOf(body.ics, (await db.read(readSettings)).zone, now)
    return found.map(({ name, timing, unfit, next }) => ({
      name: name === '' ? words.feed.unnamed : name,
      timing,
      refused: unfit && fill(words.unfit[unfit.key], { part: unfit.part }),
      next,
    }))
  })
  route(app, menu.importSchedules, ({ body: { ics, chosen, ...shared }, caller }) =>
    db.transact(async (w) => {
      const now = clock.now()
      const who = { author: caller.account.id, by: by(caller, now) }
      const found = (await imports()).candidatesOf(ics, (await readSettings(w)).zone, now)
      const made = []
      for (const place of chosen) {
        const timing = found[place]?.timing
        if (!timing) throw new Refusal('invalid', { details: [{ field: 'chosen', problem: 'choice' }] })
        const name = found[place]?.name || vi.feed.unnamed
        made.push(await addSchedule(w, { ...shared, zone: 'main', name, timing, wakes: false }, who))
      }
      return made
    }),
  )
}
