import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { FastifyBaseLogger } from 'fastify'
import { dayText, hoursText } from '../../playlists/seals.ts'
import { toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate, Zone } from '../../playlists/time.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { closeChains } from './chain.ts'
import { sha256 } from './hashing.ts'
import { keptTotals, recountDay } from './recount.ts'
import type { Totals } from './recount.ts'

type Parts = { db: Database; clock: ServerClock; zone: () => Zone; log: FastifyBaseLogger }

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

export type SealText = {
  day: string
  version: number
  sealedAt: number
  bodyHash: string
  hoursHash: string
  chains: string
}

/** RULES IN2. A seal names the one before it. */
export const sealHash = (before: string, { day, version, sealedAt, bodyHash, hoursHash, chains }: SealText): string =>
  sha256(`${before}\n${day} ${version} ${sealedAt} ${bodyHash} ${hoursHash}\n${chains}`)

/** RULES IN2. Every full day whose totals have changed since it was sealed, the oldest first. Gives the days that got a seal. */
export async function sealDays({ db, clock, zone, log }: Parts): Promise<LocalDate[]> {
  const today = toLocal(zone(), clock.now()).date
  const waiting = await db.read((r) =>
    r.sql.selectFrom('unsealedDays').select('day').where('day', '<', today).orderBy('day').execute(),
  )
  const sealed: LocalDate[] = []
  for (const day of waiting.map((row) => row.day as LocalDate)) {
    await countHours(db, zone(), day)
    if (await sealDay(db, day, clock.now())) sealed.push(day)
  }
  if (sealed.length > 0) log.info({ days: sealed }, 'sealed the totals')
  return sealed
}

/** Days from before there were hours: counted once, while their plays are there. */
async function countHours(db: Database, zone: Zone, day: LocalDate): Promise<void> {
  const { days, hours } = await db.read((r) => keptTotals(r, day))
  if (days.length > 0 && hours.length === 0) await db.transact((w) => recountDay(w, zone, day))
}

/** True when it got a new seal. What is heavy is done before the transaction; a day touched meanwhile waits for the next night. */
async function sealDay(db: Database, day: LocalDate, now: Instant): Promise<boolean> {
  const { touched, totals, tests } = await db.read(async (r) => ({
    touched: await touchedOf(r, day),
    totals: await keptTotals(r, day),
    tests: await testDisplays(r),
  }))
  const text = dayText(totals.days, totals.hours)
  const bodyHash = sha256(text)
  const hoursHash = hashHours(totals, tests)
  const body = await deflate(text)
  return db.transact(async (w) => {
    if (touched === null || (await touchedOf(w, day)) !== touched) return false
    await w.sql.deleteFrom('unsealedDays').where('day', '=', day).execute()
    const latest = await latestSeal(w, day)
    if (latest?.bodyHash === bodyHash) return false
    await insertSeal(w, { day, version: (latest?.version ?? 0) + 1, sealedAt: now, bodyHash, hoursHash }, body)
    return true
  })
}

async function touchedOf(r: Reader, day: LocalDate): Promise<number | null> {
  const row = await r.sql.selectFrom('unsealedDays').select('touched').where('day', '=', day).executeTakeFirst()
  return row?.touched ?? null
}

async function insertSeal(w: Writer, seal: Omit<SealText, 'chains'>, body: Buffer): Promise<void> {
  const chains = JSON.stringify(await closeChains(w))
  const before = await w.sql.selectFrom('daySeals').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const hash = sealHash(before?.hash ?? '', { ...seal, chains })
  await w.sql
    .insertInto('daySeals')
    .values({ ...seal, chains, body, hash })
    .execute()
}

export const latestSeal = (r: Reader, day: LocalDate) =>
  r.sql
    .selectFrom('daySeals')
    .select(['version', 'bodyHash', 'hoursHash', 'body', 'sealedAt'])
    .where('day', '=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()

export const bodyOf = async ({ body }: { body: Buffer }): Promise<string> => (await inflate(body)).toString()

async function testDisplays(r: Reader): Promise<Set<number>> {
  const rows = await r.sql.selectFrom('displays').select('id').where('test', '=', 1).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Empty for a day on which nothing counted. */
function hashHours({ hours }: Totals, tests: ReadonlySet<number>): string {
  const text = hoursText(hours.filter(({ display }) => !tests.has(display)))
  return text === '' ? '' : sha256(text)
}

/** RULES IN3. The hash of the hours of each day of a period on which anything counted. */
export async function dayHashes(
  r: Reader,
  { from, until }: { from: LocalDate; until: LocalDate },
): Promise<{ day: LocalDate; hash: string }[]> {
  const tests = await testDisplays(r)
  const sealed = await r.sql
    .selectFrom('daySeals')
    .select(['day', 'hoursHash'])
    .select(({ fn }) => fn.max('version').as('version'))
    .where('day', '>=', from)
    .where('day', '<=', until)
    .where('day', 'not in', r.sql.selectFrom('unsealedDays').select('day'))
    .groupBy('day')
    .execute()
  const known = new Map(sealed.map((row) => [row.day, row.hoursHash]))
  const hashes: { day: LocalDate; hash: string }[] = []
  for (const day of await daysWithPlays(r, { from, until })) {
    const hash = known.get(day) ?? hashHours(await keptTotals(r, day), tests)
    if (hash !== '') hashes.push({ day, hash })
  }
  return hashes
}

async function daysWithPlays(r: Reader, { from, until }: { from: LocalDate; until: LocalDate }): Promise<LocalDate[]> {
  const days = r.sql.selectFrom('playDays').select('day').distinct().where('day', '>=', from).where('day', '<=', until)
  return (await days.orderBy('day').execute()).map(({ day }) => day as LocalDate)
}

/** RULES IN3. The seal of a period: what a report prints. */
export const periodSeal = (hashes: readonly { day: string; hash: string }[]): string =>
  sha256(hashes.map(({ day, hash }) => `${day} ${hash}\n`).join(''))
