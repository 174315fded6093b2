import { describe, expect, test } from 'vitest'
import type { Hash } from '../../playlists/ids.ts'
import { filesOf } from '../../playlists/content.ts'
import type { ImageContent, SlidesContent, Still, WebContent } from '../../playlists/content.ts'
import { resolve } from '../../playlists/resolve.ts'
import { AS_IT_IS, drawnWidth, shownAs } from '../../playlists/shown-as.ts'
import type { Rendition } from '../../playlists/shown-as.ts'
import { days, makeFacts, makeMaterial } from '../support/make.ts'

const hash = (letter: string) => letter.repeat(64) as Hash
const still = (letter: string, width: number): Still => ({
  file: hash(letter),
  type: 'image/webp',
  bytes: width * 10,
  width,
  height: width / 2,
})
const master = still('a', 4000)
const renditions: Rendition[] = [2048, 512, 1024].map((width, n) => ({ ...still('bcd'[n]!, width), of: master.file }))
const image: ImageContent = { kind: 'image', ...master, fit: 'contain', description: 'Ảnh' }
const slides: SlidesContent = {
  kind: 'slides',
  pages: [master, still('e', 800)],
  pageMs: 5000,
  fit: 'cover',
  description: '',
}
const web: WebContent = { kind: 'web', url: 'https://trang.vn/', still: master, description: 'Thời tiết' }
const showable = { renditions, downPages: [] }

describe('[MA8] pictures go to a display at its size', () => {
  test.each([
    [{ width: 1920, height: 1080 }, 'contain', 2048],
    [{ width: 1024, height: 96 }, 'contain', 512],
    [{ width: 1024, height: 96 }, 'cover', 1024],
    [{ width: 3840, height: 2160 }, 'contain', 4000],
    [{ width: 1080, height: 1920 }, 'cover', 4000],
  ] as const)('on %j, %s: %i wide', (canvas, fit, width) => {
    const shown = shownAs({ ...image, fit }, canvas, showable)
    expect(shown).toMatchObject({ kind: 'image', width, fit, description: 'Ảnh' })
    expect(width).toBeGreaterThanOrEqual(drawnWidth(master, fit, canvas))
  })

  test('the order of what there is does not matter, and a picture without others is sent as it is', () => {
    const canvas = { width: 900, height: 500 }
    const turned = { renditions: renditions.toReversed(), downPages: [] }
    expect(shownAs(image, canvas, turned)).toEqual(shownAs(image, canvas, showable))
    expect(shownAs(slides, canvas, showable)).toMatchObject({ pages: [{ width: 1024 }, { width: 800 }] })
    expect(shownAs(image, canvas, AS_IT_IS)).toEqual(image)
  })

  test('a programme names those files and no others, under the revision that was approved', () => {
    const material = makeMaterial(1, { content: { ...slides, fit: 'contain' } })
    const { contents, media } = resolve(makeFacts({ materials: [material], showable }), days(1))
    const content = contents[material.revision]!
    expect(media.map((file) => file.hash)).toEqual(
      filesOf(content)
        .map((file) => file.hash)
        .sort(),
    )
    expect(media.map((file) => file.hash)).not.toContain(master.file)
  })
})

describe('[MA9] a web page that cannot be shown is its still picture', () => {
  test('and is itself again when it can', () => {
    const canvas = { width: 500, height: 250 }
    const down = { renditions, downPages: [web.url] }
    const picture = { kind: 'image', width: 512, fit: 'contain', description: 'Thời tiết' }
    expect(shownAs(web, canvas, down)).toMatchObject(picture)
    expect(shownAs(web, canvas, showable)).toMatchObject({ kind: 'web', url: web.url, still: { width: 512 } })
  })
})
