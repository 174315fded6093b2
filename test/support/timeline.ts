/** The panel's timeline in a browser, over an office with one display and two playlists. */
import type { Browser, Locator, Page } from 'playwright-core'
import type { DisplayId, PlaylistId } from '../../playlists/ids.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import { HO_CHI_MINH, addDays, instant, toLocal, weekdayOf } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { createDisplay } from '../../playlists/wire/displays.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import { archiveSchedule, createSchedule, listSchedules } from '../../playlists/wire/playlists.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { launchChromium } from './chromium.ts'
import { slogan } from './drafts.ts'
import { makeDisplay } from './fleet.ts'
import { row } from './make.ts'
import { EDITOR, addApproved, addPlaylist, openOffice } from './office.ts'
import type { Office } from './office.ts'
import { Looker } from './panel-look.ts'

export const today = toLocal(HO_CHI_MINH, instant(Date.now())).date
/** A week that lies ahead whole. */
export const monday = addDays(today, 15 - weekdayOf(today))
export const on = (days: number): LocalDate => addDays(monday, days)
export const MONDAYS = { rule: { every: 'week' as const, interval: 1, weekdays: [1 as const] } }
export const short = (date: LocalDate): string => date.slice(5).split('-').reverse().join('/')

export const recurrenceOf = ({ timing }: ScheduleReply): Recurrence => {
  if (timing.kind !== 'recurring') throw new Error('a one-off')
  return timing.recurrence
}
export const hoursOf = ({ timing }: ScheduleReply): string[] => {
  if (timing.kind === 'once')
    return [timing.start, timing.end].map((at) => {
      const local = toLocal(HO_CHI_MINH, at)
      return `${local.date} ${local.minutes / 60}`
    })
  return timing.hours.kind === 'own' ? timing.hours.rows.flatMap(({ from, to }) => [from, to]) : []
}

async function listOf(office: Office, title: string, headline: string): Promise<PlaylistId> {
  const first = await addApproved(office, title, slogan(headline))
  const second = await addApproved(office, `${title} (2)`, slogan(`${headline}!`))
  return addPlaylist(
    office.editor,
    title,
    [first, second].map((material) => ({ material, weight: 1, durationMs: 8000 })),
  )
}

type Body = BodyOf<typeof createSchedule>
type Given = Partial<Body> & { recurrence?: Partial<Recurrence>; hours?: [string, string] }
type Furniture = { office: Office; browser: Browser; page: Page; led: DisplayId; lists: Timeline['lists'] }

export class Timeline {
  readonly office: Office
  readonly page: Page
  readonly looker: Looker
  readonly led: DisplayId
  readonly lists: { daily: PlaylistId; feast: PlaylistId }
  readonly #browser: Browser

  private constructor({ office, browser, page, led, lists }: Furniture) {
    this.office = office
    this.#browser = browser
    this.page = page
    this.led = led
    this.lists = lists
    this.looker = new Looker(page)
  }

  static async open(): Promise<Timeline> {
    const office = await openOffice()
    const led = (await office.admin.ask(createDisplay, { body: makeDisplay({ name: 'LED 1' }) })).id
    const lists = {
      daily: await listOf(office, 'Nộp hồ sơ tại nhà', 'Không giấy tờ, không chờ đợi'),
      feast: await listOf(office, 'Giỗ Tổ Hùng Vương', 'Các Vua Hùng đã có công dựng nước'),
    }
    const browser = await launchChromium()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
    page.setDefaultTimeout(15_000)
    const line = new Timeline({ office, browser, page, led, lists })
    await page.goto(`${office.server.origin}/#/schedules`)
    await page.getByLabel('Tên đăng nhập').fill(EDITOR.username)
    await page.getByLabel('Mật khẩu', { exact: true }).fill(EDITOR.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Lịch phát' }).waitFor()
    return line
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.office.close()
  }

  /** Each test begins with an empty timeline. */
  async empty(): Promise<void> {
    const { editor } = this.office
    for (const { id, version } of await editor.ask(listSchedules, { query: {} }))
      await editor.ask(archiveSchedule, { params: { id }, body: { archived: true, version } })
  }

  add(name: string, given: Given): Promise<ScheduleReply> {
    const { recurrence = {}, hours = ['08:00', '10:00'], ...rest } = given
    const body: Body = {
      name,
      layer: 'scheduled',
      zone: 'main',
      show: { kind: 'playlist', playlist: this.lists.daily },
      timing: {
        kind: 'recurring',
        recurrence: { ...EVERY_DATE, ...recurrence },
        hours: { kind: 'own', rows: [row([1, 2, 3, 4, 5, 6, 7], hours[0], hours[1])] },
      },
      target: { all: false, displays: [this.led], groups: [] },
      weight: 1,
      ...rest,
    }
    return this.office.editor.ask(createSchedule, { body })
  }

  /** Comes anew: nothing of the test before is still on the page. */
  async go(query: string): Promise<void> {
    await this.page.goto(`${this.office.server.origin}/#/schedules?${query}`)
    await this.page.reload()
  }

  async stored(): Promise<Record<string, ScheduleReply>> {
    const all = await this.office.editor.ask(listSchedules, { query: {} })
    return Object.fromEntries(all.map((each) => [each.name, each]))
  }

  column(date: LocalDate): Locator {
    return this.page.locator(`[data-day="${date}"]`)
  }

  blockOn(date: LocalDate, name: string): Locator {
    return this.column(date).locator('[data-block]').filter({ hasText: name })
  }

  dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  choose(name: string | RegExp): Promise<void> {
    return this.dialog().getByRole('button', { name }).click()
  }

  /** Presses at a part of the block's height, goes so many columns and hours, and lets go. */
  async drag(block: Locator, by: { at?: number; days?: number; hours?: number }): Promise<void> {
    await block.scrollIntoViewIfNeeded()
    const box = (await block.boundingBox())!
    const day = (await this.page.locator('[data-day]').first().boundingBox())!
    const x = box.x + box.width / 2
    const y = box.y + box.height * (by.at ?? 0.5)
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + (by.days ?? 0) * day.width, y + ((by.hours ?? 0) * day.height) / 24, { steps: 8 })
    await this.page.mouse.up()
  }
}
