/** What staff ask of a log of ten million plays: the explorer's pages, a quarter's report, a million rows to take along. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseFile } from '../../server/data-dir.ts'
import { HO_CHI_MINH, addDays, startOfDay } from '../../playlists/time.ts'
import type { CampaignId, DisplayId, GroupId, MaterialId } from '../../playlists/ids.ts'
import { periodOf } from '../../playlists/report/period.ts'
import type { EndpointShape } from '../../playlists/wire/endpoint.ts'
import { readFulfilment } from '../../playlists/wire/fulfilment.ts'
import * as plays from '../../playlists/wire/plays.ts'
import * as reports from '../../playlists/wire/reports.ts'
import { health } from '../../playlists/wire/settings.ts'
import type { Which } from '../../playlists/wire/which.ts'
import { Caller, pairScreen } from '../support/caller.ts'
import { freshFolder, removeFolder, startServer } from '../support/whole.ts'
import type { Server } from '../support/whole.ts'
import { LAST_DAY, PLAYS, writeGreatLog } from './great-log.ts'
import { median, thousands } from './table.ts'
import type { Line } from './table.ts'
import { residentMb } from './weight.ts'

const PASSWORD = 'bench-only-password'
const QUARTER = periodOf('quarter', LAST_DAY)
const TIMES = 7
/** About a million rows. */
const MILLION = { from: addDays(LAST_DAY, -19), until: LAST_DAY }

const QUESTIONS: readonly Which[] = [
  {},
  { display: 105 as DisplayId },
  { group: 101 as GroupId },
  { material: 1010 as MaterialId },
  { topic: 'CD05' },
  { campaign: 1 as CampaignId },
  { campaign: 1 as CampaignId, group: 101 as GroupId },
  { audience: 'elderly' },
]

type Asker = { name: string; ask: () => Promise<unknown> }

/** Everything that a page of the explorer asks, with every kind of filter. */
function asksOf(staff: Caller, which: Which): Asker[] {
  const query = { from: QUARTER.from, until: QUARTER.until, ...which }
  const of = `of ${JSON.stringify(which)}`
  return [
    ...(['day', 'material', 'display', 'topic'] as const).map((by) => ({
      name: `by ${by} ${of}`,
      ask: () => staff.ask(plays.summarisePlays, { query: { ...query, by } }),
    })),
    { name: `week ${of}`, ask: () => staff.ask(plays.readWeekHours, { query }) },
    { name: `plays ${of}`, ask: () => staff.ask(plays.listPlays, { query }) },
    { name: `fulfilment ${of}`, ask: () => staff.ask(readFulfilment, { query: { ...query, by: 'display' } }) },
  ]
}

/** Milliseconds to the last byte, the middle of several; the first is thrown away. */
async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  await ask()
  const times: number[] = []
  for (let n = 0; n < TIMES; n++) {
    const start = performance.now()
    await ask()
    times.push(performance.now() - start)
  }
  return median(times)
}

async function pages(staff: Caller): Promise<Line> {
  const asks = QUESTIONS.flatMap((which) => asksOf(staff, which))
  const found: { name: string; ms: number }[] = []
  for (const { name, ask } of asks) found.push({ name, ms: await timeOf(ask) })
  const slowest = found.toSorted((a, b) => b.ms - a.ms).slice(0, 5)
  const words = slowest.map(({ name, ms }) => `${name} ${ms.toFixed(0)} ms`).join('; ')
  return {
    what: "explorer's pages, a quarter, slowest",
    measured: slowest[0]?.ms ?? 0,
    unit: 'ms',
    budget: { at: 'most', value: 200 },
    from: `${thousands(PLAYS)} plays, ${asks.length} questions; ${words}`,
  }
}

async function report(staff: Caller): Promise<Line[]> {
  const make = () => staff.ask(reports.createReport, { body: { form: 'state', period: QUARTER } })
  const drawn = await timeOf(make)
  const { id } = await make()
  const file = async (entry: EndpointShape): Promise<number> => {
    const start = performance.now()
    await download(staff, entry.path.replace(':id', String(id)))
    return performance.now() - start
  }
  await file(reports.reportDocx)
  const from = `${thousands(PLAYS)} plays, with the quarter before and the seal`
  return [
    { what: "a quarter's report", measured: drawn, unit: 'ms', budget: { at: 'most', value: 150 }, from },
    {
      what: "a quarter's DOCX",
      measured: await file(reports.reportDocx),
      unit: 'ms',
      budget: { at: 'most', value: 3000 },
      from: '12 screens, 60 contents, 18 topics',
    },
  ]
}

type Download = { first: number; seconds: number; bytes: number }

