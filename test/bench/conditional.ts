import autocannon from 'autocannon'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { deviceProgramme } from '../../playlists/wire/devices.ts'
import type { Office } from './office.ts'
import { thousands } from './table.ts'
import type { Line } from './table.ts'

const BUDGET = 0.6
const SECONDS = 3

/** Answers with 304 per second. Throws when anything else came back. */
async function rate(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections: 20, duration: SECONDS })
  const wrong = result['2xx'] + result['4xx'] + result['5xx'] + result.errors
  if (wrong > 0 || result['3xx'] === 0) throw new Error(`${url}: ${wrong} answers were not 304`)
  return result['3xx'] / result.duration
}

async function startBare(): Promise<{ url: string; stop: () => Promise<void> }> {
  const script = path.join(import.meta.dirname, 'bare.ts')
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit')
    child.kill()
    await gone
  }
  return { url: `http://127.0.0.1:${line.toString().trim()}/`, stop }
}

/** The two take turns, three times; each side's best counts. */
export async function benchConditional(office: Office): Promise<Line> {
  const bare = await startBare()
  const url = office.server.origin + deviceProgramme.path
  const headers = { authorization: `Bearer ${office.screens[0]?.token ?? ''}`, 'if-none-match': office.etag }
  let ours = 0
  let limit = 0
  for (let turn = 0; turn < 3; turn++) {
    limit = Math.max(limit, await rate(bare.url, { 'if-none-match': `"${'0'.repeat(64)}"` }))
    ours = Math.max(ours, await rate(url, headers))
  }
  await bare.stop()
  return {
    what: 'programme unchanged (304) against bare Fastify',
    measured: ours / limit,
    unit: '',
    budget: { at: 'least', value: BUDGET },
    from: `${thousands(ours)} answers/s; bare ${thousands(limit)}`,
  }
}
