/**
 * The developer's loop: the server starts anew when its files change, both pages reload when theirs do, and a demo office
 * lives in ./data-dev (delete the folder to begin again). `--no-open` leaves the browser alone.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createServer } from 'vite'
import type { InlineConfig } from 'vite'
import { page } from '../vite.config.ts'
import { openDemoDisplay } from './dev-demo.ts'

const root = path.resolve(import.meta.dirname, '..')
const PANEL = 5173
const DISPLAY = 5174
const SERVER = 8081
const PASSWORD = 'demo-office-2026'

const at = (port: number): string => `http://127.0.0.1:${port}`

/** One address for everything, as in the office: the panel's page server passes on what is not its own. */
const panel: InlineConfig = {
  ...page('admin'),
  server: {
    host: '127.0.0.1',
    port: PANEL,
    strictPort: true,
    proxy: {
      '/api': at(SERVER),
      '/socket.io': { target: at(SERVER), ws: true },
      '/display/': { target: at(DISPLAY), ws: true },
    },
  },
}
const display: InlineConfig = {
  ...page('display'),
  server: { host: '127.0.0.1', port: DISPLAY, strictPort: true, hmr: { clientPort: DISPLAY } },
}

function startServer(): void {
  const own = {
    PORT: String(SERVER),
    HOST: '127.0.0.1',
    DATA_DIR: path.join(root, 'data-dev'),
    ADMIN_PASSWORD: PASSWORD,
  }
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', path.join(root, 'server', 'main.ts')], {
    env: { ...process.env, ...own },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.on('exit', () => child.kill())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0))
}

async function serverAnswers(): Promise<void> {
  for (;;) {
    const reply = await fetch(`${at(SERVER)}/api/health`).catch(() => null)
    if (reply?.ok) return
    await pause(200)
  }
}

function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url]
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true })
  child.on('error', () => console.log(`Open ${url} in a browser`))
  child.unref()
}

startServer()
for (const one of [panel, display]) await (await createServer({ ...one, configFile: false, logLevel: 'warn' })).listen()
await serverAnswers()
const screen = await openDemoDisplay(at(SERVER), PASSWORD)
console.log(`\nPanel    ${at(PANEL)}/   (admin, ${PASSWORD})\nDisplay  ${at(PANEL)}${screen}\n`)
if (!process.argv.includes('--no-open')) for (const url of [`${at(PANEL)}/`, at(PANEL) + screen]) openInBrowser(url)
