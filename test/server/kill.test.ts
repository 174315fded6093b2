import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { listPlays, summarisePlays } from '../../playlists/wire/plays.ts'
import { Caller, pairScreen } from '../support/caller.ts'
import type { Screen } from '../support/caller.ts'
import { makePlay } from '../support/fleet.ts'
import { freePort, freshFolder, removeFolder, startServer } from '../support/whole.ts'
import type { Server } from '../support/whole.ts'

const PASSWORD = 'four words of one test'
const SCREENS = 4
const ROWS = 600
const BATCH = 20
/** Batches acknowledged (by all screens together) before each blow. */
const BLOWS = [3, 20, 45, 80]
const BEGAN = Date.UTC(2026, 0, 5)

let dataDir: string
let port: number
let server: Server
beforeAll(async () => {
  dataDir = await freshFolder()
  port = await freePort()
  server = await start()
})
afterAll(async () => {
  await server.stop()
  await removeFolder(dataDir)
})

const start = () => startServer({ dataDir, port, env: { ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'error' } })

/** A screen with a durable queue: it forgets a batch when, and only when, the server has answered for every row. */
class Sender {
  readonly acknowledged = new Set<number>()
  readonly #screen: Screen
  #waiting: PlayRecord[][]

  constructor(screen: Screen) {
    this.#screen = screen
    const plays = Array.from({ length: ROWS }, (_, seq) =>
      makePlay(seq, { startedAt: (BEGAN + seq * 8000) as Instant, plannedAt: (BEGAN + seq * 8000) as Instant }),
    )
    this.#waiting = Array.from({ length: ROWS / BATCH }, (_, i) => plays.slice(i * BATCH, (i + 1) * BATCH))
  }

  /** Sends until all is delivered or the server is gone. */
  async send(acknowledged: () => void): Promise<'done' | 'cut'> {
    for (let batch = this.#waiting[0]; batch; batch = this.#waiting[0]) {
      const body = { boot: 7, plays: batch }
      const reply = await this.#screen.caller.ask(sendPlays, { body }).catch((error: unknown) => {
        if (error instanceof TypeError) return null
        throw error
      })
      if (reply === null) return 'cut'
      for (const { seq, result } of reply.answers) if (result !== 'quarantined') this.acknowledged.add(seq)
      this.#waiting.shift()
      acknowledged()
    }
    return 'done'
  }
}

async function storedOf(staff: Caller, screen: Screen): Promise<string[]> {
  const period = { from: '2020-01-01' as LocalDate, until: '2100-01-01' as LocalDate, display: screen.display.id }
  const ids: string[] = []
  let before: Instant | undefined
  for (let more = true; more;) {
    const page = await staff.ask(listPlays, { query: { ...period, ...(before === undefined ? {} : { before }) } })
    ids.push(...page.plays.map((play) => play.id))
    before = page.plays.at(-1)?.startedAt
    more = page.more
  }
  return ids
}

test(
  'a server killed again and again loses no play it answered for, and counts none twice',
  { timeout: 120_000 },
  async () => {
    const staff = await new Caller(server.origin).signIn('admin', PASSWORD)
    const screens: Screen[] = []
    for (let i = 0; i < SCREENS; i++) screens.push(await pairScreen(staff, `LED ${i}`, 512, 256))
    const senders = screens.map((screen) => new Sender(screen))

    let answered = 0
    for (const blow of [...BLOWS, Infinity]) {
      const dead: Promise<void>[] = []
      const count = () => {
        if (++answered >= blow && dead.length === 0) dead.push(server.kill())
      }
      const ends = await Promise.all(senders.map((sender) => sender.send(count)))
      if (blow === Infinity) expect(ends).toEqual(ends.map(() => 'done'))
      else expect(ends).toContain('cut')
      await Promise.all(dead)
      if (dead.length > 0) server = await start()
      for (const [i, sender] of senders.entries()) {
        const ids = await storedOf(staff, screens[i]!)
        const stored = new Set(ids.map((id) => Number(id.split('-')[2])))
        expect(stored.size).toBe(ids.length)
        expect([...sender.acknowledged].filter((seq) => !stored.has(seq))).toEqual([])
      }
    }

    for (const screen of screens) expect(await storedOf(staff, screen)).toHaveLength(ROWS)
    const query = { from: '2020-01-01' as LocalDate, until: '2100-01-01' as LocalDate, by: 'display' as const }
    const { rows, total } = await staff.ask(summarisePlays, { query })
    expect(rows.map((row) => row.completed)).toEqual(screens.map(() => ROWS))
    expect(total.completed).toBe(SCREENS * ROWS)
  },
)
