/** The main job with real input: files through the panel, two screens, and counts that agree everywhere. */
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { DisplayId } from '../../playlists/ids.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { listMaterials } from '../../playlists/wire/library.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { archiveSchedule } from '../../playlists/wire/playlists.ts'
import { exportPlays, listQuarantine, summarisePlays } from '../../playlists/wire/plays.ts'
import { addDisplay, claimAddress, useGlass } from '../support/glass.ts'
import { Observer, playsOwed, until } from '../support/observer.ts'
import { EDITOR, addApproved, addPlaylist, addSchedule, approve, aroundToday } from '../support/office.ts'
import { fixture, halvesOfDay } from '../support/office.ts'

const SLOT_MS = 3000
/** Weights 2 : 1 : 1, so four slots a round. */
const ROUNDS = 4
const RUN_MS = ROUNDS * 4 * SLOT_MS + 2 * SLOT_MS

const glass = useGlass()

test('what two screens showed, what the report counts and what the CSV lists are the same', async () => {
  const panel = await signInToPanel()
  const [image, video] = await uploadInPanel(panel, ['picture.png', 'clip.mp4'])
  const qr = await addApproved(glass.office, 'Học kỹ năng số', {
    kind: 'qr',
    url: 'https://binhdanhocvuso.gov.vn',
    headline: 'Học kỹ năng số miễn phí',
    support: '',
  })
  const later = await addApproved(glass.office, 'Ngoài khung giờ', {
    kind: 'slogan',
    template: 'formal',
    headline: 'Chỉ phát ngoài khung giờ này',
    support: '',
    steps: [],
  })
  await approve(glass.office, image)
  await approve(glass.office, video)

  const tv = await openScreen('Màn hình chờ', 1920, 1080)
  const led = await openScreen('Bảng LED', 512, 256)
  await pairByCode(tv)
  await pairByClaim(led)

  const { on, off } = halvesOfDay()
  const ids = [tv.id, led.id]
  const share = (material: Material, weight: number) => ({ material, weight, durationMs: SLOT_MS })
  const shares = [share(image, 2), share(video, 1), share(qr, 1)]
  const playlist = await addPlaylist(glass.office.editor, 'Sảnh', shares)
  const others = await addPlaylist(glass.office.editor, 'Lúc khác', [share(later, 1)])
  await addSchedule(glass.office.editor, { name: 'Lúc khác', playlist: others, displays: ids, hours: off })
  const main = await addSchedule(glass.office.editor, { name: 'Lúc này', playlist, displays: ids, hours: on })

  const screens = [tv, led]
  for (const { name, observer } of screens)
    await until(
      `${name} shows the programme`,
      30_000,
      () => observer.sightings.find((s) => s.material !== null) ?? null,
    )
  await tv.page.waitForTimeout(RUN_MS)

  const { id, version } = main
  await glass.office.editor.ask(archiveSchedule, { params: { id }, body: { archived: true, version } })
  for (const { name, observer, page } of screens) {
    await until(`${name} is back at its fallback`, 10_000, () =>
      observer.sightings.at(-1)?.content === 'fallback' ? true : null,
    )
    await until(`${name} has delivered its plays`, 40_000, async () => ((await playsOwed(page)) === 0 ? true : null))
  }

  const csv = await readCsv()
  let total = 0
  for (const { id: display, name, observer } of screens) {
    const seen = observer.completed(SLOT_MS)
    expect(await summaryOf(display), name).toEqual(seen)
    expect(csv.countsOf(name), name).toEqual(seen)
    const all = Object.values(seen).reduce((sum, count) => sum + count, 0)
    expect(all, name).toBeGreaterThanOrEqual(ROUNDS * 4)
    for (const { material, weight } of shares)
      expect(Math.abs((seen[material.id] ?? 0) - (all * weight) / 4), `${name}: ${material.title}`).toBeLessThan(1.5)
    expect(seen[later.id], name).toBeUndefined()
    total += all
  }
  expect(await glass.office.admin.ask(listQuarantine, {})).toEqual([])
  expect(await totalOnReport(panel)).toBe(String(total))
  console.log(`main job: ${total} complete showings, the same to the observers, the report and the CSV`)
})

