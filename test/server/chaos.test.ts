/** Everything at once: repeats, wrong order, cut lines, a killed server, a full disk, wild clocks. Nothing is lost or doubled. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import { DAY, HO_CHI_MINH, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import { gapsOf } from '../../server/plays/gaps.ts'
import { summarise } from '../../server/plays/rollup.ts'
import { verify } from '../../server/plays/verify/verify.ts'
import { count } from '../support/evidence.ts'
import { makePlay } from '../support/fleet.ts'
import { freePort, freshFolder, removeFolder } from '../support/whole.ts'

const DISPLAYS = 20
const PLAYS = 2500
const BLOWS = 20
/** After this blow the disk has little room; the next one makes room again. */
const FULL_AFTER = 9
const MATERIALS = 6
const DAYS = 5
const BEGAN = Date.UTC(2026, 4, 1, 1)

/** The same chaos every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

let dataDir: string
let port: number
let door: ChildProcess
let full = 0
/** The door for plays in a process of its own (play-door.ts); `pages`: its disk has room for so many more. */
async function open(pages?: number): Promise<void> {
  const limit = pages === undefined ? [] : [String(pages)]
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  door = spawn(process.execPath, ['test/support/play-door.ts', dataDir, String(port), ...limit], { stdio: [...stdio] })
  await Promise.race([once(door.stdout!, 'data'), once(door, 'exit')])
  if (door.exitCode !== null) throw new Error('the door for plays did not open')
}
async function kill(): Promise<void> {
  const gone = once(door, 'exit')
  door.kill('SIGKILL')
  await gone
}
beforeAll(async () => {
  dataDir = await freshFolder()
  port = await freePort()
  await open()
})
afterAll(async () => {
  if (door.exitCode === null && door.signalCode === null) await kill()
  await removeFolder(dataDir)
})

/** What one display shows: some days, a clock that was set forward and back in between, and rows that make no sense. */
function showings(display: number): PlayRecord[] {
  const random = seeded(display + 1)
  return count(PLAYS, (seq) => {
    const day = Math.floor((seq * DAYS) / PLAYS)
    const jump = random(50) === 0 ? (random(2) === 0 ? 40 * 365 * DAY : -60 * 365 * DAY) : 0
    const startedAt = (BEGAN + day * DAY + (seq % (PLAYS / DAYS)) * 8000 + display + jump) as Instant
    const cut = random(9) === 0
    return makePlay(seq, {
      startedAt,
      plannedAt: startedAt,
      material: (1 + random(MATERIALS)) as MaterialId,
      clockOffsetMs: jump,
      ...(cut && { outcome: 'interrupted', reason: 'outranked', durationMs: random(7000) }),
    })
  })
}

/** A display with a durable queue, on a line that does what lines do. */
class Sender {
  readonly display: DisplayId
  readonly plays: PlayRecord[]
  readonly #random: (below: number) => number
  readonly #owed: Set<number>

  constructor(display: number) {
    this.display = display as DisplayId
    this.plays = showings(display)
    this.#random = seeded(900 + display)
    this.#owed = new Set(this.plays.map(({ seq }) => seq))
  }

  /** Until all is answered for, or the server is gone. */
  async send(heard: () => void): Promise<void> {
    while (this.#owed.size > 0) {
      const batch = this.#batch()
      const reply = await this.#post(batch)
      if (reply === 'gone') return
      for (const seq of reply) this.#owed.delete(seq)
      heard()
    }
  }

  get owes(): number {
    return this.#owed.size
  }