async function download({ origin, headers }: Caller, address: string): Promise<Download> {
  const start = performance.now()
  const reply = await fetch(origin + address, { headers })
  if (!reply.ok || reply.body === null) throw new Error(`${address}: ${reply.status}`)
  let [first, bytes] = [Infinity, 0]
  for await (const chunk of reply.body) {
    first = Math.min(first, performance.now() - start)
    bytes += chunk.length
  }
  return { first, seconds: (performance.now() - start) / 1000, bytes }
}

/** A download, how much the server grew, and how long another request had to wait meanwhile. */
async function weigh(server: Server, staff: Caller, address: string) {
  const before = residentMb(server.pid)
  const running = { still: true }
  const waits: number[] = []
  let most = before
  const watch = async (): Promise<void> => {
    while (running.still) {
      const start = performance.now()
      await staff.ask(health, {})
      waits.push(performance.now() - start)
      most = Math.max(most, residentMb(server.pid))
      await pause(50)
    }
  }
  const watching = watch()
  const got = await download(staff, address)
  running.still = false
  await watching
  return { ...got, grown: most - before, wait: Math.max(...waits) }
}

async function exported(server: Server, staff: Caller, as: 'csv' | 'xlsx', budgets: [number, number]): Promise<Line[]> {
  const { from, until } = MILLION
  const got = await weigh(server, staff, `/api/plays.${as}?from=${from}&until=${until}`)
  const rows = '1.04 million rows'
  const [seconds, grown] = budgets
  const most = (what: string, measured: number, unit: string, value: number, words: string): Line => ({
    what: `${as.toUpperCase()}, ${what}`,
    measured,
    unit,
    budget: { at: 'most', value },
    from: words,
  })
  return [
    most('first byte', got.first, 'ms', 500, rows),
    most('whole', got.seconds, 's', seconds, `${rows}, ${(got.bytes / 1024 / 1024).toFixed(0)} MB`),
    most('memory grown by', got.grown, 'MB', grown, 'RSS'),
    most('wait of another request', got.wait, 'ms', 100, 'the longest'),
  ]
}

/** The same rows with the same words, as the `sqlite3` command writes them. */
const AS_COMMAND = (start: number, end: number): string => `
  select b.display || '-' || b.boot || '-' || p.seq, r."displayName", r.material, r.title, r.revision, r.topic,
    r."playlistName", p."startedAt", p."startedAt" + p."durationMs", p."durationMs", p.outcome
  from plays p join "playBoots" b on b.id = p.run join "playRefs" r on r.id = p.ref
  where p."startedAt" >= ${start} and p."startedAt" < ${end} order by p."startedAt", p.run, p.seq`

/** How long the command takes; null where it is not on the machine. */
async function commandSeconds(file: string): Promise<number | null> {
  const { from, until } = MILLION
  const query = AS_COMMAND(startOfDay(HO_CHI_MINH, from), startOfDay(HO_CHI_MINH, addDays(until, 1)))
  const start = performance.now()
  const command = spawn('sqlite3', ['-readonly', '-csv', file, query], { stdio: ['ignore', 'pipe', 'ignore'] })
  command.stdout.resume()
  const [code] = (await once(command, 'close').catch(() => [null])) as [number | null]
  return code === 0 ? (performance.now() - start) / 1000 : null
}

async function againstCommand(file: string, whole: Line): Promise<Line> {
  const seconds = await commandSeconds(file)
  if (seconds === null) return { ...whole, from: `${whole.from}; no sqlite3 command here to compare with` }
  return {
    what: 'CSV, speed against sqlite3 -csv',
    measured: seconds / whole.measured,
    unit: '',
    budget: { at: 'least', value: 0.5 },
    from: `${whole.from}; ${whole.measured.toFixed(1)} s, the command ${seconds.toFixed(1)} s`,
  }
}

export async function benchExplorer(): Promise<Line[]> {
  const dataDir = await freshFolder()
  const env = { ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'warn', RATE_LIMIT: '0' }
  const first = await startServer({ dataDir, env })
  await pairScreen(await new Caller(first.origin).signIn('admin', PASSWORD), 'Screen', 1920, 1080)
  await first.stop()
  await writeGreatLog(databaseFile(dataDir))
  const server = await startServer({ dataDir, env })
  try {
    const staff = await new Caller(server.origin).signIn('admin', PASSWORD)
    const lines = [await pages(staff), ...(await report(staff))]
    const [begun, whole, ...rest] = await exported(server, staff, 'csv', [15, 100])
    lines.push(begun!, await againstCommand(databaseFile(dataDir), whole!), ...rest)
    lines.push(...(await exported(server, staff, 'xlsx', [20, 150])))
    return lines
  } finally {
    await server.stop()
    await removeFolder(dataDir)
  }
}
