/** What an approver answers for: off every screen at once, two people at one text, a queue that changes while it is looked at. */
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import * as devices from '../../playlists/wire/devices.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { updateMaterial } from '../../playlists/wire/materials.ts'
import * as menu from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { pairScreen } from '../support/caller.ts'
import type { Caller, Screen } from '../support/caller.ts'
import { launchChromium } from '../support/chromium.ts'
import { materialDraft, slogan } from '../support/drafts.ts'
import { Observer, until } from '../support/observer.ts'
import { ALL_DAY, addApproved, addPlaylist, addSchedule, draft, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'

/** So many displays hear of it beside the one in the browser. */
const FLEET = 20
const REVOKED_WITHIN_MS = 2000

let office: Office
let browser: Browser
const sockets: Socket[] = []
beforeAll(async () => {
  office = await openOffice()
  browser = await launchChromium()
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await browser.close()
  await office.close()
})

const take = (by: Caller, { id, latest, version }: Material, step: 'submit' | 'withdraw'): Promise<Material> =>
  by.ask(menu.stepMaterial, { params: { id }, body: { step, revision: latest.number, reason: 'Có sai sót', version } })
const rename = (by: Caller, { id, version }: Material, headline: string): Promise<Material> =>
  by.ask(updateMaterial, {
    params: { id },
    body: { ...materialDraft({ title: headline, content: slogan(headline) }), version },
  })
const submitted = async (headline: string): Promise<Material> =>
  take(office.editor, await draft(office.editor, headline, slogan(headline)), 'submit')

/** A display as the wire sees it: hears "look", asks for its programme, and says when a revision is in it no more. */
class Ear {
  readonly #screen: Screen
  readonly #socket: Socket
  shows = ''
  changedAt = 0

  constructor(screen: Screen) {
    this.#screen = screen
    this.#socket = io(`${office.server.origin}/display`, {
      forceNew: true,
      transports: ['websocket'],
      auth: { token: screen.token },
    })
    sockets.push(this.#socket)
    this.#socket.on('look', () => void this.ask())
  }

  async ask(): Promise<void> {
    const text = JSON.stringify(await this.#screen.caller.ask(devices.deviceProgramme, {}))
    if (text !== this.shows) this.changedAt = performance.now()
    this.shows = text
  }

  get connected(): boolean {
    return this.#socket.connected
  }
}

async function openScreen(): Promise<{ id: DisplayId; observer: Observer }> {
  const { display } = await pairScreen(office.admin, 'Tivi sảnh', 1280, 720)
  const { claim } = await office.admin.ask(displays.offerClaim, { params: { id: display.id } })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const observer = await Observer.in(context)
  const page = await context.newPage()
  await page.goto(`${office.server.origin}/display/#claim=${claim}`)
  return { id: display.id, observer }
}

test('[MA4] what is withdrawn is off every screen within two seconds, the one in a browser too', async () => {
  const material = await addApproved(office, 'Sẽ thu hồi', slogan('Câu này sẽ bị thu hồi'))
  const playlist = await addPlaylist(office.editor, 'Chỉ một câu', [{ material, weight: 1, durationMs: 600_000 }])
  const { id, observer } = await openScreen()
  const names = Array.from({ length: FLEET }, (_, n) => `Máy ${n + 1}`)
  const screens = await Promise.all(names.map((name) => pairScreen(office.admin, name, 512, 256)))
  const ids = [id, ...screens.map(({ display }) => display.id)]
  await addSchedule(office.editor, { name: 'Cả ngày', playlist, displays: ids, hours: ALL_DAY })
  const ears = screens.map((screen) => new Ear(screen))
  await until('the fleet is connected', 20_000, () => (ears.every(({ connected }) => connected) ? true : null))
  const isOn = ({ shows }: Ear) => shows.includes(material.latest.hash)
  await until('the fleet shows it', 20_000, async () => {
    await Promise.all(ears.filter((ear) => !isOn(ear)).map((ear) => ear.ask()))
    return ears.every(isOn) ? true : null
  })
  await until('the browser shows it', 60_000, () => (observer.sightings.at(-1)?.material === material.id ? true : null))

  const from = performance.now()
  await take(office.approver, material, 'withdraw')
  await until('the fleet is clear', 10_000, () => (ears.some(isOn) ? null : true))
  await until('the browser is clear', 10_000, () => (observer.sightings.at(-1)?.material === null ? true : null))
  const seen = performance.now() - from
  const heard = Math.max(...ears.map(({ changedAt }) => changedAt - from))
  console.log(`withdrawn: ${FLEET} displays in ${heard.toFixed(0)} ms, the browser in ${seen.toFixed(0)} ms at most`)
  expect(heard).toBeLessThan(REVOKED_WITHIN_MS)
  expect(seen).toBeLessThan(REVOKED_WITHIN_MS)
})

async function panelOf(who: Caller, size = { width: 1366, height: 900 }): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: size, locale: 'vi-VN' })
  const [name = '', value = ''] = (who.headers['cookie'] ?? '').split(/=(.*)/s)
  await context.addCookies([{ name, value, url: office.server.origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
}
const go = (page: Page, at: string) => page.goto(`${office.server.origin}/#${at}`)

test('two editors at once: the second is told, sees what the first changed, and nothing of either is lost', async () => {
  const { id } = await draft(office.editor, 'Hai người sửa', slogan('Câu ban đầu'))
  const [first, second] = [await panelOf(office.editor), await panelOf(office.approver)]
  for (const page of [first, second]) {
    await go(page, `/materials?edit=${id}`)
    await page.getByRole('textbox', { name: 'Dòng chính' }).waitFor()
  }
  await first.getByRole('textbox', { name: 'Dòng chính' }).fill('Câu của người thứ nhất')
  await first.getByLabel('Nguồn câu chữ').fill('Công văn 12')
  await first.getByRole('button', { name: 'Lưu nháp' }).click()
  await first.getByText('Đã lưu bản nháp').waitFor()

  await second.getByRole('textbox', { name: 'Dòng chính' }).fill('Câu của người thứ hai')
  await second.getByLabel('Dòng phụ').fill('Dòng phụ của người thứ hai')
  await second.getByRole('button', { name: 'Lưu nháp' }).click()
  await second.getByRole('button', { name: 'Xem đã đổi gì' }).click()
  await second.getByText('Bấm lưu lần nữa').waitFor()
  expect(await second.getByRole('textbox', { name: 'Dòng chính' }).inputValue()).toBe('Câu của người thứ hai')
  expect(await second.getByLabel('Nguồn câu chữ').inputValue()).toBe('Công văn 12')
  await second.locator('ins', { hasText: 'nhất' }).waitFor()

  await second.getByRole('button', { name: 'Lưu nháp' }).click()
  await second.getByText('Đã lưu bản nháp').waitFor()
  const after = await office.editor.ask(menu.readMaterial, { params: { id } })
  expect(after.source).toBe('Công văn 12')
  expect(after.latest.content).toMatchObject({
    headline: 'Câu của người thứ hai',
    support: 'Dòng phụ của người thứ hai',
  })
  expect(after.revisions.map(({ content }) => (content.kind === 'slogan' ? content.headline : ''))).toEqual([
    'Câu của người thứ hai',
    'Câu của người thứ nhất',
    'Câu ban đầu',
  ])
})

test('the words of the first can be taken, field by field', async () => {
  const made = await draft(office.editor, 'Lấy lại', slogan('Câu ban đầu'))
  const page = await panelOf(office.approver)
  await go(page, `/materials?edit=${made.id}`)
  await page.getByRole('textbox', { name: 'Dòng chính' }).fill('Câu gõ nhầm')
  await rename(office.editor, made, 'Câu đúng')
  await page.getByRole('button', { name: 'Lưu nháp' }).click()
  await page.getByRole('button', { name: 'Xem đã đổi gì' }).click()
  await page.getByRole('button', { name: 'Lấy bản của người kia: Dòng chính' }).click()
  expect(await page.getByRole('textbox', { name: 'Dòng chính' }).inputValue()).toBe('Câu đúng')
})

test('what changed between the look and the press is not approved, and the rest is: many at once on a phone', async () => {
  const [kept, changed] = [await submitted('Giữ nguyên'), await submitted('Sửa vào phút chót')]
  const page = await panelOf(office.approver, { width: 390, height: 844 })
  await page.route('**/api/approvals', async (route) => {
    if (route.request().method() === 'POST') await rename(office.editor, changed, 'Chữ khác chưa ai duyệt')
    await route.continue()
  })
  await go(page, '/approvals')
  await page.getByLabel('Chọn “Giữ nguyên”').check()
  await page.getByLabel('Chọn “Sửa vào phút chót”').check()
  const many = page.getByRole('button', { name: 'Duyệt 2 bản' })
  const box = (await many.boundingBox())!
  expect([box.height >= 44, box.y + box.height <= 844]).toEqual([true, true])
  await many.click()
  await page.getByRole('dialog').getByText('Chưa kiểm tra đủ trên mọi màn hình.').first().waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Duyệt 2 bản' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'chưa xử lý được' })
  await alert.waitFor()
  expect(await alert.innerText()).toContain('Chữ khác chưa ai duyệt')
  await page.getByText('Đã duyệt 1 trên 2 nội dung').waitFor()
  const read = ({ id }: Material) => office.editor.ask(menu.readMaterial, { params: { id } })
  expect((await read(kept)).latest.state).toBe('approved')
  expect(await read(changed)).toMatchObject({ approved: null, latest: { state: 'draft' } })
})

test('by keys alone: on to the next, approve, return with a reason', async () => {
  const [a, b] = [await submitted('Phím một'), await submitted('Phím hai')]
  const page = await panelOf(office.approver)
  await go(page, '/approvals')
  await page.getByRole('article', { name: 'Phím hai' }).waitFor()
  await page.keyboard.press('a')
  const focus = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const reach = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 20 && (await focus()) !== name; presses++) await page.keyboard.press('j')
    expect(await focus()).toBe(name)
  }
  await page.keyboard.press('j')
  for (let n = 0; n < 20; n++) await page.keyboard.press('k')
  await reach('Phím hai')
  await page.keyboard.press('r')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Sai tên phường')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Đã trả lại cho').waitFor()
  for (let n = 0; n < 20; n++) await page.keyboard.press('k')
  await reach('Phím một')
  await page.keyboard.press('a')
  await page.getByText('Đã duyệt.').waitFor()
  const read = ({ id }: Material) => office.editor.ask(menu.readMaterial, { params: { id } })
  expect((await read(a)).latest.state).toBe('approved')
  await page.getByRole('alert').getByRole('button', { name: 'Thu hồi' }).click()
  await page.getByRole('dialog').getByLabel('Lý do').fill('Duyệt nhầm')
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click()
  await page.getByText('Đã thu hồi').waitFor()
  expect((await read(a)).latest).toMatchObject({ state: 'withdrawn', reason: 'Duyệt nhầm' })
  expect((await read(b)).latest).toMatchObject({ state: 'returned', reason: 'Sai tên phường' })
})