  /** Some of what is owed, from anywhere in the queue, in any order, with rows that were answered for long since. */
  #batch(): PlayRecord[] {
    const owed = [...this.#owed]
    const from = this.#random(Math.max(1, owed.length - 100))
    const some = owed.slice(from, from + 50 + this.#random(250)).map((seq) => this.plays[seq]!)
    const again = count(this.#random(20), () => this.plays[this.#random(this.plays.length)]!)
    const all = [...some, ...again].slice(0, 500)
    return this.#random(2) === 0 ? all : all.reverse()
  }

  #post(plays: PlayRecord[]): Promise<number[] | 'gone'> {
    const text = JSON.stringify({ boot: 7, plays })
    const zip = this.#random(2) === 0
    const cutAt = this.#random(12) === 0 ? this.#random(text.length) : null
    const body = zip ? gzipSync(text, { level: 1 }) : Buffer.from(text)
    const headers = {
      'x-display': String(this.display),
      'content-type': 'application/json',
      'content-length': body.length,
      ...(zip && { 'content-encoding': 'gzip' }),
    }
    return new Promise((resolve) => {
      const call = request({ host: '127.0.0.1', port, method: 'POST', path: sendPlays.path, headers }, (reply) => {
        let said = ''
        reply.on('data', (chunk: Buffer) => (said += chunk.toString()))
        reply.on('error', () => resolve('gone'))
        if (reply.statusCode === 507) full++
        reply.on('end', () => resolve(reply.statusCode === 200 ? answered(said) : []))
      })
      call.on('error', () => resolve(cutAt === null ? 'gone' : []))
      if (cutAt === null) call.end(body)
      else call.write(body.subarray(0, Math.min(cutAt, body.length - 1)), () => call.destroy())
    })
  }
}

const answered = (text: string): number[] =>
  (JSON.parse(text) as { answers: { seq: number }[] }).answers.map(({ seq }) => seq)

const isPlausible = ({ startedAt }: PlayRecord) => startedAt >= Date.UTC(2020, 0, 1) && startedAt < Date.UTC(2060, 0, 1)

test('[PL1][PL3] twenty displays through repeats, disorder, cut lines, twenty kills, a full disk and wild clocks: the counts are the truth', async () => {
  const senders = count(DISPLAYS, (i) => new Sender(i + 1))
  const random = seeded(20261120)
  for (let blow = 0; blow < BLOWS; blow++) {
    let left = 1 + random(15)
    let dead: Promise<void> | null = null
    const isFull = blow === FULL_AFTER + 1
    const heard = () => {
      // A server on a full disk lives until it has said so: how much fits before that depends on how plays meet.
      if (--left <= 0 && (!isFull || full > 0)) dead ??= kill()
    }
    await Promise.all(senders.map((sender) => sender.send(heard)))
    await (dead ?? kill())
    await open(blow === FULL_AFTER ? 12 : undefined)
  }
  for (const sender of senders) await sender.send(() => {})
  expect(senders.map(({ owes }) => owes)).toEqual(senders.map(() => 0))
  expect(full).toBeGreaterThan(0)
  await kill()

  const truth = new Map<string, number>()
  for (const { plays } of senders) {
    for (const play of plays.filter(isPlausible)) {
      const key = `${toLocal(HO_CHI_MINH, play.startedAt).date} ${play.material} ${play.outcome}`
      truth.set(key, (truth.get(key) ?? 0) + 1)
    }
  }
  const db = await Database.open(databaseFile(dataDir))
  const counted = new Map<string, number>()
  for (const day of new Set([...truth.keys()].map((key) => key.split(' ')[0] as LocalDate))) {
    const { rows } = await db.read((r) => summarise(r, 'material', { from: day, until: day }))
    for (const { key, completed, interrupted } of rows) {
      counted.set(`${day} ${key} completed`, completed)
      counted.set(`${day} ${key} interrupted`, interrupted)
    }
  }
  const sorted = (counts: Map<string, number>) => [...counts].filter(([, many]) => many > 0).sort()
  expect(sorted(counted)).toEqual(sorted(truth))
  for (const { display } of senders) expect(await db.read((r) => gapsOf(r, display))).toEqual([])
  const period = { from: '2026-04-01' as LocalDate, until: '2026-06-30' as LocalDate, zone: HO_CHI_MINH }
  const { all, looked } = await verify(db, period, () => {})
  await db.close()
  expect(all).toEqual([])
  expect(looked.plays).toBe([...truth.values()].reduce((sum, many) => sum + many, 0))
}, 120_000)
