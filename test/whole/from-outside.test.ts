/** What comes from outside, in real browsers: a page of another site, an upload that a reload broke off, the office's own logo. */
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { RequestListener } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { generate } from 'selfsigned'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Content } from '../../playlists/content.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { systemClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import { Caller, pairScreen } from '../support/caller.ts'
import { launchChromium } from '../support/chromium.ts'
import { ALL_DAY, addApproved, addPlaylist, addSchedule, upload } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { slogan } from '../support/stage-showings.ts'
import { passwordOf, startTestServer } from '../support/test-server.ts'
import type { TestServer } from '../support/test-server.ts'

/** The site, on this machine; the server and the browsers believe it to be elsewhere. */
let answer: RequestListener = (_, reply) =>
  reply.setHeader('content-type', 'text/html; charset=utf-8').end('<h1>Giá vàng hôm nay</h1>')
let closeSite: () => void
let server: TestServer
let people: Pick<Office, 'admin' | 'editor' | 'approver'>
let browser: Browser
let origin: string

beforeAll(async () => {
  const keys = await generate([{ name: 'commonName', value: 'trang.vn' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'trang.vn' }] },
    ],
  })
  const site = createServer({ key: keys.private, cert: keys.cert }, (request, reply) => answer(request, reply))
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  closeSite = () => (site.closeAllConnections(), site.close())
  const { port } = site.address() as AddressInfo
  const reach = {
    ca: keys.cert,
    resolve: async () => ['8.8.8.8'],
    connect: () => connect({ host: '127.0.0.1', port }),
  }
  const { distDir } = readConfig({})
  server = await startTestServer({ config: { distDir }, ports: { reach, clock: systemClock } })
  origin = await server.app.listen({ host: '127.0.0.1', port: 0 })
  const signIn = async (role: 'admin' | 'editor' | 'approver') => {
    await server.as(role)
    return new Caller(origin).signIn(role, passwordOf(role))
  }
  people = { admin: await signIn('admin'), editor: await signIn('editor'), approver: await signIn('approver') }
  browser = await launchChromium({
    args: [`--host-resolver-rules=MAP trang.vn:443 127.0.0.1:${port}`, '--ignore-certificate-errors'],
  })
})
afterAll(async () => {
  await browser.close()
  await server.close()
  closeSite()
})

async function changeSettings(change: Partial<Awaited<ReturnType<typeof settings>>>): Promise<void> {
  await people.admin.ask(updateSettings, { body: { ...(await settings()), ...change } })
}
const settings = () => people.admin.ask(readSettings, {})

/** A screen that shows nothing but this. */
async function screenOf(name: string, content: Content): Promise<Page> {
  const { display } = await pairScreen(people.admin, name, 1280, 720)
  const material = await addApproved(people as Office, name, content)
  const playlist = await addPlaylist(people.editor, name, [{ material, weight: 1, durationMs: 8000 }])
  await addSchedule(people.editor, { name, playlist, displays: [display.id], hours: ALL_DAY })
  const { claim } = await people.admin.ask(displays.offerClaim, { params: { id: display.id } })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  await page.goto(`${origin}/display/#claim=${claim}`)
  return page
}

test('[MA9] a page of another site is live on the screen, and its still picture as soon as it refuses frames', async () => {
  await changeSettings({ webHosts: ['trang.vn'] })
  const { file, type, bytes, width, height } = await upload(people.editor, 'wide.png')
  const still = { file, type: type as 'image/png', bytes, width, height }
  const page = await screenOf('Trang web', { kind: 'web', url: 'https://trang.vn/gia', still, description: '' })
  const frame = page.locator('[data-visible="true"] iframe.bt-web[data-there="true"]')
  await frame.waitFor()
  const site = frame.contentFrame().locator('iframe').contentFrame()
  await site.getByRole('heading', { name: 'Giá vàng hôm nay' }).waitFor()

  answer = (_, reply) => reply.writeHead(200, { 'content-type': 'text/html', 'x-frame-options': 'DENY' }).end('x')
  await server.alarms.ring('check-web-pages')
  await page.locator('[data-visible="true"][data-content="image"] img').waitFor()
  await frame.waitFor({ state: 'detached' })
  await page.context().close()
})

test("the office's logo stands beside its name at the foot of a template", async () => {
  const disc = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><circle cx="100" cy="100" r="96" fill="#0b8"/></svg>',
  )
  const logo = await upload(people.admin, 'bieu-trung.png', new Uint8Array(await sharp(disc).png().toBuffer()))
  const { file, type, bytes, width, height } = logo
  const officeName = 'Ủy ban nhân dân phường Vĩnh Tuy'
  await changeSettings({ officeName, logo: { file, type: type as 'image/png', bytes, width, height } })
  const page = await screenOf('Khẩu hiệu', slogan('formal', 'Mỗi người dân là một công dân số'))
  const layer = page.locator('[data-visible="true"][data-content="slogan"]')
  const mark = layer.locator('img.bt-logo')
  await mark.waitFor()
  await expect.poll(() => mark.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(200)
  const name = (await layer.getByText(officeName).boundingBox())!
  const box = (await mark.boundingBox())!
  expect([box.width, box.height].map((side) => side > 30)).toEqual([true, true])
  expect(box.x + box.width).toBeLessThanOrEqual(name.x)
  expect(box.y).toBeGreaterThan(720 * 0.8)
  expect(box.y + box.height).toBeLessThanOrEqual(720)
  await page.context().close()
})

test('an upload that a reload broke off goes on from there when the same file is chosen again', async () => {
  const picture = path.join(tmpdir(), `ban-do-${process.pid}.png`)
  const noise = { create: { width: 500, height: 500, channels: 3 as const, background: 'teal', noise: GAUSSIAN } }
  await writeFile(picture, await sharp(noise).png({ compressionLevel: 0 }).toBuffer())
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  const page = await panelOf(context)
  const line = await context.newCDPSession(page)
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 120_000 }
  await line.send('Network.emulateNetworkConditions', slow)
  await chooseFile(page, picture)
  const progress = page.getByRole('progressbar', { name: /ban-do/ })
  await expect
    .poll(async () => Number(await progress.getAttribute('aria-valuenow')), { timeout: 30_000 })
    .toBeGreaterThan(20)
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 })

  const offsets: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  await openUploads(page)
  const left = page.getByRole('button', { name: /^Bỏ ban-do/ })
  await left.waitFor()
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(picture)
  await page
    .getByText('Đã thành bản nháp')
    .or(page.getByRole('button', { name: 'Mở', exact: true }))
    .first()
    .waitFor()
  expect(offsets[0], 'it begins where it was broken off').toBeGreaterThan(100_000)
  await left.waitFor({ state: 'detached' })
  await context.close()
  await rm(picture)
})

const GAUSSIAN = { type: 'gaussian' as const, mean: 128, sigma: 40 }

/** The panel as the editor has it open. */
async function panelOf(context: BrowserContext): Promise<Page> {
  const [name = '', value = ''] = (people.editor.headers['cookie'] ?? '').split(/=(.*)/s)
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(`${origin}/#/materials`)
  return page
}

async function openUploads(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Thêm nội dung' }).first().click()
  await page.getByRole('menuitem', { name: /Hình ảnh, video, PDF/ }).click()
  await page.getByRole('combobox', { name: 'Chuyên đề của các tệp này' }).click()
  await page.getByRole('option', { name: /^CD01/ }).click()
}

async function chooseFile(page: Page, file: string): Promise<void> {
  await openUploads(page)
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file)
}
