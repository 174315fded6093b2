import type { Letters } from './letters.ts'

/** A frame as pixels, one to one: everything but its words, and with them. */
export type Raster = { ground: ImageData; whole: ImageData }

/**
 * Draws a layer as its canvas shows it. The browser itself rasterises all but the words, by the same styles; words are
 * set upon it with the same fonts at the places where the page has them; pictures and film frames come as they are.
 */
export async function rasterise(layer: HTMLElement, letters: readonly Letters[]): Promise<Raster> {
  const { offsetWidth: width, offsetHeight: height } = layer
  const pen = penFor(width, height)
  pen.fillStyle = '#000'
  pen.fillRect(0, 0, width, height)
  drawMedia(pen, layer)
  pen.drawImage(await drawingOf(layer, width, height), 0, 0)
  const ground = pen.getImageData(0, 0, width, height)
  for (const line of letters) drawLine(pen, line)
  return { ground, whole: pen.getImageData(0, 0, width, height) }
}

export function penFor(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  return canvas.getContext('2d', { willReadFrequently: true })!
}

function drawLine(pen: CanvasRenderingContext2D, { text, font, color, x, baseline, edge }: Letters): void {
  pen.save()
  pen.beginPath()
  pen.rect(edge.left, edge.top, edge.right - edge.left, edge.bottom - edge.top)
  pen.clip()
  pen.font = font
  pen.fillStyle = color
  pen.fillText(text, x, baseline)
  pen.restore()
}

/** Pictures and films lie at the bottom of their views. */
function drawMedia(pen: CanvasRenderingContext2D, layer: HTMLElement): void {
  const origin = layer.getBoundingClientRect()
  const scale = layer.offsetWidth / origin.width
  for (const medium of layer.querySelectorAll<HTMLImageElement | HTMLVideoElement>('img, video')) {
    const box = medium.getBoundingClientRect()
    const own =
      medium instanceof HTMLVideoElement
        ? { width: medium.videoWidth, height: medium.videoHeight }
        : { width: medium.naturalWidth, height: medium.naturalHeight }
    if (own.width === 0 || own.height === 0) continue
    const home = { width: box.width * scale, height: box.height * scale }
    const [across, down] = [home.width / own.width, home.height / own.height]
    const fit = getComputedStyle(medium).objectFit === 'cover' ? Math.max(across, down) : Math.min(across, down)
    const [width, height] = [own.width * fit, own.height * fit]
    const left = (box.left - origin.left) * scale + (home.width - width) / 2
    const top = (box.top - origin.top) * scale + (home.height - height) / 2
    pen.drawImage(medium, left, top, width, height)
  }
}

/** Contents that lie beneath their view; an office's logo does not. */
const PICTURES = new Set(['image', 'video', 'slides', 'web'])

const NO_WORDS = '.bt-view, .bt-view * { -webkit-text-fill-color: transparent !important; }'

/** The layer without words and media, as a picture that holds its own styles. */
async function drawingOf(layer: HTMLElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = layer.cloneNode(true) as HTMLElement
  for (const medium of copy.querySelectorAll('img, video, iframe')) medium.remove()
  copy.setAttribute('style', `left:0;top:0;width:${width}px;height:${height}px`)
  if (PICTURES.has(layer.dataset['content'] ?? '')) clearGround(copy)
  const style = document.createElement('style')
  style.textContent = `${stageRules()} ${NO_WORDS}`
  const box = document.createElement('div')
  box.setAttribute('style', `position:relative;width:${width}px;height:${height}px;overflow:hidden`)
  box.append(style, copy)
  const frame = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  frame.setAttribute('width', String(width))
  frame.setAttribute('height', String(height))
  const foreign = document.createElementNS('http://www.w3.org/2000/svg', 'foreignObject')
  foreign.setAttribute('width', '100%')
  foreign.setAttribute('height', '100%')
  foreign.append(box)
  frame.append(foreign)
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(frame))}`
  await picture.decode()
  return picture
}

/** What a picture fills has no ground of its own: it is drawn beneath. */
function clearGround(copy: HTMLElement): void {
  for (const view of [copy, ...copy.querySelectorAll<HTMLElement>('.bt-view')]) view.style.background = 'none'
}

/** The rules of the stage's own classes, wherever the page has them. */
function stageRules(): string {
  const collect = (rules: CSSRuleList): string[] =>
    [...rules].flatMap((rule) => {
      if (rule instanceof CSSStyleRule) return rule.selectorText.includes('.bt-') ? [rule.cssText] : []
      return 'cssRules' in rule ? collect(rule.cssRules as CSSRuleList) : []
    })
  return [...document.styleSheets].flatMap((sheet) => collect(sheet.cssRules)).join(' ')
}
