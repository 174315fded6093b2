/** The timeline under the hands, by mouse and by keyboard; and journey 4: what will be on LED 1 at 08:00 on Giỗ Tổ, and why? */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { toSolar } from '../../playlists/calendar/lunar.ts'
import type { DisplayId, PlaylistId } from '../../playlists/ids.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import { HO_CHI_MINH, addDays, instant, toLocal, weekdayOf } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { createDisplay } from '../../playlists/wire/displays.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import { archiveSchedule, createSchedule, listSchedules } from '../../playlists/wire/playlists.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { launchChromium } from '../support/chromium.ts'
import { slogan } from '../support/drafts.ts'
import { makeDisplay } from '../support/fleet.ts'
import { row } from '../support/make.ts'
import { EDITOR, addApproved, addPlaylist, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { Looker } from '../support/panel-look.ts'

let office: Office
let browser: Browser
let page: Page
let looker: Looker
let led: DisplayId
let lists: { daily: PlaylistId; feast: PlaylistId }
beforeAll(async () => {
  office = await openOffice()
  led = (await office.admin.ask(createDisplay, { body: makeDisplay({ name: 'LED 1' }) })).id
  lists = {
    daily: await listOf('Nộp hồ sơ tại nhà', 'Không giấy tờ, không chờ đợi'),
    feast: await listOf('Giỗ Tổ Hùng Vương', 'Các Vua Hùng đã có công dựng nước'),
  }
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  page.setDefaultTimeout(15_000)
  looker = new Looker(page)
  await page.goto(`${office.server.origin}/#/schedules`)
  await page.getByLabel('Tên đăng nhập').fill(EDITOR.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(EDITOR.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Lịch phát' }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

/** Each test begins with an empty timeline. */
beforeEach(async () => {
  for (const { id, version } of await office.editor.ask(listSchedules, { query: {} }))
    await office.editor.ask(archiveSchedule, { params: { id }, body: { archived: true, version } })
})

async function listOf(title: string, headline: string): Promise<PlaylistId> {
  const first = await addApproved(office, title, slogan(headline))
  const second = await addApproved(office, `${title} (2)`, slogan(`${headline}!`))
  return addPlaylist(
    office.editor,
    title,
    [first, second].map((material) => ({ material, weight: 1, durationMs: 8000 })),
  )
}

type Body = BodyOf<typeof createSchedule>
const add = (name: string, given: Partial<Body> & { recurrence?: Partial<Recurrence>; hours?: [string, string] }) => {
  const { recurrence = {}, hours = ['08:00', '10:00'], ...rest } = given
  const body: Body = {
    name,
    layer: 'scheduled',
    zone: 'main',
    show: { kind: 'playlist', playlist: lists.daily },
    timing: {
      kind: 'recurring',
      recurrence: { ...EVERY_DATE, ...recurrence },
      hours: { kind: 'own', rows: [row([1, 2, 3, 4, 5, 6, 7], hours[0], hours[1])] },
    },
    target: { all: false, displays: [led], groups: [] },
    weight: 1,
    ...rest,
  }
  return office.editor.ask(createSchedule, { body })
}

const today = toLocal(HO_CHI_MINH, instant(Date.now())).date
/** A week that lies ahead whole. */
const monday = addDays(today, 15 - weekdayOf(today))
const on = (days: number): LocalDate => addDays(monday, days)
const MONDAYS = { rule: { every: 'week' as const, interval: 1, weekdays: [1 as const] } }

/** Comes anew: nothing of the test before is still on the page. */
const go = async (query: string): Promise<void> => {
  await page.goto(`${office.server.origin}/#/schedules?${query}`)
  await page.reload()
}
const stored = async (): Promise<Record<string, ScheduleReply>> =>
  Object.fromEntries((await office.editor.ask(listSchedules, { query: {} })).map((each) => [each.name, each]))
const recurrenceOf = ({ timing }: ScheduleReply): Recurrence => {
  if (timing.kind !== 'recurring') throw new Error('a one-off')
  return timing.recurrence
}
const hoursOf = ({ timing }: ScheduleReply): string[] => {
  if (timing.kind === 'once')
    return [timing.start, timing.end].map((at) => {
      const local = toLocal(HO_CHI_MINH, at)
      return `${local.date} ${local.minutes / 60}`
    })
  return timing.hours.kind === 'own' ? timing.hours.rows.flatMap(({ from, to }) => [from, to]) : []
}
const column = (date: LocalDate): Locator => page.locator(`[data-day="${date}"]`)
const blockOn = (date: LocalDate, name: string): Locator =>
  column(date).locator('[data-block]').filter({ hasText: name })
const dialog = (): Locator => page.getByRole('dialog')
const choose = (name: string | RegExp) => dialog().getByRole('button', { name }).click()
const short = (date: LocalDate): string => date.slice(5).split('-').reverse().join('/')

/** Presses at a part of the block's height, goes so many days and hours, and lets go. */
async function drag(block: Locator, by: { at?: number; days?: number; hours?: number }): Promise<void> {
  await block.scrollIntoViewIfNeeded()
  const box = (await block.boundingBox())!
  const day = (await column(on(0)).boundingBox())!
  const x = box.x + box.width / 2
  const y = box.y + box.height * (by.at ?? 0.5)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + (by.days ?? 0) * day.width, y + ((by.hours ?? 0) * day.height) / 24, { steps: 8 })
  await page.mouse.up()
}

test('a block of a series is dragged: one day leaves it, and Ctrl+Z brings it back', async () => {
  await add('Buổi sáng', { recurrence: MONDAYS })
  await go(`week=${monday}&of=display-${led}`)
  await drag(blockOn(on(0), 'Buổi sáng'), { days: 1, hours: 1 })
  await choose(`Chỉ ngày Thứ Hai ${short(on(0))}`)
  await blockOn(on(1), 'Buổi sáng').waitFor()
  await blockOn(on(0), 'Buổi sáng').waitFor({ state: 'detached' })
  const moved = await stored()
  expect(recurrenceOf(moved['Buổi sáng']!).except).toEqual([on(0)])
  expect(hoursOf(moved[`Buổi sáng (${short(on(1))})`]!)).toEqual([`${on(1)} 9`, `${on(1)} 11`])

  await page.keyboard.press('Control+z')
  await blockOn(on(0), 'Buổi sáng').waitFor()
  expect(Object.keys(await stored())).toEqual(['Buổi sáng'])
  expect(recurrenceOf((await stored())['Buổi sáng']!).except).toEqual([])
})

test('an edge is stretched for the whole series, and no day taken out comes back', async () => {
  await add('Buổi sáng', { recurrence: { ...MONDAYS, except: [on(7)] } })
  await go(`week=${monday}&of=display-${led}`)
  await drag(blockOn(on(0), 'Buổi sáng'), { at: 0.98, hours: 1.5 })
  await choose('Cả chuỗi')
  await page.getByText('Đã đặt “Buổi sáng”').waitFor()
  expect(hoursOf((await stored())['Buổi sáng']!)).toEqual(['08:00', '11:30'])
  expect(recurrenceOf((await stored())['Buổi sáng']!).except).toEqual([on(7)])
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByText('Đã hoàn tác.').waitFor()
  expect(hoursOf((await stored())['Buổi sáng']!)).toEqual(['08:00', '10:00'])
})

test('by keyboard: arrows move and stretch, Escape drops, Enter places and opens', async () => {
  const once = {
    kind: 'once' as const,
    start: instant(startOf(on(2)) + 8 * 3_600_000),
    end: instant(startOf(on(2)) + 9 * 3_600_000),
  }
  await add('Hội nghị', { timing: once })
  await go(`week=${monday}&of=display-${led}`)
  await blockOn(on(2), 'Hội nghị').focus()
  await page.keyboard.press('ArrowDown')
  await page
    .getByText(`Thứ Tư ${short(on(2))}, 08:30–09:30. Enter để đặt, Escape để bỏ.`)
    .waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await blockOn(on(3), 'Hội nghị').waitFor()
  expect(hoursOf((await stored())['Hội nghị']!)).toEqual([`${on(3)} 7.5`, `${on(3)} 9`])
  await blockOn(on(3), 'Hội nghị').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Tên lịch').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog().count()).toBe(0)
})

const startOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00+07:00`)

/** As the calendar of the dialog calls a day. */
const dayLabel = (date: LocalDate): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} tháng ${month} ${year}`
}

test('a block is copied to other days from its menu', async () => {
  await add('Buổi sáng', { recurrence: MONDAYS })
  await go(`week=${monday}&of=display-${led}`)
  await blockOn(on(0), 'Buổi sáng').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Chép sang các ngày…' }).click()
  for (const date of [on(1), on(3)])
    await dialog()
      .getByRole('button', { name: dayLabel(date), exact: true })
      .click()
  await choose('Chép sang 2 ngày')
  await blockOn(on(3), 'Buổi sáng').waitFor()
  expect(recurrenceOf((await stored())['Buổi sáng']!).also).toEqual([on(1), on(3)])
})

test('shares and losers are drawn for one display, with the reason', async () => {
  await add('Ba phần', { recurrence: MONDAYS, weight: 3 })
  await add('Một phần', { recurrence: MONDAYS })
  const until = addDays(monday, 30)
  await add('Chiếm sóng', { layer: 'takeover', hours: ['14:00', '16:00'], recurrence: { ...MONDAYS, until } })
  await add('Buổi chiều', { hours: ['14:30', '15:30'], recurrence: MONDAYS })
  await go(`week=${monday}&of=display-${led}`)
  await blockOn(on(0), 'Ba phần').getByText('75%', { exact: true }).waitFor()
  const lost = blockOn(on(0), 'Buổi chiều')
  await expect.poll(() => lost.getAttribute('data-lost')).toBe('outranked')
  const reason = page.getByRole('tooltip').filter({ hasText: 'Nhường lịch ở lớp cao hơn' })
  await lost.hover()
  await reason.waitFor()
  await page.mouse.move(0, 0)
  await reason.waitFor({ state: 'detached' })
  await lost.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await reason.waitFor()
  await looker.look('timeline')
  expect(looker.found).toEqual([])
})

test('what is wrong with a schedule is said before it is saved, and it can be saved all the same', async () => {
  await add('Buổi sáng', { recurrence: MONDAYS })
  const until = addDays(monday, 30)
  await add('Hội nghị', { layer: 'takeover', hours: ['20:00', '21:00'], recurrence: { ...MONDAYS, until } })
  await go(`week=${monday}&of=display-${led}`)
  await blockOn(on(0), 'Buổi sáng').click()
  await dialog().getByText('Không thấy chỗ trống hay xung đột trong 35 ngày đầu.').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog().count()).toBe(0)

  await blockOn(on(0), 'Hội nghị').click()
  await dialog().getByLabel('Từ', { exact: true }).fill('09:00')
  await dialog().getByLabel('Đến', { exact: true }).fill('10:00')
  await dialog().getByText('Lịch này che các lịch sau').waitFor()
  expect(await dialog().getByRole('status').innerText()).toContain('“Buổi sáng” (')
  await choose('Lưu lịch')
  await expect.poll(() => dialog().count()).toBe(0)
  expect(hoursOf((await stored())['Hội nghị']!)).toEqual(['09:00', '10:00'])
})

/** The next 10/3 by the lunar calendar. */
function nextFeast(): LocalDate {
  const year = Number(today.slice(0, 4))
  const dates = [year, year + 1].map((each) => toSolar({ year: each, month: 3, day: 10, leap: false })!)
  return dates.find((date) => date > addDays(today, 20))!
}

test('[journey 4] what will be on LED 1 at 08:00 on Giỗ Tổ, and why?', async () => {
  const feast = nextFeast()
  await add('Ngày làm việc', {
    recurrence: { rule: { every: 'day-kind', kind: 'working' } },
    hours: ['07:00', '17:00'],
  })
  await add('Hằng ngày', { hours: ['07:30', '11:30'] })
  await add('Lễ Giỗ Tổ', {
    layer: 'takeover',
    show: { kind: 'playlist', playlist: lists.feast },
    hours: ['07:00', '11:00'],
    recurrence: {
      rule: { every: 'holiday', holidays: ['hung-kings'], before: 0, after: 0 },
      until: addDays(feast, 30),
    },
  })
  await go('tab=moment')
  await page.getByRole('tab', { name: 'Xem lúc…' }).waitFor()
  await page
    .getByText('Màn hình chờ: tên cơ quan và đồng hồ')
    .or(page.getByText('Vào lúc đó'))
    .or(page.locator('[data-rule]'))
    .first()
    .waitFor()

  await go(`of=display-${led}&at=${feast}T08:00`)
  const shown = page.getByRole('region', { name: 'Trên màn hình' })
  await shown.getByText('Lịch “Lễ Giỗ Tổ”, danh sách “Giỗ Tổ Hùng Vương”').waitFor()
  expect(await shown.innerText()).toContain('Lịch ưu tiên chiếm trọn màn hình')
  const others = page.getByRole('region', { name: 'Những lịch không được phát và lý do' })
  const lost = (await others.locator('[data-standing=lost]').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
  expect(lost).toEqual([
    expect.stringContaining('Ngày làm việc Theo lịch Ngày nghỉ, mà lịch chỉ phát ngày làm việc'),
    expect.stringContaining('Hằng ngày Theo lịch Nhường lịch ở lớp cao hơn'),
  ])
  const frame = page.frameLocator('iframe').locator('.bt-canvas')
  await expect.poll(() => frame.innerText(), { timeout: 15_000 }).toContain('Các Vua Hùng')
  expect(await frame.evaluate((box: HTMLElement) => [box.offsetWidth, box.offsetHeight])).toEqual([512, 256])

  const first = await shown.innerText()
  await page.getByRole('button', { name: 'Nội dung sau' }).click()
  await expect.poll(() => shown.innerText()).not.toBe(first)
  await page.getByRole('button', { name: 'Nội dung trước' }).click()
  await expect.poll(() => shown.innerText()).toBe(first)
  await looker.look('moment')
  expect(looker.found).toEqual([])
})
