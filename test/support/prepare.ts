/** What `npm test` needs beyond `npm ci`: a Chromium, and pages that are up to date. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { prepare } from '../../server/prepare.ts'
import { findChromium } from './chromium.ts'

const ADVICE: Partial<Record<NodeJS.Platform, string>> = {
  linux: "sudo apt-get install -y chromium   (or your distribution's own command)",
  darwin: 'brew install --cask chromium',
  win32: 'winget install Google.Chrome',
}

const mayInstall = (): boolean => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

/** Debian's own package, with the fonts it wants; nothing is asked. */
function install(): void {
  console.log('No Chromium found; installing the one of this distribution with apt-get')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env })
}

function refuse(): never {
  const named = process.env['CHROMIUM_PATH']
  console.error(
    named
      ? `CHROMIUM_PATH names ${named}, which does not exist`
      : `The browser tests need Chromium, Chrome or Edge. Type:\n\n  ${ADVICE[process.platform] ?? 'install chromium'}\n\nor set CHROMIUM_PATH to the browser's program, then run npm test again.`,
  )
  process.exit(1)
}

if (!findChromium() && !process.env['CHROMIUM_PATH'] && mayInstall()) install()
const browser = findChromium()
if (!browser) refuse()
console.log(`Browser: ${browser}`)
await prepare(false)
