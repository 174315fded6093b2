import type { FastifyInstance } from 'fastify'
import type { Readable } from 'node:stream'
import * as menu from '../../playlists/wire/sheets.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { SheetReader, receiveSheet } from './read.ts'

/** Bytes come as a stream, as files do. */
export function sheetRoutes(app: FastifyInstance): void {
  const reader = new SheetReader()
  route(app, menu.readSheets, async ({ request, query }) => {
    const { body } = request
    if (!isStream(body)) throw new Refusal('file-empty')
    return reader.read(await receiveSheet(body), query.name)
  })
}

const isStream = (body: unknown): body is Readable => typeof body === 'object' && body !== null && 'pipe' in body
