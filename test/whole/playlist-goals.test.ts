/** What a list promises is judged as it is typed, and told again where the list is scheduled. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPlaylists } from '../../playlists/wire/playlists.ts'
import { Timeline, monday } from '../support/timeline.ts'

let line: Timeline
beforeAll(async () => {
  line = await Timeline.open()
})
afterAll(() => line.close())

test('a goal that cannot be met says so and why; made smaller it can be, and is saved', async () => {
  const { page } = line
  await page.goto(`${line.office.server.origin}/#/playlists?open=${line.lists.daily}`)
  const goals = page.getByRole('region', { name: 'Mục tiêu' })
  await goals.getByRole('button', { name: 'Ít nhất mỗi ngày' }).click()
  await goals.getByText('Đạt được:').waitFor()
  const number = goals.getByLabel('Số lượt ít nhất mỗi ngày của “Nộp hồ sơ tại nhà”')
  await goals.getByLabel('Số giờ phát mỗi ngày để ước tính').fill('1')
  await number.fill('900')
  await goals.getByText('Không đạt được: không đủ thời gian, nhiều nhất').waitFor()
  await line.looker.look('a goal that cannot be met')
  await number.fill('100')
  await goals.getByText('Đạt được:').waitFor()
  await number.fill('900')
  await page.getByRole('button', { name: 'Lưu danh sách' }).click()
  await page.getByText('Đã lưu danh sách phát.').first().waitFor()

  await line.add('Một giờ', { hours: ['08:00', '09:00'] })
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.blockOn(monday, 'Một giờ').click()
  await line.dialog().getByText('Mục tiêu của danh sách không đạt được.').waitFor()
  await line.looker.look('findings of a schedule')
  await page.keyboard.press('Escape')

  await page.goto(`${line.office.server.origin}/#/playlists?open=${line.lists.daily}`)
  await number.fill('100')
  await page.getByRole('button', { name: 'Lưu danh sách' }).click()
  const stored = async () =>
    (await line.office.editor.ask(listPlaylists, {})).find(({ id }) => id === line.lists.daily)?.goals
  await expect.poll(stored).toMatchObject([{ kind: 'at-least-a-day', n: 100 }])
  await line.go(`week=${monday}&of=display-${line.led}`)
  await line.blockOn(monday, 'Một giờ').click()
  await line
    .dialog()
    .getByText(/^Không thấy chỗ trống hay xung đột trong 35 ngày/)
    .waitFor()
  expect(line.looker.found).toEqual([])
})
