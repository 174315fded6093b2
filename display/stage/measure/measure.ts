import type { Content } from '../../../playlists/content.ts'
import type { Measurement } from '../../../playlists/preflight/findings.ts'
import { lettersOf } from './letters.ts'
import { penFor, rasterise } from './raster.ts'
import { scan } from './scan.ts'
import { seeLetters } from './sight.ts'

export type Measured = { measurement: Measurement; picture: ImageData | null }

/** What is to be seen in a layer that has been drawn, and its pixels. */
export async function measureLayer(layer: HTMLElement, content: Content): Promise<Measured> {
  const { offsetWidth: width, offsetHeight: height } = layer
  const letters = lettersOf(layer, penFor(1, 1))
  const { ground, whole } = await rasterise(layer, letters)
  const qr = content.kind === 'qr' && layer.querySelector('[data-qr]') !== null ? await scan(whole) : null
  const seen = { ...seeLetters(letters, ground), runMs: runOf(layer), qr, ...roomOf(layer) }
  const measurement = { width, height, drawn: true, ...seen }
  return { measurement, picture: whole }
}

/** How a layer looks that has been drawn, as a small file. */
export async function pictureOf(layer: HTMLElement): Promise<Blob | null> {
  const pen = penFor(layer.offsetWidth, layer.offsetHeight)
  const { whole } = await rasterise(layer, lettersOf(layer, penFor(1, 1)))
  pen.putImageData(whole, 0, 0)
  return new Promise((done) => pen.canvas.toBlob(done, 'image/webp', 0.9))
}

/** What failed to be drawn has nothing to be seen. */
export const nothingDrawn = ({ width, height }: { width: number; height: number }): Measured => ({
  measurement: {
    width,
    height,
    drawn: false,
    smallest: null,
    faintest: null,
    clipped: null,
    runMs: null,
    qr: null,
  },
  picture: null,
})

/** What a card without a code says of the room there is for one. */
function roomOf(layer: HTMLElement): Pick<Measurement, 'codeRoom'> {
  const said = layer.querySelector<HTMLElement>('[data-code-room]')?.dataset['codeRoom']
  if (said === undefined) return {}
  const [has = 0, needs = 0] = said.split(' ').map(Number)
  return { codeRoom: { needs, has } }
}

/** How long until all that runs or turns pages has been seen. */
function runOf(layer: HTMLElement): number | null {
  const times = [...layer.querySelectorAll<HTMLElement>('[data-run-ms]')].map(({ dataset }) => Number(dataset['runMs']))
  return times.length === 0 ? null : Math.min(3_600_000, Math.round(Math.max(...times)))
}
