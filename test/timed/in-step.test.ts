/** Two screens with wrong clocks on a slow, jittery line change on the frame that true time asks for. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { addQuick, openSkewed, sizesOf } from '../support/skewed.ts'

const SKEWS_MS = [-90_000, 90_000]
const CHANGES = 20
/** Enough questions on this line for a clock that is right to within half a frame; test/long/ has a worse line and more time. */
const LEARNING_MS = 18_000
const FRAME_MS = 17

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('[DI4][PB1] two screens with clocks off by 90 s, behind 50 to 150 ms each way, change together', async () => {
  const playlist = await addQuick(office)
  const open = (skewMs: number) => openSkewed(office, { name: `Sảnh ${skewMs}`, playlist, skewMs, mostDelayMs: 150 })
  const screens = await Promise.all(SKEWS_MS.map(open))
  await pause(LEARNING_MS)
  const errors = await Promise.all(screens.map(({ changes }) => changes(CHANGES)))
  await Promise.all(screens.map(({ close }) => close()))
  for (const [i, seen] of errors.entries())
    console.log(`in step: clock off by ${SKEWS_MS[i]} ms: changes at ${seen.map((ms) => ms.toFixed(0)).join(' ')} ms`)
  const sizes = sizesOf(errors.flat())
  console.log(`in step: ${sizes.told}`)
  expect(sizes.at(0.5)).toBeLessThanOrEqual(FRAME_MS)
})
