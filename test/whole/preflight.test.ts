/** From a card that one board cannot show to the approver who is told why it comes all the same. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import { createDisplay } from '../../playlists/wire/displays.ts'
import { readMaterial } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { Caller } from '../support/caller.ts'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { ALL_DAY, addPlaylist, addSchedule, draft, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { qr, slogan } from '../support/stage-showings.ts'

let office: Office
let browser: Browser
const BOARD = 'LED cổng nhỏ'
let board: DisplayId
beforeAll(async () => {
  office = await openOffice()
  const screens = [
    [BOARD, 'led', 64, 32],
    ['LED dải dài', 'led', 1024, 96],
    ['Tivi sảnh', 'tv', 1920, 1080],
    ['Kiosk tra cứu', 'kiosk', 1080, 1920],
  ] as const
  for (const [name, kind, width, height] of screens) {
    const canvas = { x: 0, y: 0, width, height }
    const rest = { location: '', opening: ALWAYS_OPEN, frame: 'main' as const, muted: true, groups: [] }
    const { id } = await office.admin.ask(createDisplay, { body: { name, kind, canvas, ...rest } })
    if (name === BOARD) board = id
  }
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

async function openPanel({ headers }: Caller, at: string, width = 1440): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'vi-VN' })
  const [name = '', value = ''] = (headers['cookie'] ?? '').split(/=(.*)/s)
  await context.addCookies([{ name, value, url: office.server.origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${office.server.origin}/#${at}`)
  return page
}

/** From now on the material is scheduled on the small board. */
async function aimAtBoard(material: Material): Promise<void> {
  const playlist = await addPlaylist(office.editor, 'Cổng', [{ material, weight: 1, durationMs: 15_000 }])
  await addSchedule(office.editor, { name: 'Cổng', playlist, displays: [board], hours: ALL_DAY })
}

const REASON = 'Bảng nhỏ chỉ cần tên trang'

test('a block is shown on its display, needs a reason, and the approver reads it', async () => {
  const material = await draft(office.editor, 'Cài iHanoi', qr('https://ihanoi.gov.vn', 'Cài iHanoi'))
  const page = await openPanel(office.editor, `/materials?edit=${material.id}`)
  await page.getByText('Trên mọi màn hình', { exact: true }).click()
  const small = page.getByRole('article').filter({ hasText: BOARD })
  await small.getByText(/Cảnh báo: Không đủ chỗ cho mã QR.*32 điểm ảnh, cần từ 58 điểm ảnh/).waitFor()
  await small.getByText('Chưa có lịch đưa nội dung này lên đây').waitFor()
  await aimAtBoard(material)
  await small.getByText('Chặn: Không đủ chỗ cho mã QR').waitFor()
  const television = page.getByRole('article').filter({ hasText: 'Tivi sảnh' })
  await television.getByRole('img').waitFor()
  expect(await television.getByText('Không đủ chỗ cho mã QR').count()).toBe(0)
  expect(await television.getByRole('img').evaluate((one: HTMLCanvasElement) => [one.width, one.height])).toEqual([
    1920, 1080,
  ])
  await page.getByRole('button', { name: 'Xem toàn cảnh' }).click()
  const sheet = page.getByRole('dialog')
  const wide = sheet.getByRole('article').filter({ hasText: 'Tivi sảnh' }).getByRole('img')
  // The sheet grows into its place.
  await expect.poll(async () => (await wide.boundingBox())?.width).toBe(1920)
  const dots = await sheet
    .getByRole('article')
    .filter({ hasText: BOARD })
    .getByRole('img')
    .evaluate((one: HTMLCanvasElement) => [one.width, one.height])
  expect(dots).toEqual([64 * 8, 32 * 8])
  expect(await violationsOn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  expect(await violationsOn(page)).toEqual([])

  await page.getByRole('button', { name: 'Lưu và trình duyệt' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Chặn: Không đủ chỗ cho mã QR').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Quay lại sửa' }).click()
  await page.getByText(/Kiểm tra trước khi phát cho thấy .* LED cổng nhỏ/).waitFor()
  expect((await office.editor.ask(readMaterial, { params: { id: material.id } })).latest.state).toBe('draft')

  await page.getByRole('button', { name: 'Lưu và trình duyệt' }).click()
  await dialog.getByLabel('Lý do vẫn cần phát').fill(REASON)
  await dialog.getByRole('button', { name: 'Ghi lý do và tiếp tục' }).click()
  await page.waitForURL(/open=/)
  const { latest } = await office.editor.ask(readMaterial, { params: { id: material.id } })
  expect(latest).toMatchObject({ state: 'pending', preflight: { verdict: 'block', override: { reason: REASON } } })
  await page.close()

  const desk = await openPanel(office.approver, '/approvals', 390)
  await desk.getByText('Có lỗi chặn').waitFor()
  await desk.getByText(REASON).waitFor()
  await desk.getByText('Biên tập cho qua lỗi chặn').waitFor()
  expect(await violationsOn(desk)).toEqual([])
  await desk.close()
})

test('what is typed is checked as it is typed', async () => {
  const material = await draft(office.editor, 'Hạn nộp', slogan('notice', 'Nộp hồ sơ sớm'))
  const page = await openPanel(office.editor, `/materials?edit=${material.id}`)
  const line = page.getByRole('status').filter({ hasText: /cảnh báo|Đạt trên mọi màn hình/ })
  await line.waitFor()
  await page.getByLabel('Dòng chính').fill('Nộp hồ sơ trước ngày 15/01/2026')
  await page.getByRole('status').filter({ hasText: '1 lỗi chặn' }).click()
  await page.getByText('Chặn: Ngày đã qua').waitFor()
  await page.getByText('“15/01/2026”').waitFor()
  await page.close()
})
