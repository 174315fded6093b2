/** A screen that loses first the server, then its power: it starts by itself, plays on, and owes nothing in the end. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { DisplayId } from '../../playlists/ids.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { listPlays, listQuarantine, summarisePlays } from '../../playlists/wire/plays.ts'
import { archiveSchedule } from '../../playlists/wire/playlists.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { launchKiosk } from '../support/chromium.ts'
import type { Kiosk } from '../support/chromium.ts'
import { makeDisplay } from '../support/fleet.ts'
import { Observer, playsOwed, until } from '../support/observer.ts'
import { ALL_DAY, addApproved, addPlaylist, addSchedule, aroundToday } from '../support/office.ts'
import { contentOf, openOffice, upload } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'

const SLOT_MS = 3000
const ALONE_SHOWINGS = 4

let office: Office
let profile: string
let kiosk: Kiosk
beforeAll(async () => {
  office = await openOffice()
  profile = await freshFolder()
  kiosk = await launchKiosk(profile)
})
afterAll(async () => {
  await kiosk.kill()
  await office.close()
  await removeFolder(profile)
})

test('a screen killed while the server is away starts by itself, and its plays arrive, none twice', async () => {
  const { id, schedule } = await fillOffice()
  const { origin } = office.server
  const { claim } = await office.admin.ask(displays.offerClaim, { params: { id } })

  const before = await Observer.in(kiosk.context)
  const first = await openPage(kiosk, `${origin}/display/#claim=${claim}`)
  await until('the page starts without a network', 30_000, () => first.evaluate(isOfflineReady))
  await showings(before, 2)
  await until('the first plays are on the disk', 10_000, async () => ((await playsOwed(first)) > 0 ? true : null))

  await office.server.stop()
  const owed = await playsOwed(first)
  await showings(before, 2)
  await until('both are on the disk', 10_000, async () => ((await playsOwed(first)) >= owed + 2 ? true : null))
  await kiosk.kill()

  kiosk = await launchKiosk(profile)
  const after = await Observer.in(kiosk.context)
  const second = await openPage(kiosk, `${origin}/display/`)
  await showings(after, ALONE_SHOWINGS)
  expect(new Set(after.showings.map(({ content }) => content))).toEqual(new Set(['image', 'slogan']))
  expect(await second.locator('[data-visible="true"] img').evaluateAll(areComplete)).not.toContain(false)

  await office.start()
  const { version } = schedule
  await office.editor.ask(archiveSchedule, { params: { id: schedule.id }, body: { archived: true, version } })
  await until('the screen has heard of the change', 90_000, () =>
    after.sightings.at(-1)?.content === 'fallback' ? true : null,
  )
  await until('all plays are delivered', 60_000, async () => ((await playsOwed(second)) === 0 ? true : null))

  await compare(id, before, after)
  console.log(`offline: ${after.showings.length} showings after the restart, none lost, none twice`)
})

/** One screen, one picture, one slogan, all day. */
async function fillOffice(): Promise<{ id: DisplayId; schedule: ScheduleReply }> {
  const { admin, editor } = office
  const image = await addApproved(office, 'Ảnh', contentOf(await upload(editor, 'picture.png')))
  const slogan = await addApproved(office, 'Khẩu hiệu', {
    kind: 'slogan',
    template: 'digital',
    headline: 'Mỗi người dân là một công dân số',
    support: '',
    steps: [],
  })
  const body = makeDisplay({ name: 'Kiosk', canvas: { x: 0, y: 0, width: 800, height: 600 } })
  const { id } = await admin.ask(displays.createDisplay, { body })
  const shares = [image, slogan].map((material) => ({ material, weight: 1, durationMs: SLOT_MS }))
  const playlist = await addPlaylist(editor, 'Cả ngày', shares)
  const schedule = await addSchedule(editor, { name: 'Cả ngày', playlist, displays: [id], hours: ALL_DAY })
  return { id, schedule }
}

async function openPage({ context }: Kiosk, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** Waits for so many more showings to end. */
async function showings(observer: Observer, more: number): Promise<void> {
  const goal = observer.showings.length + more
  const within = (more + 6) * SLOT_MS
  await until(`${more} more showings`, within, () => (observer.showings.length >= goal ? true : null))
}

const isOfflineReady = async (): Promise<true | null> => {
  const { controller, ready } = navigator.serviceWorker
  const active = (await ready).active?.state === 'activated'
  return active && controller !== null && document.querySelector('[data-content="image"]') ? true : null
}

const areComplete = (images: Element[]): boolean[] =>
  images.map((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0)

/** Every complete showing before the kill and after it is stored once, in its order, and counted once. */
async function compare(display: DisplayId, before: Observer, after: Observer): Promise<void> {
  const query = { ...aroundToday(), display }
  const { plays, more } = await office.editor.ask(listPlays, { query })
  expect(more).toBe(false)
  expect(new Set(plays.map(({ id }) => id)).size).toBe(plays.length)
  expect(new Set(plays.map(bootOf)).size).toBe(2)
  const stored = plays.filter(({ outcome }) => outcome === 'completed').map(({ material }) => Number(material))
  const complete = (observer: Observer) => observer.complete(SLOT_MS).map(({ material }) => material)
  expect(stored.toReversed()).toEqual([...complete(before), ...complete(after)])

  const seen: Record<number, number> = {}
  for (const observer of [before, after])
    for (const [material, count] of Object.entries(observer.completed(SLOT_MS)))
      seen[Number(material)] = (seen[Number(material)] ?? 0) + count
  const { rows } = await office.editor.ask(summarisePlays, { query: { ...query, by: 'material' } })
  expect(Object.fromEntries(rows.map(({ key, completed }) => [key, completed]))).toEqual(seen)
  expect(await office.admin.ask(listQuarantine, {})).toEqual([])
}

const bootOf = ({ id }: { id: string }): string => id.split('-')[1]!
