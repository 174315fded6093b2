/** The timeline of a group, a column a display; series that take their hours from a daypart; fillers behind all else. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DaypartId, DisplayId, GroupId } from '../../playlists/ids.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import { createDaypart } from '../../playlists/wire/dayparts.ts'
import { createDisplay, createGroup } from '../../playlists/wire/displays.ts'
import { makeDisplay } from '../support/fleet.ts'
import { row } from '../support/make.ts'
import { MONDAYS, Timeline, hoursOf, monday, on, recurrenceOf, short } from '../support/timeline.ts'

let line: Timeline
let hall: DisplayId
let group: GroupId
let morning: DaypartId
beforeAll(async () => {
  line = await Timeline.open()
  const { admin, editor } = line.office
  hall = (await admin.ask(createDisplay, { body: makeDisplay({ name: 'Tivi sảnh', location: 'Sảnh chính' }) })).id
  group = (await admin.ask(createGroup, { body: { name: 'Trụ sở', members: [line.led, hall] } })).id
  const hours = [row([1, 2, 3, 4, 5], '07:30', '11:30')]
  const body = { name: 'Buổi sáng hành chính', hours, followsCalendar: false, dates: [] }
  morning = (await editor.ask(createDaypart, { body })).id
})
afterAll(() => line.close())
beforeEach(() => line.empty())

const columnOf = (display: DisplayId) => line.page.locator(`[data-day][data-display="${display}"]`)
const blockIn = (display: DisplayId, name: string) =>
  columnOf(display).locator('[data-block]').filter({ hasText: name })
const toGroup = () => ({ all: false as const, displays: [], groups: [group] })

test('a day of a group has a column for each display, with its own shares and losers', async () => {
  await line.add('Cả nhóm', { target: toGroup(), recurrence: MONDAYS })
  await line.add('Riêng LED', { recurrence: MONDAYS, weight: 3 })
  await line.go(`day=${monday}&of=group-${group}`)
  const heads = line.page.locator('[data-head]')
  await expect.poll(() => heads.allInnerTexts()).toEqual(['LED 1\nSảnh', 'Tivi sảnh\nSảnh chính'])
  await blockIn(line.led, 'Cả nhóm').getByText('25%', { exact: true }).waitFor()
  await blockIn(hall, 'Cả nhóm').waitFor()
  expect(await blockIn(hall, 'Cả nhóm').innerText()).not.toContain('%')
  expect(await blockIn(hall, 'Riêng LED').count()).toBe(0)
  await line.looker.look('timeline of a group')
  expect(line.looker.found).toEqual([])

  await line.go(`week=${monday}&of=group-${group}`)
  await line.blockOn(monday, 'Cả nhóm').waitFor()
  expect(await line.page.locator('[data-head]').count()).toBe(7)
})

test('what is drawn over one column of a group is meant for that display, over all of them for the group', async () => {
  await line.go(`day=${monday}&of=group-${group}`)
  /** From the first column to this one. */
  const draw = async (over: DisplayId) => {
    const [from, to] = [(await columnOf(line.led).boundingBox())!, (await columnOf(over).boundingBox())!]
    const at = (hour: number) => from.y + (from.height * hour) / 24
    await line.page.mouse.move(from.x + 20, at(9.1))
    await line.page.mouse.down()
    await line.page.mouse.move(to.x + 40, at(10.1), { steps: 6 })
    await line.page.mouse.up()
    await line.dialog().getByLabel('Tên lịch').waitFor()
    const named = ['Trụ sở (2)', 'LED 1', 'Tivi sảnh'].map((name) => line.dialog().getByRole('checkbox', { name }))
    const chosen = await Promise.all(named.map((box) => box.isChecked()))
    await line.page.keyboard.press('Escape')
    await expect.poll(() => line.dialog().count()).toBe(0)
    return chosen
  }
  await columnOf(hall).waitFor()
  expect(await draw(line.led)).toEqual([false, true, false])
  expect(await draw(hall)).toEqual([true, false, false])
})

test('a block stays with its display: dragged over another column it keeps its day', async () => {
  await line.add('Cả nhóm', { target: toGroup(), recurrence: MONDAYS })
  await line.go(`day=${monday}&of=group-${group}`)
  await line.drag(blockIn(line.led, 'Cả nhóm'), { days: 1, hours: 2 })
  await line.choose('Cả chuỗi')
  await line.page.getByText('Đã đặt “Cả nhóm”').waitFor()
  const { 'Cả nhóm': moved } = await line.stored()
  expect([recurrenceOf(moved!).rule, hoursOf(moved!)]).toEqual([MONDAYS.rule, ['10:00', '12:00']])
})

const named = () => ({
  kind: 'recurring' as const,
  recurrence: { ...EVERY_DATE, ...MONDAYS },
  hours: { kind: 'daypart' as const, daypart: morning },
})

test('a series with the hours of a daypart is moved as a whole, or by one day; stretched, only that day', async () => {
  await line.add('Tiếp dân', { timing: named() })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.blockOn(on(0), 'Tiếp dân').hover()
  const tip = line.page.getByRole('tooltip').filter({ hasText: 'Giờ theo khung giờ “Buổi sáng hành chính”' })
  await tip.waitFor()
  await line.drag(line.blockOn(on(0), 'Tiếp dân'), { at: 0.98, hours: 1 })
  await line.dialog().getByText('lấy từ khung giờ “Buổi sáng hành chính”').waitFor()
  expect(await line.dialog().getByRole('button', { name: 'Cả chuỗi' }).isDisabled()).toBe(true)
  await line.choose(`Chỉ ngày Thứ Hai ${short(on(0))}`)
  await line.page.getByText('Đã đặt “Tiếp dân”').waitFor()
  const parted = await line.stored()
  expect(recurrenceOf(parted['Tiếp dân']!).except).toEqual([on(0)])
  expect(hoursOf(parted[`Tiếp dân (${short(on(0))})`]!)).toEqual([`${on(0)} 7.5`, `${on(0)} 12.5`])

  await line.go(`week=${on(7)}&of=display-${line.led}`)
  await line.drag(line.blockOn(on(7), 'Tiếp dân'), { days: 2 })
  await line.choose('Cả chuỗi')
  await line.blockOn(on(9), 'Tiếp dân').waitFor()
  expect(recurrenceOf((await line.stored())['Tiếp dân']!).rule).toEqual({ ...MONDAYS.rule, weekdays: [3] })
})

test('a filler behind all else says beside the pointer how it is changed', async () => {
  await line.add('Nền cả ngày', { layer: 'filler', hours: ['00:00', '24:00'] })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.column(on(2)).locator('[data-band]').hover()
  const tip = line.page.getByText('Để sửa, bấm tên lịch ở phần chú thích phía trên').filter({ visible: true })
  await tip.waitFor()
  expect(await tip.innerText()).toContain('Nền cả ngày, 00:00–24:00')
})
