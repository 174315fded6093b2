import { Agent, request } from 'node:http'
import path from 'node:path'
import sqlite3 from 'sqlite3'
import type { Programme } from '../../playlists/programme.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { Database } from '../../server/db/open.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'
import type { Office } from './office.ts'
import { thousands } from './table.ts'
import type { Line } from './table.ts'

const BUDGET = 0.5
const LOOP_MS = 50
const ROWS = 24_000
const SLOT_MS = 8000

type Batch = { boot: number; plays: PlayRecord[] }

/** One showing after another, the last one ending an hour ago; all as the programme would have had them. */
function batches(programme: Programme, now: number, boot: number, rows: number, size: number): Batch[] {
  const plays = Array.from({ length: rows }, (_, seq): PlayRecord => {
    const slot = programme.slots[seq % programme.slots.length]
    if (!slot) throw new Error('The programme shows nothing')
    const startedAt = (now - 3_600_000 - (rows - seq) * SLOT_MS) as PlayRecord['startedAt']
    const { revision, material, playlist, schedule } = slot
    const what = { revision, material, playlist, schedule, layer: 'filler', programme: HASH } as const
    const when = { plannedAt: startedAt, plannedMs: SLOT_MS, startedAt, durationMs: SLOT_MS, clockOffsetMs: 0 }
    return { seq, zone: programme.zones[0]?.name ?? '', ...what, ...when, outcome: 'completed', reason: '' }
  })
  return Array.from({ length: rows / size }, (_, i) => ({ boot, plays: plays.slice(i * size, (i + 1) * size) }))
}
const HASH = '0'.repeat(64) as PlayRecord['programme']

function post(agent: Agent, office: Office, token: string, body: Buffer): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': body.length,
  }
  const url = office.server.origin + sendPlays.path
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (reply) => {
      let text = ''
      reply.on('data', (chunk: Buffer) => (text += chunk.toString()))
      reply.on('end', () =>
        reply.statusCode === 200 ? resolve(text) : reject(new Error(`${reply.statusCode} ${text}`)),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}

/** Plays stored per second: every screen sends its batches one after another, all screens at once. */
async function overHttp(office: Office, etag: string, boot: number, size: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: office.screens.length })
  const rows = ROWS / office.screens.length
  const programme = etag.replaceAll(/^W\/|"/g, '')
  const queues = office.screens.map(({ token }) => ({
    token,
    bodies: batches(office.programme, Date.now(), boot, rows, size).map((batch) =>
      Buffer.from(JSON.stringify(batch).replaceAll(HASH, programme)),
    ),
  }))
  const began = performance.now()
  const answers = await Promise.all(
    queues.map(async ({ token, bodies }) => {
      const texts: string[] = []
      for (const body of bodies) texts.push(await post(agent, office, token, body))
      return texts
    }),
  )
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  const stored = answers.flat().reduce((sum, text) => sum + text.split('"stored"').length - 1, 0)
  if (stored !== ROWS)
    throw new Error(`Only ${stored} of ${ROWS} plays were stored: ${answers.flat()[0]?.slice(0, 300)}`)
  return ROWS / seconds
}

const PRAGMAS = 'pragma journal_mode = WAL; pragma synchronous = FULL; pragma wal_autocheckpoint = 2000'
const INSERT = `insert into plays select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
  value ->> 6, value ->> 7, value ->> 8, value ->> 9, value ->> 10 from json_each(?)`
const HOURS = `insert into "playHours" select value ->> 0, 1, value ->> 1, value ->> 2, 0, 0, 0, value ->> 3 from json_each(?)
  where true on conflict (hour, display, material) do update set
  completed = completed + excluded.completed, "durationMs" = "durationMs" + excluded."durationMs"`
const DAYS = `insert into "playDays" select '2026-01-05', 1, value ->> 1, 'CD01', '?', '?', value ->> 2, 0, 0, 0, value ->> 3
  from json_each(?) where true on conflict (day, display, material) do update set
  completed = completed + excluded.completed, "durationMs" = "durationMs" + excluded."durationMs"`

const promised = (call: (done: (error: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => call((error) => (error ? reject(error) : resolve())))

/** What one batch leaves in the tables: its plays, and what it adds to the hour and the day. */
function rawBatch(batch: number, size: number, materials: number, now: number): string[] {
  const seqs = Array.from({ length: size }, (_, i) => batch * size + i)
  const at = (seq: number) => now + seq * SLOT_MS
  const plays = seqs.map((seq) => [at(seq), 1, seq, (seq % materials) + 1, 0, SLOT_MS, 0, 0, 0, batch, seq])
  const shares = Array.from({ length: Math.min(materials, size) }, (_, i) => {
    const many = seqs.filter((seq) => seq % materials === i).length
    return [Math.floor(at(seqs[0]!) / 3_600_000), i + 1, many, many * SLOT_MS]
  })
  return [JSON.stringify(plays), JSON.stringify(shares)]
}

/** The limit: the same rows into the same tables with the same PRAGMAs, one transaction a batch, nothing else. */
async function rawSqlite(size: number, materials: number): Promise<number> {
  const folder = await freshFolder()
  const file = path.join(folder, 'raw.db')
  await (await Database.open(file)).close()
  const db = new sqlite3.Database(file)
  await promised((done) => db.exec(PRAGMAS, done))
  const now = 1_767_546_000_000
  const texts = Array.from({ length: ROWS / size }, (_, batch) => rawBatch(batch, size, materials, now))
  const began = performance.now()
  for (const [plays = '', shares = ''] of texts) {
    await promised((done) => db.exec('begin immediate', done))
    await promised((done) => db.run(INSERT, [plays], done))
    await promised((done) => db.run(HOURS, [shares], done))
    await promised((done) => db.run(DAYS, [shares], done))
    await promised((done) => db.exec('commit', done))
  }
  const rate = ROWS / ((performance.now() - began) / 1000)
  await promised((done) => db.close(done))
  await removeFolder(folder)
  return rate
}

/** Answers that need nothing but the event loop, asked for one after another until it is told to stop: each one's wait. */
async function loopDelays(origin: string, isOver: () => boolean): Promise<number[]> {
  const delays: number[] = []
  while (!isOver()) {
    const began = performance.now()
    await (await fetch(`${origin}/api/nothing-is-here`)).arrayBuffer()
    delays.push(performance.now() - began)
  }
  return delays.sort((a, b) => a - b)
}

/** The two take turns, three times; each side's best counts, so that a neighbour's load hurts neither. */
export async function benchIngestion(office: Office, size: number): Promise<Line[]> {
  let raw = 0
  let http = 0
  let p99 = Infinity
  for (let turn = 1; turn <= 3; turn++) {
    raw = Math.max(raw, await rawSqlite(size, office.programme.slots.length))
    let over = false
    const delays = loopDelays(office.server.origin, () => over)
    http = Math.max(http, await overHttp(office, office.etag, size * 10 + turn, size))
    over = true
    const sorted = await delays
    p99 = Math.min(p99, sorted[Math.floor(sorted.length * 0.99)] ?? Infinity)
  }
  return [
    {
      what: `plays over HTTP, ${size} a request, against raw SQLite`,
      measured: http / raw,
      unit: '',
      budget: { at: 'least', value: BUDGET },
      from: `${thousands(http)} plays/s with ${office.screens.length} screens; raw ${thousands(raw)} rows/s, totals kept`,
    },
    {
      what: `event loop meanwhile, ${size} a request, p99`,
      measured: p99,
      unit: 'ms',
      budget: { at: 'most', value: LOOP_MS },
      from: 'wait for an answer that needs no more than the loop',
    },
  ]
}
