/** The timeline under the hands, by mouse and by keyboard; and journey 4: what will be on LED 1 at 08:00 on Giỗ Tổ, and why? */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { toSolar } from '../../playlists/calendar/lunar.ts'
import { addDays, instant } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { MONDAYS, Timeline, hoursOf, monday, on, recurrenceOf, short, today } from '../support/timeline.ts'

let line: Timeline
beforeAll(async () => {
  line = await Timeline.open()
})
afterAll(() => line.close())
beforeEach(() => line.empty())

test('a block of a series is dragged: one day leaves it, and Ctrl+Z brings it back', async () => {
  await line.add('Buổi sáng', { recurrence: MONDAYS })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.drag(line.blockOn(on(0), 'Buổi sáng'), { days: 1, hours: 1 })
  await line.choose(`Chỉ ngày Thứ Hai ${short(on(0))}`)
  await line.blockOn(on(1), 'Buổi sáng').waitFor()
  await line.blockOn(on(0), 'Buổi sáng').waitFor({ state: 'detached' })
  const moved = await line.stored()
  expect(recurrenceOf(moved['Buổi sáng']!).except).toEqual([on(0)])
  expect(hoursOf(moved[`Buổi sáng (${short(on(1))})`]!)).toEqual([`${on(1)} 9`, `${on(1)} 11`])

  await line.page.keyboard.press('Control+z')
  await line.blockOn(on(0), 'Buổi sáng').waitFor()
  expect(Object.keys(await line.stored())).toEqual(['Buổi sáng'])
  expect(recurrenceOf((await line.stored())['Buổi sáng']!).except).toEqual([])
})

test('an edge is stretched for the whole series, and no day taken out comes back', async () => {
  await line.add('Buổi sáng', { recurrence: { ...MONDAYS, except: [on(7)] } })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.drag(line.blockOn(on(0), 'Buổi sáng'), { at: 0.98, hours: 1.5 })
  await line.choose('Cả chuỗi')
  await line.page.getByText('Đã đặt “Buổi sáng”').waitFor()
  expect(hoursOf((await line.stored())['Buổi sáng']!)).toEqual(['08:00', '11:30'])
  expect(recurrenceOf((await line.stored())['Buổi sáng']!).except).toEqual([on(7)])
  await line.page.getByRole('button', { name: 'Hoàn tác' }).click()
  await line.page.getByText('Đã hoàn tác.').waitFor()
  expect(hoursOf((await line.stored())['Buổi sáng']!)).toEqual(['08:00', '10:00'])
})

test('by keyboard: arrows move and stretch, Escape drops, Enter places and opens', async () => {
  const once = {
    kind: 'once' as const,
    start: instant(startOf(on(2)) + 8 * 3_600_000),
    end: instant(startOf(on(2)) + 9 * 3_600_000),
  }
  await line.add('Hội nghị', { timing: once })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.blockOn(on(2), 'Hội nghị').focus()
  await line.page.keyboard.press('ArrowDown')
  await line.page
    .getByText(`Thứ Tư ${short(on(2))}, 08:30–09:30. Enter để đặt, Escape để bỏ.`)
    .waitFor({ state: 'attached' })
  await line.page.keyboard.press('Escape')
  await line.page.keyboard.press('ArrowRight')
  await line.page.keyboard.press('ArrowUp')
  await line.page.keyboard.press('Shift+ArrowDown')
  await line.page.keyboard.press('Enter')
  await line.blockOn(on(3), 'Hội nghị').waitFor()
  expect(hoursOf((await line.stored())['Hội nghị']!)).toEqual([`${on(3)} 7.5`, `${on(3)} 9`])
  await line.blockOn(on(3), 'Hội nghị').focus()
  await line.page.keyboard.press('Enter')
  await line.page.getByLabel('Tên lịch').waitFor()
  await line.page.keyboard.press('Escape')
  await expect.poll(() => line.dialog().count()).toBe(0)
})

const startOf = (date: LocalDate): number => Date.parse(`${date}T00:00:00+07:00`)

