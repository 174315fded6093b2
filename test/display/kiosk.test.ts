import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const launcher = path.resolve(import.meta.dirname, '../../display/kiosk/start-kiosk.sh')

describe.skipIf(process.platform === 'win32')('the launcher', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kiosk-'))
    // A browser that says how it was called, and crashes.
    await writeFile(path.join(folder, 'browser'), '#!/bin/sh\nprintf "%s\\n" "called: $*"\nexit 139\n')
    await chmod(path.join(folder, 'browser'), 0o755)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const launch = (given: string[], env: NodeJS.ProcessEnv = {}) =>
    spawn('bash', [launcher, ...given], {
      env: {
        ...process.env,
        CHROMIUM: path.join(folder, 'browser'),
        BANG_TIN_PROFILE: path.join(folder, 'profile'),
        RESTART_SECONDS: '0',
        DISPLAY: '',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  /** How the browser was called, the first and the second time. */
  async function calls(...given: string[]): Promise<string[]> {
    const child = launch(given)
    const seen: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      seen.push(line)
      if (seen.length === 2) break
    }
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
    return seen
  }

  it('starts the browser again when it ends; the first time it waits for the server', async () => {
    let asked = 0
    const server = createServer(() => asked++).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/display/`
    const [first, second] = await calls(address)
    server.close()
    expect(first).toContain('--kiosk')
    expect(first).toContain('--autoplay-policy=no-user-gesture-required')
    expect(first!.endsWith(address)).toBe(true)
    expect(first).not.toMatch(/spki|insecure-origin/)
    expect(second).toBe(first)
    expect(asked).toBe(1)
    // The second start of the machine does not need it.
    expect(await calls(address)).toEqual([first, first])
  })

  it.each([
    ['a pin over TLS', ['https://10.0.0.1:8080/display/', 'AbC='], '--ignore-certificate-errors-spki-list=AbC='],
    [
      'trust without TLS',
      ['http://10.0.0.1:8080/display/'],
      '--unsafely-treat-insecure-origin-as-secure=http://10.0.0.1:8080 ',
    ],
  ])('hands over %s', async (_, given, flag) => {
    await mkdir(path.join(folder, 'profile'))
    await writeFile(path.join(folder, 'profile', 'started'), '')
    expect((await calls(...given))[0]).toContain(flag)
  })

  it('ends a browser whose page has fallen silent, and leaves one alone whose page goes on writing', async () => {
    const store = path.join(folder, 'profile', 'Default', 'IndexedDB')
    await mkdir(store, { recursive: true })
    await writeFile(path.join(folder, 'profile', 'started'), '')
    const second = `while :; do date +%N >"${store}/log"; sleep 0.2; done`
    const script = `#!/bin/sh\necho called\n[ -e "${folder}/again" ] && { ${second}; }\n: >"${folder}/again"\nexec sleep 60\n`
    await writeFile(path.join(folder, 'browser'), script)
    const child = launch(['http://127.0.0.1:9/display/'], { WATCHDOG_SECONDS: '2' })
    let called = 0
    let ready = (): void => {}
    const twice = new Promise<void>((resolve) => (ready = resolve))
    createInterface({ input: child.stdout }).on('line', () => {
      called += 1
      if (called === 2) ready()
    })
    await twice
    await pause(4500)
    expect(called).toBe(2)
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  })

  it.each([[[]], [['display']]])('says how it is used when called with %j', async (given) => {
    const child = launch(given)
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(64)
  })
})
