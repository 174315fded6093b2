/** An office's play log without the office: its database, a clock moved by hand, and what comes in. */
import path from 'node:path'
import Fastify from 'fastify'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import { HO_CHI_MINH } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { Database } from '../../server/db/open.ts'
import { PlayIntake } from '../../server/plays/ingest.ts'
import { sealDays } from '../../server/plays/sealing.ts'
import { seedOffice } from '../../server/settings/seed.ts'
import { FakeClock } from './fake-clock.ts'
import { makePlay } from './fleet.ts'

export type PlayLog = {
  db: Database
  clock: FakeClock
  intake: PlayIntake
  send: (display: number, boot: number, plays: readonly PlayRecord[]) => ReturnType<PlayIntake['accept']>
  seal: () => ReturnType<typeof sealDays>
}

export async function openLog(folder: string, clock = new FakeClock()): Promise<PlayLog> {
  const db = await Database.open(path.join(folder, 'bang-tin.sqlite'))
  await seedOffice(db)
  const zone = () => HO_CHI_MINH
  const intake = new PlayIntake({ db, clock, zone })
  const { log } = Fastify({ logger: false })
  return {
    db,
    clock,
    intake,
    send: (display, boot, plays) => intake.accept(display as DisplayId, { boot, plays }),
    seal: () => sealDays({ db, clock, zone, log }),
  }
}

/** The play with this number that began then; three materials in turn. */
export const playAt = (seq: number, startedAt: number, given: Partial<PlayRecord> = {}): PlayRecord =>
  makePlay(seq, {
    startedAt: startedAt as Instant,
    plannedAt: (startedAt - (seq % 5)) as Instant,
    material: ((seq % 3) + 1) as MaterialId,
    durationMs: 8000 + (seq % 7),
    ...given,
  })

export const count = <T>(many: number, make: (i: number) => T): T[] => Array.from({ length: many }, (_, i) => make(i))
