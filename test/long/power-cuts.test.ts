/** The power goes at moments drawn by lot, while a screen plays, fetches files, hands over plays: it always comes back, whole. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { giveOrder } from '../../playlists/wire/orders.ts'
import { listPlays, listQuarantine } from '../../playlists/wire/plays.ts'
import { archiveSchedule } from '../../playlists/wire/playlists.ts'
import { launchKiosk } from '../support/chromium.ts'
import type { Kiosk } from '../support/chromium.ts'
import { claimAddress } from '../support/glass.ts'
import { makeDisplay } from '../support/fleet.ts'
import { openLine } from '../support/line.ts'
import type { Line } from '../support/line.ts'
import { COUNTS } from '../support/long.ts'
import { addWords, stripedPicture } from '../support/mixed.ts'
import { Observer, playsOwed, until } from '../support/observer.ts'
import { ALL_DAY, addApproved, addPlaylist, addSchedule, aroundToday } from '../support/office.ts'
import { contentOf, openOffice, upload } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'

const SEED = 20_261_121
const SLOT_MS = 3000
/** Its files and its plays are under way for some time. */
const LINE_MS = 100
/** A play begins up to so long before or after the observer sees it. */
const SAME_MS = 1000
const MOMENTS = ['playing', 'caching', 'uploading'] as const

let office: Office
let line: Line
let profile: string
let passing: (piece: string) => void = () => {}
beforeAll(async () => {
  ;[office, profile] = await Promise.all([openOffice(), freshFolder()])
  line = await openLine(office.server.port, { delayMs: () => LINE_MS, heard: (piece) => passing(piece) })
})
afterAll(async () => {
  await line.close()
  await office.close()
  await removeFolder(profile)
})

test('50 power cuts: it always starts again, shows no half file, loses no more than what was on, and doubles nothing', async () => {
  const { id, schedule } = await fillOffice()
  const random = randomOf(SEED)
  const loads: Observer[] = []
  const done: Record<string, number> = {}
  let address = await claimAddress(office, id, line.origin)
  for (let cut = 0; cut < COUNTS.cuts; cut++) {
    const { kiosk, page, observer } = await boot(address)
    address = `${line.origin}/display/`
    loads.push(observer)
    const moment = MOMENTS[Math.floor(random() * MOMENTS.length)]!
    done[moment] = (done[moment] ?? 0) + 1
    await reach(moment, id)
    await pause(random() * (moment === 'playing' ? 9000 : 400))
    expect(await strangeFiles(page, id), `cut ${cut}`).toEqual([])
    await kiosk.kill()
  }
  const { kiosk, page, observer } = await boot(address)
  loads.push(observer)
  const { version } = schedule
  await office.editor.ask(archiveSchedule, { params: { id: schedule.id }, body: { archived: true, version } })
  await until('the screen has heard of the end', 90_000, () =>
    observer.sightings.at(-1)?.content === 'fallback' ? true : null,
  )
  await until('all plays are delivered', 90_000, async () => ((await playsOwed(page)) === 0 ? true : null))
  await kiosk.kill()
  const { seen, lost, doubled } = await compare(loads)
  console.log(
    `power cuts: ${COUNTS.cuts} (${JSON.stringify(done)}, seed ${SEED}), ${loads.length} starts, all of them with content in sight; ` +
      `${seen} full showings seen, ${lost.length} of them not counted, ${doubled} counted twice`,
  )
  expect(lost.filter((one) => !one.wasLast)).toEqual([])
  expect(doubled).toBe(0)
  expect(await office.admin.ask(listQuarantine, {})).toEqual([])
})

