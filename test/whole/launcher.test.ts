/** The Linux launcher with the real browser on a screen of its own: killed, it comes back playing; without the network too. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDisplay, offerClaim } from '../../playlists/wire/displays.ts'
import { findChromium, sandbox } from '../support/chromium.ts'
import { makeDisplay } from '../support/fleet.ts'
import { until } from '../support/observer.ts'
import { ALL_DAY, addApproved, addPlaylist, addSchedule, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { openScreen } from '../support/screen.ts'
import type { Screen } from '../support/screen.ts'
import { freePort, freshFolder, removeFolder } from '../support/whole.ts'

const launcher = path.resolve(import.meta.dirname, '../../display/kiosk/start-kiosk.sh')
const SIZE = { width: 1280, height: 720 }

describe.runIf(process.platform === 'linux')('the launcher', () => {
  let office: Office
  let glass: Screen
  let profile: string
  let port: number
  let child: ChildProcess
  beforeAll(async () => {
    office = await openOffice()
    const { admin, editor } = office
    const canvas = { x: 0, y: 0, ...SIZE }
    const { id } = await admin.ask(createDisplay, { body: makeDisplay({ name: 'Sảnh', canvas }) })
    const words = { template: 'green' as const, headline: 'Làn xanh: ưu tiên giải quyết', support: '', steps: [] }
    const material = await addApproved(office, 'Làn xanh', { kind: 'slogan', ...words })
    const playlist = await addPlaylist(editor, 'Sảnh', [{ material, weight: 1, durationMs: 8000 }])
    await addSchedule(editor, { name: 'Sảnh', playlist, displays: [id], hours: ALL_DAY })
    const { claim } = await admin.ask(offerClaim, { params: { id } })
    profile = await freshFolder()
    port = await freePort()
    glass = await openScreen(SIZE.width, SIZE.height)
    const flags = [`--remote-debugging-port=${port}`, '--disable-gpu', ...sandbox()].join(' ')
    const address = `${office.server.origin}/display/#claim=${claim}`
    const env = { DISPLAY: glass.name, WAYLAND_DISPLAY: '', CHROMIUM: findChromium()!, BANG_TIN_PROFILE: profile }
    child = spawn('bash', [launcher, address], {
      env: { ...process.env, ...env, BANG_TIN_FLAGS: flags, RESTART_SECONDS: '0' },
      stdio: 'ignore',
    })
  })
  afterAll(async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
    await glass.close()
    await office.close()
    await removeFolder(profile)
  })

  /** The page that plays, in whichever browser runs now. */
  const playing = (): Promise<Page> =>
    until('a page that plays', 60_000, async () => {
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null)
      const page = browser?.contexts()[0]?.pages()[0]
      if (!page) return null
      const shown = await page
        .locator('[data-visible="true"][data-material]')
        .count()
        .catch(() => 0)
      return shown > 0 ? page : null
    })

  /** Green from edge to edge: no bar, no bubble, no frame of a browser. */
  async function isFilled(): Promise<true | null> {
    const pixels = await glass.pixels(16, 9)
    const edge = pixels.filter((_, i) => i % 16 === 0 || i % 16 === 15 || i < 16 || i >= 128)
    return edge.every(([red, green, blue]) => green > red && green > blue) ? true : null
  }

  /** The browser itself, not what it started: the one whose command line says which profile it has. */
  async function browserPid(): Promise<number> {
    const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    for (const pid of all) {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      const isBrowser =
        line.includes(`--user-data-dir=${profile}\0`) && !line.includes('--type=') && !line.includes('bash')
      if (isBrowser) return Number(pid)
    }
    throw new Error('no browser')
  }

  /** Kills the browser as a power cut would, and waits until another one plays. */
  async function killed(): Promise<number> {
    const before = await browserPid()
    const began = performance.now()
    process.kill(before, 'SIGKILL')
    await until('another browser', 30_000, async () => {
      const now = await browserPid().catch(() => before)
      return now === before ? null : now
    })
    await playing()
    await until('a full screen', 30_000, isFilled)
    return Math.round(performance.now() - began)
  }

  test('shows the page and nothing else; killed, it comes back playing, with and without the server', async () => {
    const page = await playing()
    const covers = () => innerWidth >= screen.width && innerHeight >= screen.height && devicePixelRatio === 1
    expect(await page.evaluate(covers)).toBe(true)
    await until('a full screen', 30_000, isFilled)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    // Where the launcher's watchdog listens.
    expect((await readdir(path.join(profile, 'Default', 'IndexedDB'))).length).toBeGreaterThan(0)
    const online = await killed()
    await office.server.stop()
    const offline = await killed()
    console.log(`launcher: playing again ${online} ms after the kill, ${offline} ms without the server`)
    await office.start()
  })
})
