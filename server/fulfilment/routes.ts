import type { FastifyInstance } from 'fastify'
import { parseDate } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { readFulfilment } from '../../playlists/wire/fulfilment.ts'
import type { Database } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { answerFulfilment } from './counts.ts'
import type { Fulfilment } from './fulfilment.ts'

type Parts = { db: Database; fulfilment: Fulfilment }

export function fulfilmentRoutes(app: FastifyInstance, { db, fulfilment }: Parts): void {
  route(app, readFulfilment, async ({ query: { by, ...filter } }) => {
    checkPeriod(filter)
    const answer = await db.read((r) => answerFulfilment(r, by, filter, fulfilment.today))
    fulfilment.look()
    return answer
  })
}

/** Dates of the calendar, the first not after the last. */
function checkPeriod({ from, until }: { from: LocalDate; until: LocalDate }): void {
  const wrong = Object.entries({ from, until }).filter(([, date]) => parseDate(date) === null)
  const details = wrong.map(([field]) => ({ field, problem: 'date' }))
  if (details.length > 0) throw new Refusal('invalid', { details })
  if (from > until) throw new Refusal('dates-reversed')
}
