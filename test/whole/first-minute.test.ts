/** Journeys 1 and 3: from the set-up link to the starter campaign on two screens, and the count that rises. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { freshFolder, removeFolder, setupLink, startServer } from '../support/whole.ts'
import type { Server } from '../support/whole.ts'

const OFFICE = 'Điểm Phục vụ hành chính công phường Việt Hưng'
const PASSWORD = 'cá chép nấu dưa chua'
/** A slogan holds for 8 s at least; a heartbeat and a batch of plays follow. */
const ENOUGH_MS = 60_000

let dataDir: string
let server: Server
let browser: Browser
beforeAll(async () => {
  dataDir = await freshFolder()
  server = await startServer({ dataDir, env: { LOG_LEVEL: 'error' } })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await removeFolder(dataDir)
})

test('set-up link, wizard, the starter campaign on screen, a screen paired by its code, the count in the panel', async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'vi-VN' })
  const panel = await context.newPage()
  panel.setDefaultTimeout(ENOUGH_MS)
  const asked = new Set<string>()
  context.on('request', (request) => void asked.add(new URL(request.url()).host))

  await createFirstAccount(panel)
  await walkWizard(panel)

  const testScreen = await openTestScreen(panel)
  await showsStarterItem(testScreen)

  await panel.getByRole('link', { name: 'Về trang Tổng quan' }).click()
  const before = await playsToday(panel)

  const hall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage()
  hall.setDefaultTimeout(ENOUGH_MS)
  await pair(panel, 'Tivi sảnh', await codeOf(hall))
  await showsStarterItem(hall)
  expect(await materialOn(hall), 'both screens play the same thing').toBe(await materialOn(testScreen))

  await panel.getByRole('link', { name: 'Tổng quan' }).click()
  await expect.poll(() => playsToday(panel), { timeout: ENOUGH_MS, interval: 500 }).toBeGreaterThan(before)

  asked.delete('')
  expect([...asked], 'nobody but this server is asked for anything').toEqual([new URL(setupLink(server)).host])

  const again = await context.newPage()
  await again.goto(setupLink(server))
  await again.getByText('Đường dẫn thiết lập không còn dùng được').waitFor()
})

async function createFirstAccount(panel: Page): Promise<void> {
  await panel.goto(setupLink(server))
  await panel.getByLabel('Họ và tên').fill('Nguyễn Thị An')
  await panel.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(PASSWORD)
  await panel.getByLabel('Nhập lại mật khẩu').fill(PASSWORD)
  await panel.getByRole('button', { name: 'Tạo tài khoản và tiếp tục' }).click()
}

/** Office, screen, starter campaign; the last step approves what is ticked. */
async function walkWizard(panel: Page): Promise<void> {
  await panel.getByLabel('Tên cơ quan').fill(OFFICE)
  await panel.getByRole('button', { name: 'Lưu và tiếp tục' }).click()
  await panel.getByRole('button', { name: 'Thêm màn hình và tiếp tục' }).click()
  await panel.getByRole('button', { name: 'Dùng bộ này' }).click()
  await panel.getByRole('button', { name: /^Duyệt \d+ nội dung$/ }).click()
  await panel.getByText(/\d+ nội dung đã duyệt/).waitFor()
}

async function openTestScreen(panel: Page): Promise<Page> {
  const [screen] = await Promise.all([
    panel.context().waitForEvent('page'),
    panel.getByRole('button', { name: 'Mở màn hình thử' }).click(),
  ])
  screen.setDefaultTimeout(ENOUGH_MS)
  return screen
}

const inSight = '[data-visible="true"][data-material]'

async function showsStarterItem(screen: Page): Promise<void> {
  await screen.locator(inSight).first().waitFor()
  const words = await screen.locator(inSight).first().innerText()
  expect(words.trim()).not.toBe('')
  expect(words, 'a blank that nobody filled').not.toMatch(/[{}]/)
}

const materialOn = (screen: Page): Promise<string | null> =>
  screen.locator(inSight).first().getAttribute('data-material')

/** The six characters that an unpaired screen shows, without the gap in the middle. */
async function codeOf(screen: Page): Promise<string> {
  await screen.goto(`${server.origin}/display/`)
  const code = screen.getByText(/^[A-Z\d]{3}\s[A-Z\d]{3}$/).first()
  return (await code.innerText()).replace(/\s/, '')
}

async function pair(panel: Page, name: string, code: string): Promise<void> {
  await panel.getByRole('link', { name: 'Màn hình', exact: true }).click()
  await panel
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('button')
    .last()
    .click()
  await panel.getByRole('menuitem', { name: 'Ghép nối' }).click()
  await panel.getByLabel('Ký tự 1').click()
  await panel.keyboard.type(code)
  await panel.getByRole('dialog').waitFor({ state: 'detached' })
}

/** The large figure of the card "Lượt phát hôm nay". */
async function playsToday(panel: Page): Promise<number> {
  const card = panel.getByRole('region', { name: 'Lượt phát hôm nay' })
  const figure = /^[\d.]+$/m.exec(await card.innerText())?.[0] ?? '-1'
  return Number(figure.replaceAll('.', ''))
}
