import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Zone } from '../../../playlists/time.ts'
import { sealCode } from '../../../playlists/seals.ts'
import { readVerification, startVerification, verifyFile } from '../../../playlists/wire/plays.ts'
import type { VerificationState } from '../../../playlists/wire/plays.ts'
import { by, recordChange } from '../../access/audit.ts'
import type { ServerClock } from '../../clock.ts'
import type { Database } from '../../db/open.ts'
import { route } from '../../routes.ts'
import { wordsFor } from '../../text.ts'
import { Refusal, checkDates } from '../../errors.ts'
import { localDay } from '../local-time.ts'
import { FileChecks } from './file-checks.ts'
import type { Run, Verification } from './run.ts'
import { sentence } from './words.ts'

/** The first rows that differ say what is amiss. */
const MOST_NAMED = 100

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
  const files = new FileChecks(db)
  route(app, verifyFile, async ({ request, caller }) => {
    const { body } = request
    if (!isStream(body)) throw new Refusal('file-empty')
    const { found, seal, ...rest } = await files.check(body, zone())
    const nounName = `${localDay(rest.from)} - ${localDay(rest.until)}`
    const change = {
      action: 'verify-file',
      noun: 'plays',
      nounId: 0,
      nounName,
      after: { ...rest, seal: sealCode(seal) },
    }
    await db.transact((w) => recordChange(w, by(caller, clock.now()), change))
    const words = wordsFor(request.headers['accept-language'])
    const named = found.all.slice(0, MOST_NAMED)
    return {
      ...rest,
      seal: sealCode(seal),
      findings: named.map((one) => ({ kind: one.kind, message: sentence(one, words, zone()) })),
      more: found.all.length - named.length + found.more,
    }
  })
  route(app, readVerification, async ({ request }) => {
    const run = verification.latest
    return { run: run && spoken(run, request.headers['accept-language']) }
  })
}

const isStream = (body: unknown): body is Readable => typeof body === 'object' && body !== null && 'pipe' in body
