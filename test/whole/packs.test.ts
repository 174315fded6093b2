/** A pack from the wizard to the wall, and each of the five on an LED strip and a kiosk. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillBlanks } from '../../playlists/blanks.ts'
import { canonical } from '../../playlists/canonical.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import type { Pack } from '../../playlists/packs/pack.ts'
import { preflight } from '../../playlists/preflight.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'
import { STANDARD, USUAL_VIEWING } from '../../playlists/preflight/target.ts'
import type { Target } from '../../playlists/preflight/target.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { SHIPPED } from '../../playlists/starter/shipped.ts'
import { readCampaign } from '../../playlists/wire/campaigns.ts'
import { createDisplay, listDisplays, offerClaim } from '../../playlists/wire/displays.ts'
import { approvePackItems, importPack, listPackItems, listPacks, undoPack } from '../../playlists/wire/packs.ts'
import { Caller } from '../support/caller.ts'
import { launchChromium } from '../support/chromium.ts'
import { Looker } from '../support/panel-look.ts'
import { openStageBrowser, showSheets } from '../support/stage-browser.ts'
import type { StageBrowser } from '../support/stage-browser.ts'
import { playing, showing } from '../support/stage-showings.ts'
import { freshFolder, removeFolder, setupLink, startServer } from '../support/whole.ts'
import type { Server } from '../support/whole.ts'

const PERSON = { name: 'Nguyễn Thị An', username: 'an.nguyen', password: 'cá chép nấu dưa chua' }
const PATIENCE_MS = 30_000

let dataDir: string
let server: Server
let browser: Browser
let context: BrowserContext
beforeAll(async () => {
  dataDir = await freshFolder()
  server = await startServer({ dataDir, env: { LOG_LEVEL: 'error', RATE_LIMIT: '0' } })
  browser = await launchChromium()
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN', acceptDownloads: true })
  context.setDefaultTimeout(PATIENCE_MS)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await removeFolder(dataDir)
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

test('the wizard begins with a plan in the place of the starter campaign', async () => {
  const page = await context.newPage()
  const looker = new Looker(page)
  await page.goto(setupLink(server))
  await page.getByLabel('Họ và tên').fill(PERSON.name)
  await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(PERSON.password)
  await page.getByLabel('Nhập lại mật khẩu').fill(PERSON.password)
  await button(page, 'Tạo tài khoản và tiếp tục').click()
  await page.getByLabel('Tên cơ quan').fill('Điểm Phục vụ hành chính công phường Việt Hưng')
  await button(page, 'Lưu và tiếp tục').click()
  await button(page, 'Thêm màn hình và tiếp tục').click()
  await page.getByRole('radio', { name: /Việt Hưng 2026/ }).waitFor()
  await looker.look('wizard: packs')
  await page.getByRole('radio', { name: /Việt Hưng 2026/ }).click()
  await button(page, 'Làm bản riêng từ bộ này').click()
  await page.getByLabel('Tên chiến dịch').waitFor()
  await looker.look('wizard: own copy')
  await page.keyboard.press('Escape')
  await button(page, 'Dùng bộ này').click()
  await button(page, /^Duyệt \d+ nội dung$/).waitFor()
  await looker.look('wizard: items of a pack')
  await button(page, /^Duyệt \d+ nội dung$/).click()
  await page.getByText(/\d+ nội dung đã duyệt/).waitFor()
  const admin = await new Caller(server.origin).signIn(PERSON.username, PERSON.password)
  const packs = await admin.ask(listPacks, {})
  expect(packs.filter(({ imported }) => imported !== null).map(({ id }) => id)).toEqual(['viet-hung-2026'])
  await page.close()
  expect(looker.found).toEqual([])
})

test('under campaigns a pack goes out, is made one’s own, comes in and is undone', async () => {
  const page = await context.newPage()
  const looker = new Looker(page)
  await page.goto(`${new URL(setupLink(server)).origin}/#/campaigns`)
  await button(page, 'Xuất gói: Việt Hưng 2026').click()
  await looker.look('export')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải gói xuống' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Việt Hưng 2026.zip')
  const file = await download.path()
  await page.keyboard.press('Escape')

  await button(page, 'Nhân bản: Việt Hưng 2026').click()
  await page.getByLabel('Tên chiến dịch').fill('Phường Một 2027')
  await looker.look('copy')
  await button(page, 'Tạo bản riêng').click()
  await button(page, 'Nhân bản: Phường Một 2027').waitFor()

  await button(page, 'Gói chiến dịch').click()
  await page.getByText('Gói đi kèm chương trình').waitFor()
  await looker.look('packs')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('Mọi thứ trong gói đã có, không có gì để nhập.').waitFor()
  await looker.look('a pack that is there')
  await button(page, 'Hủy bỏ').click()
  await page.getByRole('group', { name: 'Kiều Phú 2026' }).getByRole('button', { name: 'Xem và nhập' }).click()
  await page.getByText(/^Sẽ tạo \d+ mục/).waitFor()
  await looker.look('a pack before it is imported')
  await button(page, 'Nhập gói').click()
  const kieuPhu = page.getByRole('group', { name: 'Kiều Phú 2026' })
  await kieuPhu.getByText(/^Đã nhập, duyệt/).waitFor()
  await kieuPhu.getByRole('button', { name: 'Hoàn tác nhập' }).click()
  const question = page.getByRole('dialog', { name: /^Hoàn tác nhập “/ })
  await question.getByRole('button', { name: 'Hoàn tác nhập' }).click()
  await kieuPhu.getByText(/^Đã nhập, duyệt/).waitFor({ state: 'detached' })
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('x') })
  await page.getByText(/Tệp gói bị hỏng/).waitFor()
  await looker.look('a pack that is damaged')
  await page.close()
  // The browser itself writes down that the damaged one was refused.
  expect(looker.found.filter((line) => !line.includes('status of 422'))).toEqual([])
})

const SCREENS = [
  { name: 'LED', kind: 'led', width: 1024, height: 96 },
  { name: 'Kiosk', kind: 'kiosk', width: 1080, height: 1920 },
] as const

/** As an office's own hours read, which is all that these packs leave blank. */
const HOURS = 'Thứ Hai đến Thứ Sáu: 08:00 - 12:00, 13:00 - 17:00'

