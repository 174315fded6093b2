/** KI1–KI6 on a touch screen: from the rotation to a material and back, without the network too; nobody has to hurry, nothing is too small. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import { targetPx } from '../../playlists/kiosk.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { displayTouches } from '../../playlists/wire/touches.ts'
import { violationsOn } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { makeDisplay } from '../support/fleet.ts'
import { until } from '../support/observer.ts'
import { ALL_DAY, addApproved, addPlaylist, addSchedule, contentOf, openOffice, upload } from '../support/office.ts'
import type { Office } from '../support/office.ts'

/** 43 and 32 inches across, 1080 × 1920 pixels. */
const PITCHES = { 43: 0.496, 32: 0.369 }
const CANVAS = { x: 0, y: 0, width: 1080, height: 1920 }
const KIOSK = { ...makeDisplay({ name: 'Kiosk sảnh', canvas: CANVAS }), kind: 'kiosk' as const, touch: true }
const viewing = (mmPerPx: number) => ({ mmPerPx, distanceM: 1, outdoor: false })

let office: Office
let browser: Browser
let context: BrowserContext
let page: Page
let id: DisplayId
beforeAll(async () => {
  office = await openOffice()
  const { admin, editor } = office
  const made = await admin.ask(displays.createDisplay, { body: { ...KIOSK, viewing: viewing(PITCHES[43]) } })
  id = made.id
  const shown = [
    await addApproved(office, 'Cài ứng dụng iHanoi', {
      kind: 'qr',
      url: 'https://ihanoi.gov.vn',
      headline: 'Cài iHanoi',
      support: '',
    }),
    await addApproved(office, 'Nộp hồ sơ trực tuyến', {
      kind: 'slogan',
      template: 'digital',
      headline: 'Nộp hồ sơ trực tuyến, không cần đến phường',
      support: '',
      steps: [],
    }),
    await addApproved(office, 'Đồ họa thủ tục khai sinh', contentOf(await upload(editor, 'picture.png'))),
  ]
  const shares = shown.map((material) => ({ material, weight: 1, durationMs: 20_000 }))
  const playlist = await addPlaylist(editor, 'Kiosk', shares)
  await addSchedule(editor, { name: 'Kiosk', playlist, displays: [id], hours: ALL_DAY })
  browser = await launchChromium()
  context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.clock.install()
  const { claim } = await admin.ask(displays.offerClaim, { params: { id } })
  await page.goto(`${office.server.origin}/display/#claim=${claim}`)
  await page.locator('[data-visible="true"][data-material]').waitFor({ timeout: 60_000 })
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

const tap = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).tap()
const heading = (name: string) => page.getByRole('heading', { name, exact: true })
const invitation = () => page.getByRole('button', { name: 'Chạm vào màn hình để tra cứu' })
const touched = () => page.evaluate(() => document.querySelectorAll('.bt-touch').length)

/** What is smaller than it may be, and what sticks out of the screen. */
const unfit = (least: number): Promise<string[]> =>
  page.evaluate((px) => {
    return [...document.querySelectorAll('.bt-touch button')].flatMap((button) => {
      const { width, height, left, right, bottom } = button.getBoundingClientRect()
      const out = left < 0 || right > innerWidth || bottom > innerHeight
      return width < px || height < px || out ? [`${button.textContent} ${width} × ${height} at ${left}`] : []
    })
  }, least)

async function lookAround(mmPerPx: number): Promise<void> {
  expect(await unfit(targetPx(mmPerPx))).toEqual([])
  expect(await violationsOn(page)).toEqual([])
}

test('[KI1][KI2][KI4] topics, materials, one of them enlarged, and back; at 43 and at 32 inches', async () => {
  for (const [inches, mmPerPx] of Object.entries(PITCHES)) {
    const { version } = (await office.admin.ask(displays.listDisplays, {})).find((one) => one.id === id)!
    const body = { ...KIOSK, viewing: viewing(mmPerPx), version }
    await office.admin.ask(displays.updateDisplay, { params: { id }, body })
    await invitation().tap()
    await page.waitForFunction(
      (px) => getComputedStyle(document.querySelector('.bt-touch')!).getPropertyValue('--target') === `${px}px`,
      targetPx(mmPerPx),
    )
    await heading('Tra cứu thông tin').waitFor()
    await lookAround(mmPerPx)
    await page.locator('.bt-tiles button').first().tap()
    await page.getByRole('button', { name: /Đồ họa thủ tục khai sinh/ }).waitFor()
    await tap('Chữ lớn')
    await lookAround(mmPerPx)
    await tap('Tương phản cao')
    await lookAround(mmPerPx)
    await tap(/Đồ họa thủ tục khai sinh/)
    await page.locator('.bt-glass img').waitFor()
    const width = () => page.locator('.bt-glass img').evaluate((image) => image.getBoundingClientRect().width)
    const before = await width()
    await tap('Phóng to')
    expect(await width()).toBeCloseTo(before * 1.5, 0)
    await lookAround(mmPerPx)
    await tap('Quay lại')
    await tap(/Cài ứng dụng iHanoi/)
    await page.getByRole('img', { name: 'Quét mã để mang theo' }).waitFor()
    await lookAround(mmPerPx)
    await tap('Về màn hình chính')
    await invitation().waitFor()
    expect(await touched(), `${inches} inches`).toBe(0)
  }
})

test('[KI5] the rotation comes back after a minute, the last ten seconds counted; a touch keeps it open', async () => {
  await invitation().tap()
  await page.clock.fastForward(51_000)
  await page.getByText(/sau \d+ giây/).waitFor()
  await tap('Xem tiếp')
  await page.clock.fastForward(49_000)
  expect(await touched()).toBe(1)
  await page.clock.fastForward(12_000)
  await invitation().waitFor()
})

test('[KI6] what was opened is counted apart, also what was opened without the network', async () => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  await page.reload()
  await page.locator('[data-visible="true"][data-material]').waitFor({ timeout: 60_000 })
  await invitation().tap()
  await page.locator('.bt-tiles button').first().tap()
  await tap(/Nộp hồ sơ trực tuyến/)
  await page.locator('.bt-glass [data-font-px]').first().waitFor()
  await tap('Về màn hình chính')
  await context.setOffline(false)
  await page.clock.fastForward(40_000)
  const opened = await until('three materials counted', 30_000, async () => {
    const { rows } = await office.admin.ask(displayTouches, { params: { id } })
    return rows.length === 3 ? rows : null
  })
  expect(opened.map(({ title, opens }) => [title, opens])).toEqual([
    ['Cài ứng dụng iHanoi', 2],
    ['Đồ họa thủ tục khai sinh', 2],
    ['Nộp hồ sơ trực tuyến', 1],
  ])
})
