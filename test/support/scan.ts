import jsQR from 'jsqr'
import sharp from 'sharp'

/** What a camera close to the screen would read from a screenshot: the canvas' own pixels, each of a small one seen three times. */
export async function scanPng(png: Buffer): Promise<string | null> {
  const { width = 1 } = await sharp(png).metadata()
  const larger = sharp(png).resize({ width: width < 700 ? width * 3 : width, kernel: 'nearest' })
  const { data, info } = await larger.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null
}