/** Every wording, its blanks filled. */
const wordings = (pack: Pack) =>
  pack.materials.map(({ key, content, durationMs, blanks }) => {
    const values = Object.fromEntries(blanks.map((blank) => [blank.key, HOURS]))
    const shown = fillBlanks(content, values)
    return { key, content: shown, durationMs, name: canonical(shown) }
  })

/** Draws all that these say on canvases of one size; what was seen, by wording. */
async function measureAll(bench: StageBrowser, all: ReadonlyMap<string, Content>, size: Target) {
  const page = await bench.open({ query: '?sheets' })
  const names = [...all.keys()]
  await showSheets(
    page,
    names.map((name, n) => playing(size.width, size.height, showing(`sheet-${n}`, all.get(name)!))),
  )
  const seen: Measurement[] = []
  for (const n of names.keys()) seen.push(await page.evaluate((key) => window.bench.measure(key), `sheet-${n}`))
  await page.close()
  return new Map(names.map((name, n) => [name, seen[n]!]))
}

test('nothing in the five is blocked, on standard canvases or on the strip and the kiosk that it goes to', async () => {
  const packs = SHIPPED.slice(1)
  const contents = new Map(packs.flatMap(wordings).map(({ name, content }) => [name, content]))
  const targets: Target[] = SCREENS.map(({ name, kind, width, height }, n) => ({
    ...{ display: (n + 1) as DisplayId, name, width, height, led: kind === 'led' },
    ...{ ...USUAL_VIEWING[kind], muted: true, aimed: true },
  }))
  const bench = await openStageBrowser(browser)
  const measured = await Promise.all(STANDARD.map((size) => measureAll(bench, contents, size)))
  await bench.close()
  const blocked = packs.flatMap((pack) =>
    wordings(pack).flatMap(({ key, name, content, durationMs }) => {
      const seen = measured.map((one) => one.get(name)!)
      const today = pack.campaign.from ?? ('2026-01-01' as LocalDate)
      const found = preflight({ content, durationMs }, [...STANDARD, ...targets], seen, today)
      return found
        .filter(({ verdict }) => verdict === 'block')
        .map((one) => `${pack.id} ${key}: ${one.check} on ${one.name} (${one.measured} of ${one.limit}) ${one.about}`)
    }),
  )
  expect(blocked).toEqual([])
})

async function openScreen(admin: Caller, { name, kind, width, height }: (typeof SCREENS)[number]): Promise<Page> {
  const canvas = { x: 0, y: 0, width, height }
  const plain = { location: '', frame: 'main' as const, opening: ALWAYS_OPEN, muted: true, groups: [] }
  const body = { ...plain, name, kind, canvas }
  const { id } = await admin.ask(createDisplay, { body })
  const { claim } = await admin.ask(offerClaim, { params: { id } })
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${server.origin}/display/#claim=${claim}`)
  return page
}

/** The material in sight; null while the fallback shows. */
const materialOn = (screen: Page): Promise<string | null> =>
  screen.evaluate(
    () => document.querySelector('[data-visible="true"][data-material]')?.getAttribute('data-material') ?? null,
  )

test('each of the five, approved, plays on an LED strip and a kiosk, and its page fills in', async () => {
  const admin = await new Caller(server.origin).signIn(PERSON.username, PERSON.password)
  for (const { id, imported } of await admin.ask(listPacks, {}))
    if (imported !== null) await admin.ask(undoPack, { params: { pack: id }, body: {} })
  const screens = await Promise.all(SCREENS.map((screen) => openScreen(admin, screen)))
  for (const { id: pack } of SHIPPED.slice(1)) {
    const params = { pack }
    const { campaign } = await admin.ask(importPack, { params, body: {} })
    const items = await admin.ask(listPackItems, { params })
    const chosen = items.map(({ key, placeholders }) => ({
      key,
      values: Object.fromEntries(placeholders.map((blank) => [blank.key, HOURS])),
    }))
    const { approved } = await admin.ask(approvePackItems, { params, body: { items: chosen } })
    expect(approved).toHaveLength(items.length)
    const own = items.map(({ material }) => String(material))
    for (const screen of screens) {
      const isOwn = async () => own.includes((await materialOn(screen)) ?? '')
      await expect.poll(isOwn, { timeout: 2 * PATIENCE_MS, message: pack }).toBe(true)
    }
    const { progress } = await admin.ask(readCampaign, { params: { id: campaign } })
    expect(progress.phases.every((phase) => phase.materials > 0 && phase.approved > 0)).toBe(true)
    await admin.ask(undoPack, { params, body: {} })
  }
  expect((await admin.ask(listDisplays, {})).filter(({ name }) => name === 'LED' || name === 'Kiosk')).toHaveLength(2)
})
