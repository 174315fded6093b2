import type { FastifyInstance } from 'fastify'
import { readFulfilment } from '../../playlists/wire/fulfilment.ts'
import type { Database } from '../db/open.ts'
import { checkDates } from '../errors.ts'
import { route } from '../routes.ts'
import { answerFulfilment } from './counts.ts'
import type { Fulfilment } from './fulfilment.ts'

type Parts = { db: Database; fulfilment: Fulfilment }

export function fulfilmentRoutes(app: FastifyInstance, { db, fulfilment }: Parts): void {
  route(app, readFulfilment, async ({ query: { by, ...filter } }) => {
    checkDates(filter)
    const answer = await db.read((r) => answerFulfilment(r, by, filter, fulfilment.today))
    fulfilment.look()
    return answer
  })
}
