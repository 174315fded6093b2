/** The wall of miniatures on the overview changes with the screens. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOverride, startEmergency } from '../../playlists/wire/playlists.ts'
import { pairScreen } from '../support/caller.ts'
import { ALL_DAY, addSchedule } from '../support/office.ts'
import { Timeline } from '../support/timeline.ts'

let line: Timeline
beforeAll(async () => {
  line = await Timeline.open()
})
afterAll(() => line.close())

/** The hint, the panel's question and the miniature's; the page itself asks only every 15 s. */
const SOON_MS = 2000

test('an emergency, and its end, are seen on the wall within two seconds', async () => {
  const { editor, admin, server } = line.office
  const { display } = await pairScreen(admin, 'Tivi sảnh', 1920, 1080)
  await addSchedule(editor, { name: 'Cả ngày', playlist: line.lists.daily, displays: [display.id], hours: ALL_DAY })
  await line.page.goto(`${server.origin}/#/`)
  const seen = line.page.frameLocator('iframe').locator('.bt-canvas [data-visible=true]')
  await expect.poll(() => seen.innerText(), { timeout: 15_000 }).toContain('chờ đợi')

  const words = async () => (await seen.innerText()).replace(/\s+/g, ' ')
  const text = 'Mưa lớn, ngập sâu'
  const target = { all: true, displays: [], groups: [] }
  const body = { text, support: '', minutes: 30, target, wakes: false, confirmed: true as const }
  const { id } = await admin.ask(startEmergency, { body })
  await expect.poll(words, { timeout: SOON_MS, interval: 50 }).toContain(text)
  await admin.ask(endOverride, { params: { id } })
  await expect.poll(words, { timeout: SOON_MS, interval: 50 }).toContain('chờ đợi')
})
