import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Hash } from '../../playlists/ids.ts'
import { readHoursSheet } from '../../playlists/wire/dayparts.ts'
import { deviceMedia, deviceProgramme } from '../../playlists/wire/devices.ts'
import { displayProgramme } from '../../playlists/wire/displays.ts'
import { checkSchedule, explainDisplay, plannedPlays } from '../../playlists/wire/explain.ts'
import { whereMaterialsAreUsed } from '../../playlists/wire/library.ts'
import { findMisfits } from '../../playlists/wire/preflight.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { checkDraft } from './checking.ts'
import type { Parse } from './checking.ts'
import { explainAt } from './explaining.ts'
import { hoursSheet } from './hours-sheet.ts'
import { misfits } from './misfits.ts'
import type { CheckFacts } from './misfits.ts'
import { planned } from './planning.ts'
import { usedWhere } from './used.ts'
import type { Programmes } from './programmes.ts'

/** Serves a stored file by its hash, with ranges (materials/files.ts). */
export type SendFile = (hash: Hash, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

export function programmeRoutes(app: FastifyInstance, { programmes }: { programmes: Programmes }): void {
  route(app, deviceProgramme, async ({ caller, request, reply }) => {
    const found = programmes.inForce(caller.display)
    if (found === null) throw new Refusal('not-found')
    const { etag, bytes } = found.published
    void reply.header('etag', etag).header('cache-control', 'no-cache')
    if (matches(request.headers['if-none-match'], etag)) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(bytes)
  })
  route(app, displayProgramme, async ({ params, reply }) => {
    const found = programmes.inForce(params.id)
    if (found === null) throw new Refusal('not-found')
    // The stored bytes as they are: what the preview draws is what the display was sent.
    const body = `{"hash":"${found.hash}","programme":${found.published.bytes.toString()}}`
    return reply.type('application/json; charset=utf-8').send(Buffer.from(body))
  })
}

type AskParts = { db: Database; clock: ServerClock; programmes: Programmes; parse: Parse } & CheckFacts

/** What was, is and will be on screen, why, and by which schedules; and what would come of a schedule that is not saved yet. */
export function askRoutes(app: FastifyInstance, { db, clock, programmes, parse, ...checked }: AskParts): void {
  route(app, explainDisplay, ({ params, query }) =>
    explainAt({ db, programmes, now: clock.now() }, params.id, query.at),
  )
  route(app, plannedPlays, async ({ query }) => {
    const { from, until } = query
    return { from, until, lines: await planned(db, query, clock.now()) }
  })
  route(app, readHoursSheet, ({ query }) => db.read((r) => hoursSheet(r, query.daypart ?? null, clock.now())))
  route(app, whereMaterialsAreUsed, ({ body }) => db.read((r) => usedWhere(r, body.materials, clock.now())))
  route(app, findMisfits, ({ body }) => db.read((r) => misfits(r, body, { now: clock.now(), ...checked })))
  route(app, checkSchedule, ({ body }) => checkDraft(db, body, { now: clock.now(), parse }))
}

/** A display reads the files of its own programmes, and no other. */
export function mediaRoutes(app: FastifyInstance, parts: { programmes: Programmes; sendFile: SendFile }): void {
  const { programmes, sendFile } = parts
  route(app, deviceMedia, async ({ caller, params, request, reply }) => {
    if (!programmes.names(caller.display, params.hash)) throw new Refusal('not-found')
    return sendFile(params.hash, request, reply)
  })
}

/** RFC 9110, 13.1.2: any of the tags named, weak or not, or a star. */
const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header === etag || header.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim())))
