/** Two hundred changes of what is shown, on two screens at once, looked at frame by frame: not one frame without content. */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { PlaylistId } from '../../playlists/ids.ts'
import { FrameProbe, changesOf, watchPicture } from '../support/frame-probe.ts'
import type { Frame } from '../support/frame-probe.ts'
import { openScreen, useGlass } from '../support/glass.ts'
import { addWords, stripedPicture } from '../support/mixed.ts'
import { addApproved, addPlaylist, contentOf, upload } from '../support/office.ts'

/** A hundred on each. */
const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 720, height: 1280 },
]
const CHANGES = 100
/** Far under what an editor may ask for: the programme is made quicker on its way to the page. */
const SLOT_MS = 500
const WITHIN_MS = 75_000

const glass = useGlass()

test('two hundred changes without one frame that shows nothing', async () => {
  const playlist = await fillOffice()
  const screens = await Promise.all(
    SCREENS.map((size) => openScreen(glass, { name: `Màn hình ${size.width}`, ...size, playlist, slotMs: SLOT_MS })),
  )
  const watched = await Promise.all(screens.map(({ page }) => watchScreen(page)))
  for (const { frames, pixels } of watched) {
    const { count, kinds } = changesOf(frames)
    console.log(
      `no blank: ${count} changes over ${frames.length} frames of the page, ${pixels.frames} frames of its picture; ` +
        `darkest ${(100 * pixels.darkest).toFixed(1)} % black`,
    )
    expect(
      frames.flatMap(({ bare }) => (bare === '' ? [] : [bare])),
      'frames without complete, opaque content',
    ).toEqual([])
    expect(Object.keys(kinds).toSorted()).toEqual(['image', 'qr', 'slogan', 'video'])
    expect(frames.length).toBeGreaterThan(count * 4)
    expect(pixels.frames).toBeGreaterThan(count)
    expect(pixels.darkest, 'share of black in the darkest frame').toBeLessThan(0.5)
  }
})

async function watchScreen(page: Page) {
  const picture = await watchPicture(page)
  const probe = await FrameProbe.on(page)
  const frames: Frame[] = []
  const deadline = performance.now() + WITHIN_MS
  while (changesOf(frames).count < CHANGES) {
    if (performance.now() > deadline) throw new Error(`Not within ${WITHIN_MS} ms: ${CHANGES} changes`)
    await pause(500)
    frames.push(...(await probe.take()).frames)
  }
  return { frames, pixels: await picture.end() }
}

async function fillOffice(): Promise<PlaylistId> {
  const { office } = glass
  const pictures = []
  for (const hue of [0, 120, 210, 300]) {
    const stored = await upload(office.editor, `${hue}.png`, await stripedPicture(SCREENS[0]!, hue))
    pictures.push(await addApproved(office, `Ảnh ${hue}`, contentOf(stored)))
  }
  const film = await addApproved(office, 'Video', contentOf(await upload(office.editor, 'clip.mp4')))
  const materials = [...pictures, film, ...(await addWords(office, ['green', 'safety', 'digital']))]
  const shares = materials.map((material) => ({ material, weight: 1, durationMs: 3000 }))
  return addPlaylist(office.editor, 'Nhanh', shares)
}
