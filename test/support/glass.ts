/** An office, a browser and screens that play in it: what every test that looks at the glass begins with. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { DisplayId, PlaylistId } from '../../playlists/ids.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { launchChromium } from './chromium.ts'
import { makeDisplay } from './fleet.ts'
import { ALL_DAY, addSchedule, openOffice } from './office.ts'
import type { Office } from './office.ts'
import { quicken } from './quicken.ts'

export type Glass = { office: Office; browser: Browser }

/** Both are there from before the file's first test until after its last. */
export function useGlass(): Glass {
  const glass = {} as Glass
  beforeAll(async () => {
    const [office, browser] = await Promise.all([openOffice(), launchChromium()])
    Object.assign(glass, { office, browser })
  })
  afterAll(async () => {
    await glass.browser.close()
    await glass.office.close()
  })
  return glass
}

export type Size = { width: number; height: number }

/** A display with a canvas of this size, which plays this playlist all day, if any. */
export async function addDisplay(
  { admin, editor }: Office,
  name: string,
  size: Size,
  playlist?: PlaylistId,
): Promise<DisplayId> {
  const { id } = await admin.ask(displays.createDisplay, {
    body: makeDisplay({ name, canvas: { x: 0, y: 0, ...size } }),
  })
  if (playlist !== undefined) await addSchedule(editor, { name, playlist, displays: [id], hours: ALL_DAY })
  return id
}

/** The address at which a page becomes this display. */
export async function claimAddress(office: Office, id: DisplayId, origin = office.server.origin): Promise<string> {
  const { claim } = await office.admin.ask(displays.offerClaim, { params: { id } })
  return `${origin}/display/#claim=${claim}`
}

type Opening = Size & {
  name: string
  playlist?: PlaylistId
  /** The programme comes with slots of this length. */
  slotMs?: number
  /** Where the page finds the server, if not by the shortest way. */
  origin?: string
  /** Before there is a page. */
  prepare?: (context: BrowserContext) => Promise<unknown>
}

export type GlassScreen = { id: DisplayId; name: string; context: BrowserContext; page: Page }

const CONTENT = '[data-visible="true"][data-material]'

/** A display in a window of its own, paired and showing something. */
export async function openScreen({ office, browser }: Glass, opening: Opening): Promise<GlassScreen> {
  const { name, playlist, slotMs, origin, prepare, ...size } = opening
  const id = await addDisplay(office, name, size, playlist)
  const context = await browser.newContext({ viewport: size, serviceWorkers: 'block' })
  await prepare?.(context)
  if (slotMs !== undefined) await quicken(context, slotMs)
  const page = await context.newPage()
  await page.goto(await claimAddress(office, id, origin))
  await page.locator(CONTENT).first().waitFor({ timeout: 60_000 })
  return { id, name, context, page }
}
