/** A whole day of rotation in a page whose clock is driven: after twenty-four hours it is as small as after the first. */
import type { CDPSession } from 'playwright-core'
import { expect, test } from 'vitest'
import { driveClock, driveUntil } from '../support/driven-page.ts'
import { openScreen, useGlass } from '../support/glass.ts'
import { COUNTS } from '../support/long.ts'
import { addMixed } from '../support/mixed.ts'

const HOUR = 3_600_000
const SLOT_MS = 20_000
const RATES = { fast: 60, film: 20 }
const GROWTH = 1.05
const SIZE = { width: 960, height: 540 }

const glass = useGlass()

type Weight = { heap: number; nodes: number; listeners: number; videos: number; urls: number }

test('heap, nodes, films and addresses of files are no more after a day than after an hour', async () => {
  const { playlist, materials } = await addMixed(glass.office, SLOT_MS)
  const { context, page } = await openScreen(glass, {
    name: 'Sảnh',
    ...SIZE,
    playlist,
    prepare: async (its) => {
      await driveClock(its, RATES)
      await its.addInitScript(countAddresses)
    },
  })
  const session = await context.newCDPSession(page)
  const weights: Weight[] = []
  const began = await page.evaluate(() => performance.now())
  // The same item of the round is on whenever it is weighed.
  const round = materials.length * SLOT_MS
  const hour = Math.round(HOUR / round) * round
  for (let n = 1; n <= COUNTS.hours; n++) {
    await driveUntil(page, began + n * hour)
    weights.push(await weigh(session))
    const { heap, nodes, listeners, videos, urls } = weights.at(-1)!
    console.log(
      `day: hour ${n}: heap ${(heap / 1e6).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners, ${videos} films, ${urls} addresses`,
    )
  }
  const changes = await page.evaluate(() =>
    Number(/\d+/.exec(document.querySelector('[data-visible="true"]')?.getAttribute('data-showing') ?? '')),
  )
  const [first, last] = [weights[0]!, weights.at(-1)!]
  const growth = (name: keyof Weight): string =>
    `${name} ${((100 * last[name]) / Math.max(1, first[name]) - 100).toFixed(1)} %`
  console.log(
    `day: ${changes} items in ${COUNTS.hours} hours: ${(Object.keys(first) as (keyof Weight)[]).map(growth).join(', ')}`,
  )
  expect(changes).toBeGreaterThan((COUNTS.hours * hour) / SLOT_MS / 2)
  for (const name of Object.keys(first) as (keyof Weight)[])
    expect.soft(last[name], name).toBeLessThanOrEqual(Math.max(1, first[name]) * GROWTH)
})

/** What is really there, once the rubbish is gone. */
async function weigh(session: CDPSession): Promise<Weight> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  const { result } = await session.send('Runtime.evaluate', { expression: 'HTMLVideoElement.prototype' })
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId! })
  const many = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function () { return [this.length, window.openAddresses.size] }',
    returnByValue: true,
  })
  await session.send('Runtime.releaseObject', { objectId: objects.objectId! })
  const [videos, urls] = many.result.value as [number, number]
  return { heap: usedSize, nodes, listeners: jsEventListeners, videos, urls }
}

/** Runs in the page: which addresses of files have been lent and not taken back. */
function countAddresses(): void {
  const open = new Set<string>()
  Object.assign(window, { openAddresses: open })
  const { createObjectURL, revokeObjectURL } = URL
  URL.createObjectURL = (file) => {
    const url = createObjectURL.call(URL, file)
    open.add(url)
    return url
  }
  URL.revokeObjectURL = (url) => {
    open.delete(url)
    revokeObjectURL.call(URL, url)
  }
}
