/** The picture is at most so wide: enough to see what is on, small enough for a slow line. */
const WIDEST = 960
const QUALITY = 0.8
const FONTS_MS = 500

/**
 * What this page shows now, as a JPEG in base64: its own elements, styles and fonts drawn once more into a picture. What a page of
 * another site shows in its frame stays grey, for no page may read that.
 */
export async function photograph(stage: HTMLElement): Promise<string> {
  const [width, height] = [innerWidth, innerHeight]
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await asSvg(stage, width, height))}`
  await image.decode()
  const scale = Math.min(1, WIDEST / width)
  const { canvas, pen } = paper(Math.round(width * scale), Math.round(height * scale))
  // The first drawing makes it read its fonts; letters are there from the next one on.
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  await new Promise((done) => setTimeout(done, FONTS_MS))
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', QUALITY).split(',')[1]!
}

async function asSvg(stage: HTMLElement, width: number, height: number): Promise<string> {
  const copy = stage.cloneNode(true) as HTMLElement
  copyPictures(stage, copy)
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
  const css = rules.filter((rule) => !(rule instanceof CSSFontFaceRule)).map(({ cssText }) => cssText)
  const fonts = await Promise.all(rules.filter((rule) => rule instanceof CSSFontFaceRule).map(fontRule))
  const style = document.createElement('style')
  style.textContent = [...fonts, ...css].join('\n')
  const page = document.createElement('div')
  page.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml')
  page.style.cssText = `position:relative;overflow:hidden;background:#000;width:${width}px;height:${height}px`
  page.append(style, copy)
  const xml = new XMLSerializer().serializeToString(page)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${xml}</foreignObject></svg>`
}

/** A picture in a picture may ask for nothing outside: all pixels go along. */
function copyPictures(from: HTMLElement, to: HTMLElement): void {
  const kinds = 'img, video, canvas, iframe'
  const copies = [...to.querySelectorAll<HTMLElement>(kinds)]
  from.querySelectorAll<HTMLElement>(kinds).forEach((one, i) => {
    const image = document.createElement('img')
    for (const { name, value } of one.attributes) if (name !== 'src') image.setAttribute(name, value)
    image.style.cssText += `;width:${one.clientWidth}px;height:${one.clientHeight}px;object-fit:${getComputedStyle(one).objectFit}`
    image.src = pixelsOf(one)
    copies[i]!.replaceWith(image)
  })
}

function pixelsOf(one: HTMLElement): string {
  const { width, height } = sizeOf(one)
  const { canvas, pen } = paper(Math.max(1, width), Math.max(1, height))
  if (one instanceof HTMLIFrameElement) {
    pen.fillStyle = '#808080'
    pen.fillRect(0, 0, canvas.width, canvas.height)
  } else if (width > 0) pen.drawImage(one as CanvasImageSource, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL(one instanceof HTMLVideoElement ? 'image/jpeg' : 'image/png')
}

/** Large pictures are taken no larger than they are shown. */
function sizeOf(one: HTMLElement): { width: number; height: number } {
  const own =
    one instanceof HTMLImageElement
      ? { width: one.naturalWidth, height: one.naturalHeight }
      : one instanceof HTMLVideoElement
        ? { width: one.videoWidth, height: one.videoHeight }
        : { width: one.clientWidth, height: one.clientHeight }
  const scale = Math.min(1, WIDEST / Math.max(1, own.width))
  return { width: Math.round(own.width * scale), height: Math.round(own.height * scale) }
}

function paper(width: number, height: number): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return { canvas, pen: canvas.getContext('2d')! }
}

/** With its bytes in it; empty for one that the page has not needed. */
async function fontRule(rule: CSSFontFaceRule): Promise<string> {
  const value = (name: string) => rule.style.getPropertyValue(name)
  const bare = (family: string) => family.replace(/["']/g, '')
  const used = [...document.fonts].some(
    ({ family, weight, unicodeRange, status }) =>
      status === 'loaded' &&
      bare(family) === bare(value('font-family')) &&
      weight === value('font-weight') &&
      unicodeRange.replace(/\s/g, '') === value('unicode-range').replace(/\s/g, ''),
  )
  const url = /url\("?([^")]+)"?\)/.exec(rule.cssText)?.[1]
  if (!used || url === undefined) return ''
  const sheet = rule.parentStyleSheet?.href ?? location.href
  const bytes = new Uint8Array(await (await fetch(new URL(url, sheet))).arrayBuffer())
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return rule.cssText.replace(/url\("?[^")]+"?\)/, `url(data:font/woff2;base64,${base64})`)
}
