/** What a figure says on every canvas, drawn without a browser: letters are taken to be a little over half as wide as high. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { makeCanvas } from '../../display/stage/canvas.ts'
import { Figure } from '../../display/stage/figure.tsx'
import type { Scene } from '../../display/stage/scene.ts'
import { VideoPool } from '../../display/stage/video-pool.ts'
import { vi } from '../../display/text.vi.ts'
import type { FigureContent } from '../../playlists/content.ts'
import { SHIPPED } from '../../playlists/starter/shipped.ts'
import { HO_CHI_MINH, instant } from '../../playlists/time.ts'
import { CANVASES } from '../support/stage-showings.ts'

const scene: Scene = {
  words: vi,
  motion: true,
  muted: true,
  office: { name: 'UBND phường Vĩnh Tuy', logo: null },
  zone: HO_CHI_MINH,
  now: () => instant(1_795_140_000_000),
  measure: () => (text, size) => text.length * size * 0.56,
  videos: new VideoPool(),
}

function saidBy(content: FigureContent, width: number, height: number): string {
  const canvas = makeCanvas(width, height)
  const view = { canvas, scene, visible: true, onReady: () => undefined, onFailed: () => undefined }
  const markup = renderToStaticMarkup(createElement(Figure, { ...view, content }))
  return markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

const targets = SHIPPED.flatMap(({ materials }) => materials)
  .map(({ content }) => content)
  .filter((content) => content.kind === 'figure')

describe('a target that a plan aims at', () => {
  it('ships as a figure', () => expect(targets).toHaveLength(13))

  it.each(CANVASES)('says so wherever its number stands, on %i × %i', (width, height) => {
    for (const content of targets) {
      const said = saidBy(content, width, height)
      expect(said).toContain(`${content.value}`)
      expect(said).toContain('Chỉ tiêu')
    }
  })
})
