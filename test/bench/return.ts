/** The power comes back to a whole city: so many displays ask at once, then the server itself is started anew under them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { listMaterials } from '../../playlists/wire/library.ts'
import { Caller, pairScreen } from '../support/caller.ts'
import { freshFolder, removeFolder, startServer } from '../support/whole.ts'
import type { Line } from './table.ts'

const DISPLAYS = 500
const PROGRAMME_S = 5
const PANEL_MS = 300
const PASSWORD = 'bench-only-password'

type Said = { programmes: number; slowest: number; ownSlowest: number; errors: number; error: string }

const PANEL = [
  (staff: Caller): Promise<unknown> => staff.ask(listDisplays, {}),
  (staff: Caller): Promise<unknown> => staff.ask(listMaterials, { query: {} }),
]

/** The server makes the writer of a reply when it is first asked for; staff have the panel open already. */
async function openPanel(staff: Caller): Promise<void> {
  for (const ask of PANEL) await ask(staff)
}

/** What staff ask meanwhile, one thing after another, until it is told to stop: each wait in ms. */
async function panelWaits(staff: Caller, isOver: () => boolean): Promise<number[]> {
  const waits: number[] = []
  while (!isOver()) {
    const began = performance.now()
    await PANEL[waits.length % PANEL.length]!(staff)
    waits.push(performance.now() - began)
  }
  return waits.sort((a, b) => a - b)
}

/** Staff work in the panel until the crowd has spoken. */
async function meanwhile(staff: Caller, crowd: Promise<Said>): Promise<{ said: Said; p99: number; asked: number }> {
  let over = false
  const waits = panelWaits(staff, () => over)
  const said = await crowd
  over = true
  const sorted = await waits
  return { said, p99: sorted[Math.max(0, Math.ceil(sorted.length * 0.99) - 1)] ?? Infinity, asked: sorted.length }
}

export async function benchReturn(): Promise<Line[]> {
  const dataDir = await freshFolder()
  const env = { ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'error' }
  let server = await startServer({ dataDir, env: { ...env, RATE_LIMIT: '0' } })
  try {
    const staff = await new Caller(server.origin).signIn('admin', PASSWORD)
    const tokens: string[] = []
    for (let n = 1; n <= DISPLAYS; n++) tokens.push((await pairScreen(staff, `Screen ${n}`, 1920, 1080)).token)
    const file = path.join(dataDir, 'tokens.json')
    await writeFile(file, JSON.stringify(tokens))
    await server.stop()
    // With the limits that every office has.
    const start = () => startServer({ dataDir, port: server.port, env })
    server = await start()
    await openPanel(staff)
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'crowd.ts'), server.origin, file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const gone = once(child, 'exit')
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const hear = async (): Promise<Said> => JSON.parse(String((await lines.next()).value)) as Said
    const on = await meanwhile(staff, hear())
    child.stdin.write('away\n')
    await server.stop()
    child.stdin.write('gone\n')
    server = await start()
    await openPanel(staff)
    child.stdin.write('back\n')
    const back = await meanwhile(staff, hear())
    child.stdin.end()
    await gone
    const seconds = (ms: number): number => ms / 1000
    return [
      ...linesOf('switched on together', on, seconds(on.said.slowest), 'since they were switched on'),
      ...linesOf('when the server is back', back, seconds(back.said.ownSlowest), backIn(back.said)),
    ]
  } finally {
    await server.stop()
    await removeFolder(dataDir)
  }
}

/** They come back one after another, by chance, so as not to come all at once. */
const backIn = ({ slowest }: Said): string =>
  `since its own line was there again; all within ${(slowest / 1000).toFixed(1)} s of the server's return`

type Seen = Awaited<ReturnType<typeof meanwhile>>

function linesOf(when: string, { said, p99, asked }: Seen, slowest: number, from: string): Line[] {
  const what = `${DISPLAYS} displays ${when}`
  const most = (name: string, measured: number, unit: string, value: number, from: string): Line => ({
    what: `${what}: ${name}`,
    measured,
    unit,
    budget: { at: 'most', value },
    from,
  })
  return [
    most('programme after', slowest, 's', PROGRAMME_S, `the slowest of ${said.programmes}, ${from}`),
    most('errors', said.errors + DISPLAYS - said.programmes, '', 0, said.error === '' ? 'none' : said.error),
    most('panel meanwhile, p99', p99, 'ms', PANEL_MS, `${asked} requests of staff`),
  ]
}
