/** Finds Chromium and starts it as the tests need it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, LaunchOptions } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge']
const BY_PLATFORM: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name]
    if (!folder) return []
    return [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ].map((rest) => path.join(folder, rest))
  }),
}

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
]

/** The browser's path: `CHROMIUM_PATH`, the usual places, then the names on PATH. Null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH']
  if (named) return existsSync(named) ? named : null
  return BY_PLATFORM[process.platform]?.find((file) => existsSync(file)) ?? onPath()
}

const onPath = (): string | null => NAMES.map(findProgram).find((file) => file !== null) ?? null

/** The path of a program that stands on PATH, or null. */
export function findProgram(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return folders.map((folder) => path.join(folder, name + suffix)).find((file) => existsSync(file)) ?? null
}

function executable(): string {
  const found = findChromium()
  if (!found) throw new Error('No Chromium found: install one or set CHROMIUM_PATH')
  return found
}

/** Chromium refuses its own sandbox to root, and many build machines forbid it. */
export const sandbox = (): string[] => (process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : [])

export const launchChromium = ({ args = [], ...rest }: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ executablePath: executable(), headless: true, ...rest, args: [...FLAGS, ...sandbox(), ...args] })

export type Kiosk = {
  browser: Browser
  context: BrowserContext
  pid: number
  kill: () => Promise<void>
  /** Ends it as a machine that is shut down does. */
  quit: () => Promise<void>
}

/**
 * A browser that remembers: its own profile in `folder`, so that it can be killed and started again with the same one.
 * `kill` ends it without warning (SIGKILL, to it alone) and waits until it is gone. Throws when it does not start in 30 s.
 */
export async function launchKiosk(folder: string, args: readonly string[] = []): Promise<Kiosk> {
  const profile = [`--user-data-dir=${folder}`, '--remote-debugging-port=0', '--headless=new']
  const options = [...FLAGS, ...sandbox(), ...profile, ...args, 'about:blank']
  const child = spawn(executable(), options, { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = once(child, 'exit')
  const browser = await chromium.connectOverCDP(await debugAddress(child.stderr))
  const context = browser.contexts()[0]
  if (!context || child.pid === undefined) throw new Error('Chromium started without a window')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  const quit = async (): Promise<void> => {
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.close').catch(() => undefined)
    await gone
  }
  return { browser, context, pid: child.pid, kill, quit }
}

async function debugAddress(output: Readable): Promise<string> {
  const lines = createInterface({ input: output })
  const tooLate = setTimeout(() => lines.close(), 30_000)
  try {
    for await (const line of lines) {
      const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (found) return found
    }
  } finally {
    clearTimeout(tooLate)
    output.resume()
  }
  throw new Error('Chromium did not start')
}
