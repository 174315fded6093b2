/** “Xem lúc…” of the past, which nothing that is changed later can change; of a zone beside the main one; and the frames. */
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import { HO_CHI_MINH, instant, makeClock, toLocal } from '../../playlists/time.ts'
import type { Instant, TimeOfDay } from '../../playlists/time.ts'
import { takeClaim } from '../../playlists/wire/devices.ts'
import { createDisplay, listDisplays, offerClaim } from '../../playlists/wire/displays.ts'
import { explainDisplay } from '../../playlists/wire/explain.ts'
import { Caller } from '../support/caller.ts'
import { makeDisplay } from '../support/fleet.ts'
import { Timeline } from '../support/timeline.ts'

let line: Timeline
beforeAll(async () => {
  line = await Timeline.open()
})
afterAll(() => line.close())

/** As it stands in the address. */
function moment(at: Instant): string {
  const { date, minutes } = toLocal(HO_CHI_MINH, at)
  const seconds = ((at / 1000) % 60).toFixed(3).padStart(6, '0')
  return `${date}T${makeClock(Math.floor(minutes) as TimeOfDay)}:${seconds}`
}

/** What the main zone shows now, by the server's word. */
const shownOn = async (id: DisplayId) => {
  const { zones } = await line.office.admin.ask(explainDisplay, { params: { id }, query: { at: instant(Date.now()) } })
  return zones[0]?.show ?? null
}

test('the past is told from what was in force, whatever has been changed since, zone by zone', async () => {
  const body = makeDisplay({
    name: 'Tivi sảnh',
    canvas: { x: 0, y: 0, width: 1280, height: 720 },
    frame: 'main-ticker',
  })
  const { id } = await line.office.admin.ask(createDisplay, { body })
  // Only a display that a screen was joined to can have shown anything.
  const { claim } = await line.office.admin.ask(offerClaim, { params: { id } })
  await new Caller(line.office.server.origin).ask(takeClaim, { body: { claim } })
  const target = { all: false as const, displays: [id], groups: [] }
  await line.add('Cả ngày', { hours: ['00:00', '24:00'], target })
  const show = { kind: 'playlist' as const, playlist: line.lists.feast }
  await line.add('Chữ chạy', { hours: ['00:00', '24:00'], target, zone: 'ticker', show })
  const inTicker = async () => {
    const at = instant(Date.now())
    const { zones } = await line.office.admin.ask(explainDisplay, { params: { id }, query: { at } })
    return zones.find(({ zone }) => zone === 'ticker')?.show
  }
  await expect.poll(inTicker, { timeout: 10_000 }).toBe('slot')
  const then = instant(Date.now())
  await line.empty()
  await expect.poll(() => shownOn(id), { timeout: 10_000 }).toBe('fallback')

  await line.go(`tab=moment&of=display-${id}&at=${moment(then)}`)
  const shown = line.page.getByRole('region', { name: 'Trên màn hình' })
  await shown.getByText('Lịch “Cả ngày”, danh sách “Nộp hồ sơ tại nhà”').waitFor()
  await shown.getByText('Theo chương trình đã thực sự phát vào lúc đó.').waitFor()
  const frame = line.page.frameLocator('iframe').locator('.bt-canvas')
  await expect.poll(() => frame.innerText(), { timeout: 15_000 }).toContain('Các Vua Hùng')

  await line.page.getByRole('radiogroup', { name: 'Vùng' }).getByText('Dải chữ dưới').click()
  await shown.getByText('Lịch “Chữ chạy”, danh sách “Giỗ Tổ Hùng Vương”').waitFor()
  await line.looker.look('the past of a ticker')
  expect(line.looker.found).toEqual([])

  await line.page.getByRole('button', { name: 'Lúc này' }).click()
  await shown.getByText('Màn hình chờ: tên cơ quan và đồng hồ').waitFor()
})

test('a frame is chosen for a display, drawn as its canvas would be, and its zones can be scheduled', async () => {
  await signInAs(line.page.context(), line.office.admin.headers['cookie']!)
  await line.page.goto(`${line.office.server.origin}/#/displays`)
  await line.page.reload()
  await line.page.getByRole('button', { name: 'Thao tác với LED 1' }).click()
  await line.page.getByRole('menuitem', { name: 'Sửa' }).click()
  await line.dialog().getByRole('radio', { name: 'Thêm vùng bên' }).check()
  await line.looker.look('the frames of a display')
  await line.dialog().getByRole('button', { name: 'Lưu' }).click()
  await expect.poll(() => line.dialog().count()).toBe(0)
  const displays = await line.office.admin.ask(listDisplays, {})
  expect(displays.find(({ id }) => id === line.led)?.frame).toBe('main-side')

  await line.go('')
  await line.page.getByRole('button', { name: 'Thêm lịch phát' }).click()
  await line.dialog().getByLabel('Vùng').click()
  await line.page.getByRole('option', { name: 'Vùng bên' }).waitFor()
  expect(line.looker.found).toEqual([])
})

async function signInAs(context: BrowserContext, cookies: string): Promise<void> {
  const [name = '', value = ''] = cookies.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: line.office.server.origin }])
}