/** As the calendar of the dialog calls a day. */
const dayLabel = (date: LocalDate): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${day} tháng ${month} ${year}`
}

test('a block is copied to other days from its menu', async () => {
  await line.add('Buổi sáng', { recurrence: MONDAYS })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.blockOn(on(0), 'Buổi sáng').focus()
  await line.page.keyboard.press('Tab')
  await line.page.keyboard.press('Enter')
  await line.page.getByRole('menuitem', { name: 'Chép sang các ngày…' }).click()
  for (const date of [on(1), on(3)])
    await line
      .dialog()
      .getByRole('button', { name: dayLabel(date), exact: true })
      .click()
  await line.choose('Chép sang 2 ngày')
  await line.blockOn(on(3), 'Buổi sáng').waitFor()
  expect(recurrenceOf((await line.stored())['Buổi sáng']!).also).toEqual([on(1), on(3)])
})

test('shares and losers are drawn for one display, with the reason', async () => {
  await line.add('Ba phần', { recurrence: MONDAYS, weight: 3 })
  await line.add('Một phần', { recurrence: MONDAYS })
  const until = addDays(monday, 30)
  await line.add('Chiếm sóng', { layer: 'takeover', hours: ['14:00', '16:00'], recurrence: { ...MONDAYS, until } })
  await line.add('Buổi chiều', { hours: ['14:30', '15:30'], recurrence: MONDAYS })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.blockOn(on(0), 'Ba phần').getByText('75%', { exact: true }).waitFor()
  const lost = line.blockOn(on(0), 'Buổi chiều')
  await expect.poll(() => lost.getAttribute('data-lost')).toBe('outranked')
  const reason = line.page.getByRole('tooltip').filter({ hasText: 'Nhường lịch ở lớp cao hơn' })
  await lost.hover()
  await reason.waitFor()
  await line.page.mouse.move(0, 0)
  await reason.waitFor({ state: 'detached' })
  await lost.focus()
  await line.page.keyboard.press('Tab')
  await line.page.keyboard.press('Shift+Tab')
  await reason.waitFor()
  await line.looker.look('timeline')
  expect(line.looker.found).toEqual([])
})

test('what is wrong with a schedule is said before it is saved, and it can be saved all the same', async () => {
  await line.add('Buổi sáng', { recurrence: MONDAYS })
  const until = addDays(monday, 30)
  await line.add('Hội nghị', { layer: 'takeover', hours: ['20:00', '21:00'], recurrence: { ...MONDAYS, until } })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.blockOn(on(0), 'Buổi sáng').click()
  await line.dialog().getByText(`Không thấy chỗ trống hay xung đột trong 35 ngày kể từ ngày phát đầu tiên (`).waitFor()
  await line.page.keyboard.press('Escape')
  await expect.poll(() => line.dialog().count()).toBe(0)

  await line.blockOn(on(0), 'Hội nghị').click()
  await line.dialog().getByLabel('Từ', { exact: true }).fill('09:00')
  await line.dialog().getByLabel('Đến', { exact: true }).fill('10:00')
  const told = line.dialog().getByRole('status').filter({ hasText: 'Lịch này che các lịch sau' })
  await told.waitFor()
  expect(await told.innerText()).toContain('“Buổi sáng” (')
  await line.choose('Lưu lịch')
  await expect.poll(() => line.dialog().count()).toBe(0)
  expect(hoursOf((await line.stored())['Hội nghị']!)).toEqual(['09:00', '10:00'])
})

/** The next 10/3 by the lunar calendar. */
function nextFeast(): LocalDate {
  const year = Number(today.slice(0, 4))
  const dates = [year, year + 1].map((each) => toSolar({ year: each, month: 3, day: 10, leap: false })!)
  return dates.find((date) => date > addDays(today, 20))!
}

test('[journey 4] what will be on LED 1 at 08:00 on Giỗ Tổ, and why?', async () => {
  const feast = nextFeast()
  await line.add('Ngày làm việc', {
    recurrence: { rule: { every: 'day-kind', kind: 'working' } },
    hours: ['07:00', '17:00'],
  })
  await line.add('Hằng ngày', { hours: ['07:30', '11:30'] })
  await line.add('Lễ Giỗ Tổ', {
    layer: 'takeover',
    show: { kind: 'playlist', playlist: line.lists.feast },
    hours: ['07:00', '11:00'],
    recurrence: {
      rule: { every: 'holiday', holidays: ['hung-kings'], before: 0, after: 0 },
      until: addDays(feast, 30),
    },
  })
  await line.go('tab=moment')
  await line.page.getByRole('tab', { name: 'Xem lúc…' }).waitFor()
  await line.page
    .getByText('Màn hình chờ: tên cơ quan và đồng hồ')
    .or(line.page.getByText('Vào lúc đó'))
    .or(line.page.locator('[data-rule]'))
    .first()
    .waitFor()

  await line.go(`of=display-${line.led}&at=${feast}T08:00`)
  const shown = line.page.getByRole('region', { name: 'Trên màn hình' })
  await shown.getByText('Lịch “Lễ Giỗ Tổ”, danh sách “Giỗ Tổ Hùng Vương”').waitFor()
  expect(await shown.innerText()).toContain('Lịch ưu tiên chiếm trọn màn hình')
  const others = line.page.getByRole('region', { name: 'Những lịch không được phát và lý do' })
  const lost = (await others.locator('[data-standing=lost]').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
  expect(lost).toEqual([
    expect.stringContaining('Ngày làm việc Theo lịch Ngày nghỉ, mà lịch chỉ phát ngày làm việc'),
    expect.stringContaining('Hằng ngày Theo lịch Nhường lịch ở lớp cao hơn'),
  ])
  const frame = line.page.frameLocator('iframe').locator('.bt-canvas')
  await expect.poll(() => frame.innerText(), { timeout: 15_000 }).toContain('Các Vua Hùng')
  expect(await frame.evaluate((box: HTMLElement) => [box.offsetWidth, box.offsetHeight])).toEqual([512, 256])

  const first = await shown.innerText()
  await line.page.getByRole('button', { name: 'Nội dung sau' }).click()
  await expect.poll(() => shown.innerText()).not.toBe(first)
  await line.page.getByRole('button', { name: 'Nội dung trước' }).click()
  await expect.poll(() => shown.innerText()).toBe(first)
  await line.looker.look('moment')
  expect(line.looker.found).toEqual([])
})
