/** The library under the hands: found without marks, filtered by address, many changed at once and taken back; and a campaign's plan. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMaterials } from '../../playlists/wire/library.ts'
import { launchChromium } from '../support/chromium.ts'
import { EDITOR, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'

let office: Office
let browser: Browser
let page: Page
beforeAll(async () => {
  office = await openOffice()
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  page.setDefaultTimeout(15_000)
  await page.goto(`${office.server.origin}/#/`)
  await page.getByLabel('Tên đăng nhập').fill(EDITOR.username)
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(EDITOR.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

const go = (path: string): Promise<unknown> => page.goto(`${office.server.origin}/#${path}`)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const cards = () => page.getByRole('article')
const ticks = () => page.getByRole('checkbox', { name: /^Chọn: / })

test('a search without marks finds, stands in the address, and “back” takes it away', async () => {
  await go('/materials')
  await page.getByText('39 nội dung').waitFor()
  await page.getByRole('searchbox', { name: 'Tìm nội dung' }).pressSequentially('lan xanh', { delay: 40 })
  await page.getByText('1 nội dung', { exact: true }).waitFor()
  expect(await cards().count()).toBe(1)
  expect(new URL(page.url()).hash).toContain('search=lan')
  await page.goBack()
  await page.getByText('39 nội dung').waitFor()
  expect(await page.getByRole('searchbox', { name: 'Tìm nội dung' }).inputValue()).toBe('')
})

test('each choice of a filter says how many it finds', async () => {
  await page.getByRole('combobox', { name: 'Loại' }).click()
  await page.getByRole('option', { name: 'Thẻ mã QR (3)' }).click()
  await page.getByText('3 nội dung', { exact: true }).waitFor()
  await button('Bỏ bộ lọc').click()
  await page.getByText('39 nội dung').waitFor()
})

test('many are tagged at once, and it is taken back', async () => {
  await ticks().nth(0).check()
  await ticks().nth(1).check()
  await page.getByText('Đã chọn 2 nội dung').waitFor()
  await button('Gắn nhãn').click()
  await page.getByRole('combobox', { name: 'Thêm nhãn' }).fill('Tết')
  await page.keyboard.press('Enter')
  await button('Áp dụng').click()
  await page.getByText('Đã làm với 2 nội dung.').waitFor()
  await expect.poll(() => cards().filter({ hasText: 'Tết' }).count()).toBe(2)
  await button('Hoàn tác').click()
  await page.getByText('Đã hoàn tác.').waitFor()
  await expect.poll(() => cards().filter({ hasText: 'Tết' }).count()).toBe(0)
})

test('before many are archived the lists, schedules and displays that show them are named', async () => {
  await ticks().nth(5).check()
  await button('Lưu trữ').click()
  const dialog = page.getByRole('dialog')
  for (const words of ['Đang nằm trong các danh sách phát:', 'Chiến dịch khởi đầu'])
    await dialog.getByText(words, { exact: true }).first().waitFor()
  // Which of the two depends on the hour at which this is run.
  await dialog.getByText(/^(Đang trong giờ phát|Sẽ phát theo lịch):$/).waitFor()
  await dialog.getByRole('button', { name: 'Lưu trữ' }).click()
  await page.getByText('38 nội dung').waitFor()
  await button('Hoàn tác').click()
  await page.getByText('39 nội dung').waitFor()
})

test('what is refused is named, with the reason, and the rest is done', async () => {
  await ticks().nth(1).check()
  await ticks().nth(6).check()
  await button('Trình duyệt').click()
  await page.getByText(/^Đang kiểm tra trên màn hình: \d\/2 nội dung$/).waitFor()
  await page.getByText('Đã làm với 1 nội dung.').waitFor({ timeout: 60_000 })
  const { materials } = await office.editor.ask(listMaterials, { query: { state: 'pending' } })
  expect(materials.map(({ latest }) => latest.preflight?.findings.some(({ check }) => check === 'frame'))).toEqual([
    false,
  ])
  const dialog = page.getByRole('dialog', { name: '1 nội dung chưa làm được' })
  await dialog.waitFor()
  expect(await dialog.getByRole('listitem').count()).toBe(1)
  await page.keyboard.press('Escape')
})

test('a plan is entered and fills in', async () => {
  await go('/campaigns?open=1')
  await page.getByText('Chưa nhập kế hoạch').waitFor()
  await button('Sửa kế hoạch').first().click()
  await button('Thêm giai đoạn').click()
  await button('Lưu kế hoạch').click()
  await page.getByText('Nhập tên, hoặc xóa dòng này.').waitFor()
  const phase = page.getByRole('group', { name: 'Giai đoạn 1' })
  await phase.getByRole('textbox', { name: 'Tên' }).fill('Lan tỏa kết quả bước đầu')
  await phase.getByRole('textbox', { name: 'Thời gian' }).fill('Quý III/2026')
  await button('Lưu kế hoạch').click()
  await page.getByText('Đã lưu chiến dịch.').waitFor()
  const row = page.getByRole('table', { name: 'Các giai đoạn' }).getByRole('row').nth(1)
  await row.getByText('Quý III/2026').waitFor()
  expect(await row.innerText()).toMatch(/39 nội dung, 0 đã duyệt/)
})