async function fillOffice() {
  const { admin, editor } = office
  const body = makeDisplay({ name: 'Kiosk', canvas: { x: 0, y: 0, width: 1280, height: 720 } })
  const { id } = await admin.ask(displays.createDisplay, { body })
  const materials = await addWords(office, ['green'])
  for (const hue of [40, 200]) {
    const stored = await upload(editor, `${hue}.png`, await stripedPicture({ width: 1280, height: 720 }, hue))
    materials.push(await addApproved(office, `Ảnh ${hue}`, contentOf(stored)))
  }
  const shares = materials.map((material) => ({ material, weight: 1, durationMs: SLOT_MS }))
  const playlist = await addPlaylist(editor, 'Cả ngày', shares)
  const schedule = await addSchedule(editor, { name: 'Cả ngày', playlist, displays: [id], hours: ALL_DAY })
  return { id, schedule }
}

/** The machine is switched on; throws when nothing of the programme is in sight within half a minute. */
async function boot(address: string): Promise<{ kiosk: Kiosk; page: Page; observer: Observer }> {
  const kiosk = await launchKiosk(profile)
  const observer = await Observer.in(kiosk.context)
  const page = await kiosk.context.newPage()
  await page.goto(address)
  await until('the screen plays', 30_000, () => observer.sightings.find(({ material }) => material !== null) ?? null)
  return { kiosk, page, observer }
}

/** Waits until it is doing that. */
async function reach(moment: (typeof MOMENTS)[number], id: DisplayId): Promise<void> {
  if (moment === 'playing') return
  const sign = moment === 'caching' ? 'GET /api/device/media/' : 'POST /api/device/plays'
  const passed = new Promise<void>((resolve) => {
    passing = (piece) => piece.startsWith(sign) && resolve()
  })
  if (moment === 'caching') await office.admin.ask(giveOrder, { params: { id }, body: { kind: 'clear-cache' } })
  await Promise.race([passed, pause(30_000)])
}

/** Pictures in sight or waiting whose bytes no programme names: those of half a file. */
async function strangeFiles(page: Page, id: DisplayId): Promise<string[]> {
  const { programme } = await office.admin.ask(displays.displayProgramme, { params: { id } })
  const shown = await page.evaluate(async () => {
    const images = [...document.querySelectorAll<HTMLImageElement>('.bt-shown img, .bt-incoming img')]
    const hashes = images.map(async ({ src }) => {
      const bytes = await fetch(src).then(
        (reply) => reply.arrayBuffer(),
        () => null,
      )
      // It went while it was being read.
      if (bytes === null) return null
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    })
    return (await Promise.all(hashes)).filter((hash) => hash !== null)
  })
  const named: readonly string[] = programme.media.map(({ hash }) => hash)
  return shown.filter((hash) => !named.includes(hash))
}

/** What was seen in full against what is stored: the log is read whole, page by page. */
async function compare(loads: readonly Observer[]) {
  const stored: { material: number; startedAt: number; id: string }[] = []
  for (let before: number | undefined; ;) {
    const query = { ...aroundToday(), ...(before !== undefined && { before: before as never }) }
    const { plays, more } = await office.editor.ask(listPlays, { query })
    stored.push(...plays.filter(({ outcome }) => outcome === 'completed'))
    before = plays.at(-1)?.startedAt
    if (!more) break
  }
  const unique = [...new Map(stored.map((play) => [play.id, play])).values()]
  const left = [...unique]
  const lost: { material: number | null; wasLast: boolean }[] = []
  let seen = 0
  for (const observer of loads) {
    const complete = observer.complete(SLOT_MS)
    seen += complete.length
    for (const [i, { load, at, material }] of complete.entries()) {
      const found = left.findIndex(
        (play) => Number(play.material) === material && Math.abs(play.startedAt - load - at) < SAME_MS,
      )
      if (found < 0) lost.push({ material, wasLast: i === complete.length - 1 })
      else left.splice(found, 1)
    }
  }
  // What is left was stored without having been seen to its end: one for each cut at most; more would be doubles.
  const twice = unique.filter((one, i) => unique.some((other, k) => k < i && other.startedAt === one.startedAt))
  return { seen, lost, doubled: twice.length + Math.max(0, left.length - loads.length) }
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}
