/** `npm run verify -- [from until]` or `-- file.csv [seal]`: whether the play log, or a file exported from it, is as it came. */
import { createReadStream, existsSync } from 'node:fs'
import { addDays, parseDate, toLocal } from '../playlists/time.ts'
import type { LocalDate, Zone } from '../playlists/time.ts'
import { sealCode } from '../playlists/seals.ts'
import { explain } from './announce.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { databaseFile } from './data-dir.ts'
import { Database } from './db/open.ts'
import { localDay } from './plays/local-time.ts'
import { UnreadableCsv, verifyCsv } from './plays/verify/csv.ts'
import type { Findings } from './plays/verify/findings.ts'
import { verify } from './plays/verify/verify.ts'
import { sentence } from './plays/verify/words.ts'
import { OfficeZone } from './settings/office-zone.ts'
import { en } from './text.en.ts'
import { fill } from './text.ts'
import type { VerifyWords } from './text-verify.ts'
import { vi } from './text.vi.ts'

type Said = { lines: string[]; code: number }
type Word = Exclude<keyof VerifyWords, 'findings'>
const both = (key: Word, blanks: Record<string, string> = {}): string =>
  `${fill(vi.verify[key], blanks)} / ${fill(en.verify[key], blanks)}`

async function run([first, second]: readonly string[]): Promise<Said> {
  const file = databaseFile(readConfig().dataDir)
  if (!existsSync(file)) return { lines: [both('noData', { file })], code: 1 }
  const db = await Database.open(file)
  try {
    const { zone } = await OfficeZone.open(db, systemClock)
    if (first?.endsWith('.csv')) return await checkFile(db, first, second, zone())
    const period = await periodOf(db, zone(), first, second)
    return period === null ? { lines: [both('usage')], code: 1 } : await checkPeriod(db, period, zone())
  } finally {
    await db.close()
  }
}

type Period = { from: LocalDate; until: LocalDate }

/** Both dates, or everything there is. */
async function periodOf(db: Database, zone: Zone, from?: string, until?: string): Promise<Period | null> {
  if (from !== undefined || until !== undefined) {
    const [first, last] = [parseDate(from ?? ''), parseDate(until ?? '')]
    return first === null || last === null || first > last ? null : { from: first, until: last }
  }
  const oldest = await db.read((r) =>
    r.sql.selectFrom('playDays').select('day').orderBy('day').limit(1).executeTakeFirst(),
  )
  const today = toLocal(zone, systemClock.now()).date
  return { from: (oldest?.day ?? today) as LocalDate, until: addDays(today, 1) }
}

async function checkPeriod(db: Database, period: Period, zone: Zone): Promise<Said> {
  let said = 0
  const found = await verify(db, { ...period, zone }, (done) => {
    const percent = Math.floor(done * 10) * 10
    if (percent > said && process.stderr.isTTY) process.stderr.write(`${percent} %\r`)
    said = Math.max(said, percent)
  })
  const { looked } = found
  const counts = (names: Record<string, number>) =>
    Object.fromEntries(Object.entries(names).map(([name, value]) => [name, String(value)]))
  const { plays, links, days, sealedDays: sealed, unsealedDays: unsealed } = looked
  const lines = [
    ...verdict(found, period, zone),
    both('looked', counts({ plays, links, days, sealed, unsealed })),
    ...(looked.unchained > 0 ? [both('unchained', counts({ count: looked.unchained }))] : []),
    ...(looked.purgedLinks > 0 ? [both('purged', counts({ count: looked.purgedLinks }))] : []),
  ]
  return { lines, code: found.all.length === 0 ? 0 : 1 }
}

function verdict(found: Findings, { from, until }: Period, zone: Zone): string[] {
  const blanks = { from: localDay(from), until: localDay(until), count: String(found.all.length + found.more) }
  if (found.all.length === 0) return [both('clean', blanks)]
  const named = found.all.map((one) => `- ${sentence(one, vi, zone)} / ${sentence(one, en, zone)}`)
  return [both('found', blanks), ...named, ...(found.more > 0 ? [both('more', { count: String(found.more) })] : [])]
}

async function checkFile(db: Database, file: string, code: string | undefined, zone: Zone): Promise<Said> {
  if (!existsSync(file)) return { lines: [both('noData', { file })], code: 1 }
  const checked = await verifyCsv(db, createReadStream(file), zone).catch((error: unknown) => {
    if (error instanceof UnreadableCsv) return null
    throw error
  })
  if (checked === null) return { lines: [both('csvUnread', { file })], code: 1 }
  const { from, until, plays, seal, found } = checked
  const own = sealCode(seal)
  const agrees = code === undefined || code.toUpperCase() === own
  const dates = { from: localDay(from), until: localDay(until), plays: String(plays) }
  const lines = [
    both('csvCode', { code: own, ...dates }),
    ...(code === undefined ? [] : [agrees ? both('codeAgrees') : both('codeDiffers', { code })]),
    ...(found.all.length === 0 ? [both('csvAgrees')] : verdict(found, checked, zone)),
  ]
  return { lines, code: agrees && found.all.length === 0 ? 0 : 1 }
}

const { lines, code } = await run(process.argv.slice(2)).catch((error: unknown) => {
  const { line, code } = explain(error)
  return { lines: [line], code }
})
console.log(lines.join('\n'))
process.exitCode = code
