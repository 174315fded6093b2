/** Every page and dialog of the panel, looked at as its readers do: with weak eyes, a screen reader, a phone, a keyboard, in Vietnamese. */
import { buffer } from 'node:stream/consumers'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { periodOf } from '../../playlists/report/period.ts'
import { count, periodWords } from '../../playlists/report/words.ts'
import { HO_CHI_MINH, toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { exportPlays, summarisePlays } from '../../playlists/wire/plays.ts'
import { startBlackout } from '../../playlists/wire/playlists.ts'
import { canMakePdf, listReports, readReport } from '../../playlists/wire/reports.ts'
import { Caller } from '../support/caller.ts'
import { launchChromium } from '../support/chromium.ts'
import { Looker } from '../support/panel-look.ts'
import { furnish } from '../support/panel-office.ts'
import { STOPS } from '../support/panel-stops.ts'
import { readWord } from '../support/word-file.ts'
import { freshFolder, removeFolder, setupLink, startServer } from '../support/whole.ts'
import type { Server } from '../support/whole.ts'

const PERSON = { name: 'Nguyễn Thị An', username: 'an.nguyen', password: 'cá chép nấu dưa chua' }
const PATIENCE_MS = 60_000

let dataDir: string
let server: Server
let home: string
let browser: Browser
let context: BrowserContext
beforeAll(async () => {
  dataDir = await freshFolder()
  server = await startServer({ dataDir, env: { LOG_LEVEL: 'error', RATE_LIMIT: '0' } })
  home = new URL(setupLink(server)).origin
  browser = await launchChromium()
  context = await newContext()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await removeFolder(dataDir)
})

async function newContext(): Promise<BrowserContext> {
  const viewport = { width: 1440, height: 900 }
  const made = await browser.newContext({ viewport, locale: 'vi-VN', reducedMotion: 'reduce' })
  made.setDefaultTimeout(PATIENCE_MS)
  return made
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string) => page.getByRole('link', { name })

test('the doors and the first-run wizard', async () => {
  const page = await context.newPage()
  const looker = new Looker(page)
  await page.goto(`${home}/`)
  await page.getByText('Hệ thống chưa có tài khoản nào').waitFor()
  await looker.look('sign-in of an empty office')
  await page.goto(`${home}/#/setup?token=khong-dung`)
  await page.getByText('Đường dẫn thiết lập không còn dùng được').waitFor()
  await looker.look('a set-up link that works no more')

  await page.goto(setupLink(server))
  await page.getByLabel('Họ và tên').fill(PERSON.name)
  await looker.look('set-up')
  await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(PERSON.password)
  await page.getByLabel('Nhập lại mật khẩu').fill(PERSON.password)
  await button(page, 'Tạo tài khoản và tiếp tục').click()
  await page.getByLabel('Tên cơ quan').fill('Điểm Phục vụ hành chính công phường Việt Hưng')
  await looker.look('wizard: office')
  await button(page, 'Lưu và tiếp tục').click()
  await button(page, 'Thêm màn hình và tiếp tục').waitFor()
  await looker.look('wizard: screen')
  await button(page, 'Thêm màn hình và tiếp tục').dblclick()
  await button(page, 'Dùng bộ này').click()
  await button(page, /^Duyệt \d+ nội dung$/).waitFor()
  await looker.look('wizard: starter campaign')
  await button(page, /^Duyệt \d+ nội dung$/).click()
  await page.getByText(/\d+ nội dung đã duyệt/).waitFor()
  await looker.look('wizard: done')
  const admin = await new Caller(server.origin).signIn(PERSON.username, PERSON.password)
  expect(await admin.ask(listDisplays, {})).toHaveLength(1)

  await page.goto(`${home}/#/-`)
  await button(page, /^Tài khoản/).click()
  await page.getByRole('menuitem', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Tên đăng nhập').fill(PERSON.username)
  await looker.look('sign-in')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PERSON.password)
  await page.keyboard.press('Enter')
  await page.getByText('Không có trang này').waitFor()
  await page.close()
  expect(looker.found).toEqual([])
})

test('every page, dialog and menu', { timeout: 400_000 }, async () => {
  await furnish(await new Caller(server.origin).signIn(PERSON.username, PERSON.password), Date.now() as Instant)
  const stops = [...STOPS]
  /** Two at a time: a page waits for the server while another is being looked at. */
  const walk = async (): Promise<string[]> => {
    const looker = new Looker(await context.newPage())
    for (let stop = stops.shift(); stop !== undefined; stop = stops.shift()) await looker.visit(home, stop)
    await looker.page.close()
    return looker.found
  }
  const found = await Promise.all([walk(), walk()])
  expect(found.flat()).toEqual([])
})

const EVERYWHERE = { all: true, displays: [], groups: [] }

test('an override: its second look, its banner on every page, its end', async () => {
  const looker = new Looker(await context.newPage())
  const { page } = looker
  await page.goto(`${home}/#/audit`)
  await button(page, 'Thông báo khẩn').click()
  await page.getByLabel('Nội dung thông báo').fill('Mưa lớn, ngập sâu - Người dân không ra đường')
  await button(page, /^Tiếp:/).click()
  await button(page, 'Phát ngay').waitFor()
  await looker.look('emergency: second look')
  await button(page, 'Phát ngay').dblclick()
  await button(page, 'Kết thúc ngay').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const admin = await new Caller(server.origin).signIn(PERSON.username, PERSON.password)
  await admin.ask(startBlackout, { body: { target: EVERYWHERE, minutes: 60, reason: 'Bảo trì', confirmed: true } })
  await expect.poll(() => button(page, 'Kết thúc ngay').count(), { timeout: PATIENCE_MS }).toBe(2)
  await looker.look('two banners')
  for (const left of [1, 0]) {
    await button(page, 'Kết thúc ngay').first().click()
    await looker.look('the end of an override')
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc ngay' }).click()
    await expect.poll(() => button(page, 'Kết thúc ngay').count(), { timeout: PATIENCE_MS }).toBe(left)
  }
  await page.close()
  expect(looker.found).toEqual([])
})

test('the quarter is over: a report drawn up, handed out, copied from, and its log checked', async () => {
  const admin = await new Caller(server.origin).signIn(PERSON.username, PERSON.password)
  const quarter = periodOf('quarter', toLocal(HO_CHI_MINH, Date.now() as Instant).date)
  const { from, until } = quarter
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const looker = new Looker(await context.newPage())
  const { page } = looker
  const taken = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, name).or(link(page, name)).click(),
    ])
    return buffer(await download.createReadStream())
  }

  await page.goto(`${home}/#/reports`)
  await button(page, 'Lập báo cáo').first().click()
  await page.getByRole('dialog').getByText('Quý', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Kỳ báo cáo' }).click()
  await page.getByRole('option', { name: periodWords(quarter) }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lập báo cáo' }).click()
  await page.getByLabel('III.1. Ưu điểm').fill('Các màn hình phát đều.')
  await button(page, 'Lưu báo cáo').click()
  await page.getByText('Đã lưu báo cáo.').waitFor()
  await looker.look('a report')

  const { total } = await admin.ask(summarisePlays, { query: { from, until, by: 'day' } })
  const [report] = await admin.ask(listReports, { query: {} })
  const { seal } = await admin.ask(readReport, { params: { id: report!.id } })
  const { paragraphs, tables } = await readWord(await taken('Tải bản Word'))
  const words = paragraphs.map(({ text }) => text)
  expect(words).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  expect(words).toContain('Các màn hình phát đều.')
  expect(words.find((text) => text.includes('Mã kiểm'))).toContain(seal)
  const general = tables.find(({ rows }) => rows[0]![0]!.text === 'Chỉ tiêu')!
  const plays = general.rows.find(([name]) => name!.text === 'Số lượt phát')!
  expect(plays.slice(1, 3).map(({ text }) => text)).toEqual(['lượt', count(total.completed)])

  if ((await admin.ask(canMakePdf, {})).possible) {
    expect((await taken('Tải bản PDF')).subarray(0, 5).toString()).toBe('%PDF-')
  } else {
    await button(page, 'Tải bản PDF').click()
    await page.getByText('Máy chủ chưa có LibreOffice').waitFor()
    await looker.look('no PDF here')
    await page.keyboard.press('Escape')
  }

  await link(page, 'Số để chép').click()
  const figures = page.getByRole('region', { name: 'Bảng 1. Kết quả chung' }).getByRole('table')
  await figures.getByRole('button').first().focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await page.getByText(`Đã chép ${count(total.completed)}`).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(count(total.completed))
  await looker.look('figures to copy')

  const csv = await (
    await fetch(`${home}${exportPlays.path}?from=${from}&until=${until}`, { headers: admin.headers })
  ).text()
  const check = (file: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'nhat-ky.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.goto(`${home}/#/settings/log`)
  await page.getByLabel('Mã kiểm in trong báo cáo').fill(seal.toLowerCase())
  await check(csv)
  await page.getByText('Tệp khớp với nhật ký, từng lượt một').waitFor()
  await page.getByText('Mã này trùng với mã trong báo cáo.').waitFor()
  await check(csv.replace(';đủ', ';ngắt'))
  await page.getByText(/^Dòng .* trong tệp khác với nhật ký/).waitFor()
  await looker.look('a file that differs')
  expect(looker.found).toEqual([])
  await check('không phải nhật ký')
  await page.getByText('Không đọc được tệp').waitFor()
  await page.close()
})

test('a page that fails while drawing says so, and how to go on', async () => {
  const looker = new Looker(await (await newContext()).newPage())
  const { page } = looker
  await page.route(/\/assets\/page-.*\.js$/, (route) => route.abort())
  await page.goto(`${home}/`)
  await page.getByLabel('Tên đăng nhập').fill(PERSON.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PERSON.password)
  await page.keyboard.press('Enter')
  await page.getByText('Trang này gặp lỗi').waitFor()
  await looker.look('a broken page')
  expect(looker.found.filter((line) => !/: (console|error): /.test(line))).toEqual([])
  await page.unroute(/\/assets\/page-.*\.js$/)
  await button(page, 'Tải lại').click()
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
  await page.context().close()
})
