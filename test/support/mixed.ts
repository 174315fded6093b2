/** Something of every kind that moves or is heavy to draw, for tests that look at a screen for long. */
import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { PlaylistId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { findProgram } from './chromium.ts'
import type { Size } from './glass.ts'
import { addApproved, addPlaylist, contentOf, upload } from './office.ts'
import type { Office } from './office.ts'
import { freshFolder, removeFolder } from './whole.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A bright picture in its own colour, under a pattern that makes it heavy to decode. */
export async function stripedPicture({ width, height }: Size, hue: number): Promise<Bytes> {
  const each = width / 60
  const stripes = Array.from({ length: 60 }, (_, i) => {
    const fill = `hsl(${hue + i}, 85%, ${55 + (i % 5) * 6}%)`
    return `<rect x="${i * each}" width="${each}" height="${height}" fill="${fill}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${stripes.join('')}</svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer())
}

/** Six seconds of H.264 in 1920 × 1080; where there is no ffmpeg, the small film of the fixtures. */
async function film(): Promise<{ name: string; bytes?: Bytes }> {
  const ffmpeg = findProgram('ffmpeg')
  if (ffmpeg === null) return { name: 'clip.mp4' }
  const folder = await freshFolder()
  const file = path.join(folder, 'film.mp4')
  const source = 'testsrc2=size=1920x1080:rate=25:duration=6'
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart']
  execFileSync(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', source, ...codec, file])
  const bytes = new Uint8Array(await readFile(file))
  await removeFolder(folder)
  return { name: 'film.mp4', bytes }
}

export type Mixed = { playlist: PlaylistId; materials: Material[] }

/** Pictures of 3840 × 2160, a film, words and a code, approved, in one playlist. */
export async function addMixed(office: Office, durationMs = 3000): Promise<Mixed> {
  const { editor } = office
  const materials: Material[] = []
  for (const hue of [0, 120, 210]) {
    const stored = await upload(editor, `${hue}.png`, await stripedPicture({ width: 3840, height: 2160 }, hue))
    materials.push(await addApproved(office, `Ảnh ${hue}`, contentOf(stored)))
  }
  const { name, bytes } = await film()
  materials.push(await addApproved(office, 'Phim', contentOf(await upload(editor, name, bytes))))
  materials.push(...(await addWords(office, ['green', 'safety', 'digital'])))
  const shares = materials.map((material) => ({ material, weight: 1, durationMs }))
  return { playlist: await addPlaylist(editor, 'Đủ loại', shares), materials }
}

/** Slogans in these looks, and a QR card. */
export async function addWords(
  office: Office,
  looks: readonly ('green' | 'safety' | 'digital')[],
): Promise<Material[]> {
  const words = { headline: 'Mỗi người dân là một công dân số', support: '', steps: [] }
  const added: Material[] = []
  for (const template of looks) added.push(await addApproved(office, template, { kind: 'slogan', template, ...words }))
  const qr = { url: 'https://binhdanhocvuso.gov.vn', headline: 'Học kỹ năng số', support: '' }
  return [...added, await addApproved(office, 'Mã QR', { kind: 'qr', ...qr })]
}
