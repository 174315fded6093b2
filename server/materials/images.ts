import type { Sharp } from 'sharp'
import { Refusal } from '../errors.ts'
import type { ImageType } from './inspect.ts'

export type Picture = { data: Buffer; width: number; height: number }

const MAX_PIXELS = 100_000_000
/** No screen shows more; AVIF and WebP of this size decode quickly on small machines too. */
const LONG_SIDE = 4096
/** Decoding and encoding together, on a slow machine too. */
const WORK_SECONDS = 60

const FORMAT_OF: Readonly<Record<ImageType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/avif': 'heif',
}

/**
 * Loaded with the first picture, not at the start: its weight is felt. The library reads far more than we accept (SVG, PDF,
 * TIFF …): all but our four are switched off before anything is read.
 */
async function confinedDecoder(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  const allowed = ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif']
  sharp.unblock({ operation: allowed })
  return sharp
}

/**
 * Decodes and encodes anew in the same type, so that nothing but pixels gets through: upright, sRGB, without metadata, at
 * most 4096 px long. An animated image is refused: it would stand still here, and a video is what is meant.
 * Throws `file-damaged`, `image-too-large`, `file-type`.
 */
export async function prepareImage(file: string, type: ImageType): Promise<Picture> {
  const sharp = await confinedDecoder()
  try {
    const image = sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'warning', animated: false })
    const { format, pages, width, height } = await image.metadata()
    if (format !== FORMAT_OF[type]) throw new Refusal('file-damaged')
    if ((pages ?? 1) > 1) throw new Refusal('file-type', { details: [{ field: 'file', problem: 'animated' }] })
    if (width * height > MAX_PIXELS) throw new Refusal('image-too-large')
    const upright = image
      .timeout({ seconds: WORK_SECONDS })
      .autoOrient()
      .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
    const { data, info } = await encode(upright, type).toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } catch (error) {
    throw refusalOf(error)
  }
}

/** The same picture, no wider than `width`; it is one of ours already. */
export async function narrowImage(file: string, type: ImageType, width: number): Promise<Picture> {
  const sharp = await confinedDecoder()
  const image = sharp(file, { limitInputPixels: MAX_PIXELS }).timeout({ seconds: WORK_SECONDS })
  const narrow = image.resize({ width, withoutEnlargement: true }).toColourspace('srgb')
  const { data, info } = await encode(narrow, type).toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

function encode(image: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'image/png':
      return image.png({ compressionLevel: 6 })
    case 'image/jpeg':
      return image.jpeg({ quality: 90, mozjpeg: false })
    case 'image/webp':
      return image.webp({ quality: 90, effort: 3 })
    case 'image/avif':
      return image.avif({ quality: 70, effort: 1 })
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const reason = error instanceof Error ? error.message : ''
  return new Refusal(/pixel limit|timeout/i.test(reason) ? 'image-too-large' : 'file-damaged')
}
