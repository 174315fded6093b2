/** What `npm test` needs beyond `npm ci`: a Chromium, a screen for it, and pages that are up to date. */
import process from 'node:process'
import { prepare } from '../../server/prepare.ts'
import { findChromium, findProgram } from './chromium.ts'
import { install, mayInstall } from './debian.ts'

const ADVICE: Partial<Record<NodeJS.Platform, string>> = {
  linux: "sudo apt-get install -y chromium   (or your distribution's own command)",
  darwin: 'brew install --cask chromium',
  win32: 'winget install Google.Chrome',
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

if (!findChromium() && !process.env['CHROMIUM_PATH'] && mayInstall()) install('chromium')
const browser = findChromium()
if (!browser) refuse()
console.log(`Browser: ${browser}`)

// A screen that is not there, and what tells its size, for the test of the Linux launcher.
const NEEDED = { Xvfb: 'xvfb', xdpyinfo: 'x11-utils' }
for (const [program, its] of process.platform === 'linux' ? Object.entries(NEEDED) : []) {
  if (!findProgram(program) && mayInstall()) install(its)
  if (findProgram(program)) continue
  console.error(`The test of the launcher needs ${program}. Type:\n\n  sudo apt-get install -y ${its}`)
  process.exit(1)
}
await prepare(false)
