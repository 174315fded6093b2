import type { FastifyInstance } from 'fastify'
import type { Zone } from '../../../playlists/time.ts'
import { readVerification, startVerification } from '../../../playlists/wire/plays.ts'
import type { VerificationState } from '../../../playlists/wire/plays.ts'
import { by, recordChange } from '../../access/audit.ts'
import type { ServerClock } from '../../clock.ts'
import type { Database } from '../../db/open.ts'
import { route } from '../../routes.ts'
import { wordsFor } from '../../text.ts'
import { checkDates } from '../../errors.ts'
import { localDay } from '../local-time.ts'
import type { Run, Verification } from './run.ts'
import { sentence } from './words.ts'

type Parts = { db: Database; clock: ServerClock; zone: () => Zone; verification: Verification }

/** Whether the log and its totals are as they came, asked from the panel. */
export function verificationRoutes(app: FastifyInstance, { db, clock, zone, verification }: Parts): void {
  const spoken = ({ found, ...run }: Run, language: string | undefined): VerificationState => ({
    ...run,
    findings: (found?.all ?? []).map((one) => ({ kind: one.kind, message: sentence(one, wordsFor(language), zone()) })),
    more: found?.more ?? 0,
    looked: found?.looked ?? null,
  })

  route(app, startVerification, async ({ body, caller, request }) => {
    checkDates(body)
    const run = verification.start(body)
    const nounName = `${localDay(body.from)} - ${localDay(body.until)}`
    const change = { action: 'verify', noun: 'plays', nounId: 0, nounName, after: body }
    await db.transact((w) => recordChange(w, by(caller, clock.now()), change))
    return spoken(run, request.headers['accept-language'])
  })
  route(app, readVerification, async ({ request }) => {
    const run = verification.latest
    return { run: run && spoken(run, request.headers['accept-language']) }
  })
}
