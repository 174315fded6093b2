/** The panel under the hands: by keyboard alone, with slips that must not cost what was typed, with words too long for a board. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDisplay } from '../support/fleet.ts'
import { createDisplay } from '../../playlists/wire/displays.ts'
import { launchChromium } from '../support/chromium.ts'
import { EDITOR, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'

const LONG =
  'Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số - động lực then chốt cho phát triển nhanh, bền vững của phường'

let office: Office
let browser: Browser
let page: Page
beforeAll(async () => {
  office = await openOffice()
  const canvas = { x: 0, y: 0, width: 128, height: 64 }
  await office.admin.ask(createDisplay, { body: makeDisplay({ name: 'Bảng LED nhỏ', canvas }) })
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  page.setDefaultTimeout(15_000)
  await page.goto(`${office.server.origin}/#/`)
  await page.getByLabel('Tên đăng nhập').waitFor()
  await page.keyboard.type(EDITOR.username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(EDITOR.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

const go = (path: string): Promise<unknown> => page.goto(`${office.server.origin}/#${path}`)
const dialogs = () => page.getByRole('dialog')
const button = (name: string) => page.getByRole('button', { name, exact: true })

/** Presses Tab until the thing of this name has the focus; fails when it is not reached. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab')
    const said = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null
      return at?.getAttribute('aria-label') ?? at?.innerText ?? ''
    })
    if (said.trim() === name) return
  }
  expect.fail(`Tab does not reach ${name}`)
}

test.each([
  ['/materials', 'Thêm nội dung'],
  ['/playlists', 'Thêm danh sách phát'],
  ['/schedules', 'Thêm lịch phát'],
  ['/campaigns', 'Thêm chiến dịch'],
  ['/plays', 'Xuất nhật ký phát'],
])('%s: Tab reaches “%s”', async (path, name) => {
  await go(path)
  await page.reload()
  await page.getByText(name, { exact: true }).first().waitFor()
  await tabTo(name)
})

test('the first Tab offers to skip the menu', async () => {
  await go('/campaigns')
  await page.reload()
  await button('Thêm chiến dịch').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo('Thêm chiến dịch')
  await page.keyboard.press('Enter')
  await page.getByLabel('Tên chiến dịch').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => dialogs().count()).toBe(0)
})

test('a new material begins in its first field', async () => {
  await go('/materials')
  await page.reload()
  await button('Thêm nội dung').waitFor()
  await tabTo('Thêm nội dung')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const first = page.getByRole('textbox', { name: 'Dòng chính' })
  await first.waitFor()
  await expect.poll(() => first.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('Làm ngay')
  expect(await first.inputValue()).toBe('Làm ngay')
})

const UNSAVED = 'Bỏ thay đổi chưa lưu?'

test.each([
  ['Chiến dịch', 'Thêm chiến dịch', 'Tên chiến dịch'],
  ['Lịch phát', 'Thêm lịch phát', 'Tên lịch'],
])('%s: what was typed is not thrown away by Escape or by going elsewhere', async (place, open, field) => {
  await go('/')
  await page.reload()
  await page.getByRole('link', { name: place, exact: true }).click()
  await button(open).click()
  await page.getByLabel(field).fill('Chưa lưu')
  await page.keyboard.press('Escape')
  await page.getByText(UNSAVED).waitFor()
  const question = page.getByRole('dialog').filter({ hasText: UNSAVED })
  await expect.poll(() => question.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByText(UNSAVED).waitFor({ state: 'detached' })
  expect(await page.getByLabel(field).inputValue()).toBe('Chưa lưu')

  await page.goBack()
  await page.getByText(UNSAVED).waitFor()
  await button('Tiếp tục sửa').click()
  await page.getByText(UNSAVED).waitFor({ state: 'detached' })
  expect(await page.getByRole('heading', { level: 1, includeHidden: true }).innerText()).toBe(place)

  await dialogs().getByRole('button', { name: 'Hủy bỏ' }).click()
  await button('Bỏ thay đổi').click()
  await expect.poll(() => dialogs().count()).toBe(0)
})

test.each([
  ['Nội dung', '/materials', '?new=slogan', 'Dòng chính'],
  ['Danh sách phát', '/playlists', '?new=1', 'Tên danh sách'],
])(
  '%s: an editor asks before Back, its own menu entry or a typed address leaves it',
  async (place, at, editor, field) => {
    await go('/')
    await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
    await go(at)
    await page.getByRole('heading', { level: 1, name: place }).waitFor()
    await go(`${at}${editor}`)
    await page.getByLabel(field).fill('Chưa lưu')
    const leavings = [
      () => page.goBack(),
      () => page.getByRole('link', { name: place, exact: true }).click(),
      () => go('/campaigns'),
    ]
    for (const leave of leavings) {
      await leave()
      await page.getByText(UNSAVED).waitFor()
      await button('Tiếp tục sửa').click()
      await page.getByText(UNSAVED).waitFor({ state: 'detached' })
      expect(await page.getByLabel(field).inputValue()).toBe('Chưa lưu')
      await expect.poll(() => page.url(), { message: String(leave) }).toBe(`${office.server.origin}/#${at}${editor}`)
    }
    await page.goBack()
    await dialogs().getByRole('button', { name: 'Bỏ thay đổi' }).click()
    await page.getByRole('heading', { level: 1, name: place }).waitFor()
    await expect.poll(() => page.url()).toBe(`${office.server.origin}/#${at}`)
  },
)

test('what says that a list was saved is not in the way of the next save', async () => {
  await go('/playlists?new=1')
  for (const name of ['Sảnh', 'Sảnh tầng một']) {
    await page.getByLabel('Tên danh sách').fill(name)
    await button('Lưu danh sách').click({ timeout: 2000 })
    await page.getByText('Đã lưu danh sách').first().waitFor()
    await page.getByText('Đã lưu danh sách').first().hover({ force: true })
    await expect.poll(() => button('Lưu danh sách').isDisabled()).toBe(true)
  }
})

test('words too long for a small board are warned about, with the board and the size', async () => {
  await go('/materials?new=slogan')
  const preview = page.getByRole('region', { name: 'Xem trước trên màn hình thật' })
  await page.getByLabel('Dòng chính').fill('Làn xanh')
  const board = preview.getByRole('figure').filter({ hasText: '128 × 64' })
  const drawn = board.frameLocator('iframe').locator('[data-visible="true"]')
  await expect.poll(() => drawn.innerText(), { timeout: 15_000 }).toContain('Làn xanh')
  expect(await board.innerText()).not.toContain('Chữ dài')
  await page.getByLabel('Dòng chính').fill(LONG)
  await board.getByText(/^Chữ dài so với khung này: .* cỡ \d+ px$/).waitFor()
})

test('a blank is named in the preview, never shown in braces', async () => {
  await page.getByLabel('Dòng chính').fill('Tạm dừng từ {gio_bat_dau} đến {den_luc}')
  const drawn = page.frameLocator('iframe').first().locator('[data-visible="true"]')
  await expect.poll(() => drawn.innerText(), { timeout: 15_000 }).toContain('[Giờ bắt đầu]')
  expect((await drawn.innerText()).replace(/\s+/g, ' ')).toContain('[den luc]')
  expect(await drawn.innerText()).not.toMatch(/[{}_]/)
})
