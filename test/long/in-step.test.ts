/** Two and four screens, each in a browser of its own, with wrong clocks on a jittery line: with the server and without. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlaylistId } from '../../playlists/ids.ts'
import { COUNTS } from '../support/long.ts'
import { openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { addQuick, openSkewed, sizesOf } from '../support/skewed.ts'
import type { Skewed } from '../support/skewed.ts'

const LEARNING_MS = 60_000
const FRAME_MS = 17

let office: Office
let playlist: PlaylistId
beforeAll(async () => {
  office = await openOffice()
  playlist = await addQuick(office)
})
afterAll(() => office.close())

async function measure(when: string, screens: readonly Skewed[]): Promise<number> {
  const errors = await Promise.all(screens.map(({ changes }) => changes(COUNTS.moments)))
  const each = errors.map((seen, i) => `${screens[i]!.skewMs} ms: ${sizesOf(seen).told}`)
  const sizes = sizesOf(errors.flat())
  console.log(`in step: ${screens.length} screens ${when}: ${sizes.told} (clock off by ${each.join('; ')})`)
  return sizes.at(0.99)
}

test.each([
  ['two', [-90_000, 90_000], false],
  ['four', [-90_000, -20_000, 45_000, 90_000], true],
])('[DI4][PB1] %s screens with clocks off by up to 90 s change within a frame', async (many, skews, goesAway) => {
  const open = (skewMs: number): Promise<Skewed> =>
    openSkewed(office, { name: `${many} ${skewMs}`, playlist, skewMs, mostDelayMs: 300 })
  const screens = await Promise.all(skews.map(open))
  try {
    await pause(LEARNING_MS)
    const found = [await measure('after 60 s', screens)]
    if (goesAway) {
      await pause(COUNTS.connectedMs - LEARNING_MS)
      found.push(await measure(`after ${COUNTS.connectedMs / 60_000} min`, screens))
      await office.server.stop()
      await pause(COUNTS.aloneMs)
      found.push(await measure(`after ${COUNTS.aloneMs / 60_000} min without the server`, screens))
    }
    for (const p99 of found) expect.soft(p99).toBeLessThanOrEqual(FRAME_MS)
  } finally {
    await Promise.all(screens.map(({ close }) => close()))
  }
})
