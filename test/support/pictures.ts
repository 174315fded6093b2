/** Takes the README's pictures anew: a fresh office, the panel, and a screen of each shape. Run after `npm run build`. */
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { finishWizard } from '../../playlists/wire/access.ts'
import { offerClaim } from '../../playlists/wire/displays.ts'
import { Caller, pairScreen } from './caller.ts'
import { launchChromium } from './chromium.ts'
import { freshFolder, removeFolder, startServer } from './whole.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const PASSWORD = 'only-for-the-pictures'
/** A full cross-fade, and the miniatures of the panel's wall. */
const SETTLE_MS = 4000
const SLOGAN = '[data-visible="true"][data-content="slogan"]'

const SCREENS = [
  { name: 'Màn hình chờ', file: 'screen', width: 1920, height: 1080 },
  { name: 'Bảng LED dài', file: 'ribbon', width: 1024, height: 96 },
  { name: 'Bảng LED nhỏ', file: 'micro', width: 128, height: 64 },
]

async function takeScreens(browser: Browser, staff: Caller): Promise<void> {
  for (const { name, file, width, height } of SCREENS) {
    const { display } = await pairScreen(staff, name, width, height)
    const { claim } = await staff.ask(offerClaim, { params: { id: display.id } })
    const context = await browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    await page.goto(`${staff.origin}/display/#claim=${claim}`)
    await page.locator(SLOGAN).first().waitFor({ timeout: 180_000 })
    await page.waitForTimeout(SETTLE_MS)
    await page.screenshot({ path: path.join(root, 'display', 'pictures', `${file}.png`) })
    // The page stays open, so that the panel shows its screens alive.
  }
}

async function takePanel(browser: Browser, staff: Caller): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  const [name = '', value = ''] = (staff.headers['cookie'] ?? '').split(/=(.*)/s)
  await context.addCookies([{ name, value, url: staff.origin }])
  const page = await context.newPage()
  await page.goto(`${staff.origin}/`)
  await page.waitForTimeout(SETTLE_MS)
  await page.screenshot({ path: path.join(root, 'admin', 'pictures', 'panel.png') })
}

const dataDir = await freshFolder()
const server = await startServer({ dataDir, env: { ADMIN_PASSWORD: PASSWORD } })
const browser = await launchChromium()
try {
  for (const house of ['admin', 'display']) await mkdir(path.join(root, house, 'pictures'), { recursive: true })
  const staff = await new Caller(server.origin).signIn('admin', PASSWORD)
  await staff.ask(finishWizard, {})
  await takeScreens(browser, staff)
  await takePanel(browser, staff)
} finally {
  await browser.close()
  await server.stop()
  await removeFolder(dataDir)
}
