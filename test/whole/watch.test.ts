/** Something is wrong (journey 6): the panel says so and what to do, and a screen answers from afar, with a picture of itself. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BARS, CORNERS, barsOf } from '../../display/stage/test-pattern.ts'
import { MINUTE, SECOND, instant } from '../../playlists/time.ts'
import { createDisplay, listDisplays, offerClaim } from '../../playlists/wire/displays.ts'
import { readConfig } from '../../server/config.ts'
import { violationsOn } from '../support/axe.ts'
import { Caller } from '../support/caller.ts'
import { launchChromium } from '../support/chromium.ts'
import { makeDisplay } from '../support/fleet.ts'
import { passwordOf, startTestServer } from '../support/test-server.ts'
import type { TestServer } from '../support/test-server.ts'

/** A folded-out strip that begins a little off the corner; the output is larger than it. */
const CANVAS = { x: 8, y: 4, width: 1024, height: 96 }
const OUTPUT = { width: 1060, height: 120 }
const NAME = 'Dải LED cổng chính'

let ahead = 0
let server: TestServer
let admin: Caller
let browser: Browser
let panel: Page
let origin: string
let display: number
beforeAll(async () => {
  const { distDir } = readConfig({})
  const clock = { now: () => instant(Date.now() + ahead) }
  server = await startTestServer({ config: { distDir }, ports: { clock } })
  origin = await server.app.listen({ host: '127.0.0.1', port: 0 })
  await server.as('admin')
  admin = await new Caller(origin).signIn('admin', passwordOf('admin'))
  display = (await admin.ask(createDisplay, { body: makeDisplay({ name: NAME, canvas: CANVAS }) })).id
  browser = await launchChromium()
  panel = await panelOf(await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' }))
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function panelOf(context: BrowserContext): Promise<Page> {
  const [name = '', value = ''] = (admin.headers['cookie'] ?? '').split(/=(.*)/s)
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** The server's clock goes on, and it looks at the displays. */
async function later(ms: number): Promise<void> {
  ahead += ms
  await server.alarms.ring('look-at-displays')
}

async function order(name: string): Promise<void> {
  await panel.getByRole('button', { name, exact: true }).click()
  await panel
    .getByRole('dialog', { name: `${name} trên` })
    .getByRole('button', { name, exact: true })
    .click()
}

type Pixel = (x: number, y: number) => string
/** What is on the glass, pixel by pixel. */
async function glassOf(page: Page): Promise<Pixel> {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return (x, y) => `#${data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex')}`
}

test('a screen says who it is and shows a picture to set it by; is missed, seen to, and found again', async () => {
  const context = await browser.newContext({ viewport: OUTPUT })
  const { claim } = await admin.ask(offerClaim, { params: { id: display as never } })
  const screen = await context.newPage()
  await screen.goto(`${origin}/display/#claim=${claim}`)
  await screen.locator('.bt-canvas [data-visible=true]').first().waitFor()

  await panel.goto(`${origin}/#/displays?show=${display}`)
  const details = panel.getByRole('dialog').first()
  await details.getByText('Điều khiển từ xa').waitFor()
  await details.getByRole('button', { name: 'Chụp trang phát' }).click()
  const picture = details.getByRole('img', { name: /^Ảnh trang phát của/ })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(960)
  const taken = await panel.request.get(`${origin}/api/displays/${display}/picture`)
  expect(await differenceOf(await taken.body(), await screen.screenshot())).toBeLessThan(8)
  await details.getByRole('button', { name: 'Phát ngay' }).click()
  await panel.getByLabel('Nội dung đã duyệt').first().waitFor()
  expect(await violationsOn(panel)).toEqual([])
  await panel.getByRole('button', { name: 'Hủy bỏ' }).click()
  await panel.getByLabel('Nội dung đã duyệt').first().waitFor({ state: 'detached' })
  await order('Nhận diện')
  await screen.locator('[data-picture=identify]').getByText(NAME).waitFor()
  await details.getByText(/^Nhận diện.*màn hình đã làm/).waitFor()

  await order('Hình kiểm tra')
  await screen.locator('[data-picture=test-pattern] canvas').waitFor()
  expectPattern(await glassOf(screen))
  const end = details.getByRole('button', { name: 'Tắt hình kiểm tra' })
  await end.click()
  await screen.locator('.bt-canvas [data-visible=true]').first().waitFor()
  expect(await violationsOn(panel)).toEqual([])

  await screen.close()
  await later(2 * MINUTE)
  await later(40 * SECOND)
  await panel.goto(`${origin}/#/`)
  const alarms = panel.getByRole('region', { name: 'Cảnh báo màn hình' })
  await alarms.getByText(`${NAME}: Mất kết nối`).waitFor()
  await alarms.getByText(/Kiểm tra nguồn điện/).waitFor()
  await panel.getByLabel('1 cảnh báo màn hình chưa có người nhận xử lý').waitFor()
  expect(await violationsOn(panel)).toEqual([])
  await alarms.getByRole('button', { name: 'Nhận xử lý' }).click()
  await panel.getByLabel('Ghi chú').fill('Đã báo thợ điện')
  await panel.getByRole('dialog').getByRole('button', { name: 'Nhận xử lý', exact: true }).click()
  await alarms.getByText(/Đã báo thợ điện/).waitFor()
  await panel.getByLabel(/cảnh báo màn hình chưa có người/).waitFor({ state: 'detached' })

  const back = await context.newPage()
  await back.goto(`${origin}/display/`)
  await back.locator('.bt-canvas [data-visible=true]').first().waitFor()
  const online = async () => (await admin.ask(listDisplays, {}))[0]!.online
  await expect.poll(online, { timeout: 15_000 }).toBe(true)
  await later(0)
  await later(61 * SECOND)
  await alarms.getByText(/Không có cảnh báo/).waitFor()
  await context.close()
})

/** How far the pixels of two pictures of one thing lie apart on the average, of 255. */
async function differenceOf(...pictures: [Buffer, Buffer]): Promise<number> {
  const [one, other] = await Promise.all(
    pictures.map((picture) => sharp(picture).resize(480, 54, { fit: 'fill' }).removeAlpha().raw().toBuffer()),
  )
  return one!.reduce((sum, value, i) => sum + Math.abs(value - other![i]!), 0) / one!.length
}

/** Each pixel of the canvas is where it should be, and around it all is black. */
function expectPattern(pixel: Pixel): void {
  const { x: left, y: top, width, height } = CANVAS
  const at = (x: number, y: number) => pixel(left + x, top + y)
  const [right, bottom] = [width - 1, height - 1]
  const around = [
    [-1, -1],
    [width, 0],
    [0, height],
    [width, height],
    [width + 20, 40],
  ]
  expect(around.map(([x = 0, y = 0]) => at(x, y))).toEqual(around.map(() => '#000000'))
  const edge = [at(0, 0), at(right, 0), at(right, bottom), at(0, bottom), at(512, 0), at(0, 48), at(right, 48)]
  expect(edge).toEqual(edge.map(() => '#ffffff'))
  expect([at(1, 1), at(right - 1, 1), at(right - 1, bottom - 1), at(1, bottom - 1)]).toEqual([...CORNERS])
  const bars = barsOf(width, height)
  const each = bars.width / BARS.length
  const edges = BARS.flatMap((color, i) => [
    [at(bars.x + i * each, bars.y), color],
    [at(bars.x + (i + 1) * each - 1, bars.y + bars.height - 1), color],
  ])
  expect(edges.map(([seen]) => seen)).toEqual(edges.map(([, color]) => color))
  expect([at(16, 90), at(32, 90), at(17, 90)]).toEqual(['#404040', '#404040', '#000000'])
  expect([at(10, 2), at(11, 2)]).toEqual(['#ffffff', '#000000'])
}