async function signInToPanel(): Promise<Page> {
  const page = await (
    await glass.browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'vi-VN' })
  ).newPage()
  await page.goto(`${glass.office.server.origin}/#/materials`)
  await page.getByLabel('Tên đăng nhập').fill(EDITOR.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(EDITOR.password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Nội dung', exact: true }).waitFor()
  return page
}

/** Drops the files on the library's upload window; each becomes a draft. In the order of the names. */
async function uploadInPanel(page: Page, names: string[]): Promise<[Material, Material]> {
  await page.getByRole('button', { name: 'Thêm nội dung' }).click()
  await page.getByRole('menuitem', { name: /video/i }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(names.map(fixture))
  await dialog.getByText('Chọn chuyên đề để bắt đầu tải lên').waitFor()
  expect(await dialog.getByText('Đang chờ').count()).toBe(names.length)
  await dialog.getByLabel('Chuyên đề của các tệp này').first().click()
  await page.getByRole('option', { name: /^CD06/ }).click()
  await dialog.getByText(`Xong ${names.length} trên ${names.length} tệp`).waitFor({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  const { materials: all } = await glass.office.editor.ask(listMaterials, { query: {} })
  const drafts = all.filter(({ packItem }) => packItem === '')
  const of = (kind: string): Material => drafts.find(({ latest }) => latest.content.kind === kind)!
  return [of('image'), of('video')]
}

type Screen = { id: DisplayId; name: string; page: Page; observer: Observer }

/** A screen of the office in a browser of its own, not paired yet. */
async function openScreen(name: string, width: number, height: number): Promise<Screen> {
  const id = await addDisplay(glass.office, name, { width, height })
  const context = await glass.browser.newContext({ viewport: { width, height } })
  const observer = await Observer.in(context)
  return { id, name, page: await context.newPage(), observer }
}

async function pairByCode({ id, name, page }: Screen): Promise<void> {
  await page.goto(`${glass.office.server.origin}/display/`)
  const code = await until(`${name} shows its code`, 20_000, async () => {
    const words = await page.locator('body').innerText()
    return /(?<![\p{L}\d])([A-Z\d]{3})\s([A-Z\d]{3})(?![\p{L}\d])/u.exec(words)?.[0] ?? null
  })
  await glass.office.admin.ask(displays.pairDisplay, { params: { id }, body: { code } })
}

async function pairByClaim({ id, page }: Screen): Promise<void> {
  await page.goto(await claimAddress(glass.office, id))
}

async function summaryOf(display: DisplayId): Promise<Record<number, number>> {
  const query = { ...aroundToday(), display, by: 'material' as const }
  const { rows } = await glass.office.editor.ask(summarisePlays, { query })
  return Object.fromEntries(rows.filter(({ completed }) => completed > 0).map((row) => [row.key, row.completed]))
}

async function readCsv(): Promise<{ countsOf: (display: string) => Record<number, number> }> {
  const url = `${glass.office.server.origin}${exportPlays.path}?${new URLSearchParams(aroundToday()).toString()}`
  const text = await (await fetch(url, { headers: glass.office.editor.headers })).text()
  const [headings = [], ...rows] = text.split('\r\n').map((row) => row.split(';'))
  const [display, material, state] = ['Màn hình', 'Mã nội dung', 'Trạng thái (đủ/ngắt/lỗi/bỏ qua)'].map((h) =>
    headings.indexOf(h),
  )
  const countsOf = (name: string): Record<number, number> => {
    const counts: Record<number, number> = {}
    for (const row of rows.filter((cells) => cells[display!] === name && cells[state!] === 'đủ'))
      counts[Number(row[material!])] = (counts[Number(row[material!])] ?? 0) + 1
    return counts
  }
  return { countsOf }
}

/** The figure over "phát đủ thời lượng" on Báo cáo. */
async function totalOnReport(page: Page): Promise<string> {
  const { from, until: last } = aroundToday()
  await page.goto(`${glass.office.server.origin}/#/plays?period=custom&from=${from}&until=${last}`)
  const hint = page.getByText('phát đủ thời lượng', { exact: true })
  await hint.waitFor()
  const lines = (await hint.locator('..').innerText()).split('\n')
  return lines.map((line) => line.trim()).find((line) => /^\d+$/.test(line)) ?? lines.join(' ')
}
