/** A screen on a machine of its own: how soon it shows something without the server, and what its page weighs after a while. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launchKiosk } from '../support/chromium.ts'
import type { Kiosk } from '../support/chromium.ts'
import { addDisplay, claimAddress } from '../support/glass.ts'
import { addMixed } from '../support/mixed.ts'
import { Observer, until } from '../support/observer.ts'
import { openOffice } from '../support/office.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'
import { median } from './table.ts'
import type { Line } from './table.ts'
import { residentMb } from './weight.ts'

const SIZE = { width: 1920, height: 1080 }
const START_S = 1.5
const FEW = { starts: 10, cuts: 5, minutes: 1 }
const FULL = { starts: 50, cuts: 20, minutes: 60 }

/** `full`: as often and as long as the promise says; it takes over an hour. */
export async function benchScreen(full: boolean): Promise<Line[]> {
  const { starts, cuts, minutes } = full ? FULL : FEW
  const [office, profile] = await Promise.all([openOffice(), freshFolder()])
  try {
    const { playlist } = await addMixed(office)
    const id = await addDisplay(office, 'Screen', SIZE, playlist)
    const first = await launchKiosk(profile)
    const page = await first.context.newPage()
    await page.goto(await claimAddress(office, id))
    await until('the screen is ready for a start without the server', 60_000, () => page.evaluate(isReady))
    await pause(minutes * 60_000)
    const resident = await pageMb(first)
    await first.quit()
    await office.server.stop()
    const address = `${office.server.origin}/display/`
    const cold = await startOften(profile, address, starts, (kiosk) => kiosk.quit())
    const killed = await startOften(profile, address, cuts, (kiosk) => kiosk.kill())
    return [
      {
        what: 'page memory after mixed content',
        measured: resident,
        unit: 'MB',
        budget: { at: 'most', value: 500 },
        from: `RSS of its process after ${minutes} min at ${SIZE.width} × ${SIZE.height}, pictures of 4K and a film among it`,
      },
      ...linesOf('cold start without the server', cold, starts),
      ...linesOf('start after the power went, without the server', killed, cuts),
    ]
  } finally {
    await office.close()
    await removeFolder(profile)
  }
}

/** Every file of the programme and the page itself lie on this machine. */
const isReady = async (): Promise<true | null> => {
  const { controller } = navigator.serviceWorker
  const names = await caches.keys()
  const media = await Promise.all(
    names
      .filter((name) => !name.includes('precache'))
      .map(async (name) => (await (await caches.open(name)).keys()).length),
  )
  const kept = media.reduce((sum, one) => sum + one, 0)
  return controller !== null && kept >= 4 && document.querySelector('[data-visible="true"][data-material]')
    ? true
    : null
}

/** The page times at which the first item was in sight; one is missing for each start that showed none in ten seconds. */
async function startOften(
  profile: string,
  address: string,
  times: number,
  end: (kiosk: Kiosk) => Promise<void>,
): Promise<number[]> {
  const seconds: number[] = []
  for (let n = 0; n < times; n++) {
    const kiosk = await launchKiosk(profile)
    const observer = await Observer.in(kiosk.context)
    const page: Page = await kiosk.context.newPage()
    await page.goto(address)
    const seen = await until(
      'something in sight',
      10_000,
      () => observer.sightings.find(({ material }) => material !== null) ?? null,
    ).catch(() => null)
    if (seen !== null) seconds.push(seen.at / 1000)
    // What it plays is written down meanwhile.
    await pause(500)
    await end(kiosk)
  }
  return seconds
}

function linesOf(what: string, seconds: readonly number[], times: number): Line[] {
  const worst = Math.max(...seconds).toFixed(2)
  return [
    {
      what: `${what}, first item`,
      measured: median(seconds),
      unit: 's',
      budget: { at: 'most', value: START_S },
      from: `page time, median of ${seconds.length}, worst ${worst} s`,
    },
    {
      what: `${what}, shows content`,
      measured: seconds.length / times,
      unit: '',
      budget: { at: 'least', value: 1 },
      from: `${seconds.length} of ${times}`,
    },
  ]
}

/** Of the heaviest page that this browser has open. */
async function pageMb({ browser }: Kiosk): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMb(id)))
}
