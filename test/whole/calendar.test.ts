/** The year calendar in the browser: a make-up Saturday by keyboard, undone, and a file seen before it is saved. */
import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCalendar } from '../../playlists/wire/calendar.ts'
import { launchChromium } from '../support/chromium.ts'
import { EDITOR, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'

let office: Office
let browser: Browser
let panel: Page
beforeAll(async () => {
  office = await openOffice()
  browser = await launchChromium()
  panel = await openCalendar()
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

const YEAR = 2026
const day = (date: string): Locator => panel.locator(`#day-${date}`)
const stored = async (date: string) => {
  const { days } = await office.editor.ask(readCalendar, { params: { year: YEAR } })
  return days.find((each) => each.date === date)!
}

async function openCalendar(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })).newPage()
  await page.goto(`${office.server.origin}/#/calendar?year=${YEAR}`)
  await page.getByLabel('Tên đăng nhập').fill(EDITOR.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(EDITOR.password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Lịch năm' }).waitFor()
  return page
}

test('each day says what it is, and a make-up Saturday is made by keyboard alone and undone', async () => {
  expect(await day('2026-02-17').getAttribute('aria-label')).toBe('Thứ Ba 17/02/2026, 1/1 âm lịch, Tết Âm lịch')
  expect(await day('2026-04-27').getAttribute('aria-label')).toContain('Nghỉ bù Giỗ Tổ Hùng Vương')
  expect(await panel.locator('[id^="day-"][tabindex="0"]').count()).toBe(1)

  await day('2026-08-20').focus()
  await panel.keyboard.press('ArrowRight')
  await panel.keyboard.press('ArrowRight')
  await panel.keyboard.press('Enter')
  const form = panel.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Tên' }).waitFor()
  await panel.keyboard.type('Làm bù')
  await form.getByRole('radio', { name: 'Làm việc' }).focus()
  await panel.keyboard.press('Space')
  await panel.keyboard.press('Enter')
  await form.waitFor({ state: 'hidden' })
  await panel.locator('#day-2026-08-22[data-mark="working"]').waitFor()
  expect(await stored('2026-08-22')).toMatchObject({ off: false, name: 'Làm bù' })

  await panel.getByRole('button', { name: 'Hoàn tác' }).click()
  await panel.locator('#day-2026-08-22[data-mark="rest"]').waitFor()
  expect((await stored('2026-08-22')).entry).toBeNull()
})

test('a file is shown before it is saved, is refused by line, and comes out as it went in', async () => {
  const table = (rows: string) => ({
    name: 'lich.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeffNgày;Tên;Loại;Ngày lễ\r\n${rows}\r\n`),
  })
  await panel.getByRole('button', { name: 'Nhập, xuất' }).click()
  await panel.getByRole('menuitem', { name: 'Nhập từ tệp…' }).click()
  const input = panel.locator('input[type=file]')
  await input.setInputFiles(table('31/11/2026;;Nghỉ;'))
  await panel.getByText('Dòng 2, Ngày: không phải là ngày có thật').waitFor()

  await input.setInputFiles(table('31/08/2026;Nghỉ hoán đổi;Nghỉ;Quốc khánh'))
  await panel.getByRole('cell', { name: '31/08/2026' }).waitFor()
  expect((await stored('2026-08-31')).entry).toBeNull()
  await panel.getByRole('button', { name: 'Lưu 1 thay đổi' }).click()
  await panel.locator('#day-2026-08-31[data-mark="holiday"]').waitFor()
  expect(await stored('2026-08-31')).toMatchObject({ off: true, holiday: 'national-day', name: 'Nghỉ hoán đổi' })

  await panel.getByRole('button', { name: 'Nhập, xuất' }).click()
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('menuitem', { name: 'Xuất CSV (Excel)' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('lich-nam_2026.csv')
  const out = await readFile(await download.path(), 'utf8')
  expect(out.split('\r\n')).toContain('31/08/2026;Nghỉ hoán đổi;Nghỉ;Quốc khánh;;')
})
