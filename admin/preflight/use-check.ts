import { useEffect, useMemo, useState } from 'react'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { preflight } from '../../playlists/preflight.ts'
import type { Finding } from '../../playlists/preflight/findings.ts'
import { targetsOf } from '../../playlists/preflight/target.ts'
import type { Target } from '../../playlists/preflight/target.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { useAsk } from '../ui/asks.ts'
import { readClock } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { usePreviewOffice } from '../ui/preview-office.ts'
import { FrameRenderer } from '../ui/renderer.ts'
import type { Frame } from '../ui/renderer.ts'
import { keyOf } from './sizes.ts'

/** What is checked on: the office's displays, or the standard canvases; null until they are known. `aims` are those it goes to. */
export function useTargets(aims: ReadonlySet<DisplayId>): Target[] | null {
  const { data } = useAsk(listDisplays, {})
  const facts = data && JSON.stringify(targetsOf(data, aims))
  return useMemo(() => (facts === undefined ? null : (JSON.parse(facts) as Target[])), [facts])
}

export type Progress = { done: number; all: number }
export type Check = {
  frames: ReadonlyMap<string, Frame>
  findings: Finding[]
  /** Null once every frame has been drawn. */
  progress: Progress | null
}

type Drawing = { content: Content; frames: ReadonlyMap<string, Frame>; done: number }

/** Draws a content on every target and judges it; anew whenever it changes. `content` must stay the same object while it is the same. */
export function useCheck(content: Content, durationMs: number, targets: readonly Target[]): Check {
  const renderer = useRenderer()
  const office = usePreviewOffice(content)
  const [drawing, setDrawing] = useState<Drawing>({ content, frames: new Map(), done: 0 })
  const today = useFormat().dayOf(readClock())
  useEffect(() => {
    const calling = new AbortController()
    const sizes = sizesOf(targets)
    const drawn = new Map<string, Frame>()
    let done = 0
    for (const canvas of sizes) {
      void renderer.render({ canvas, content, ...office }, calling.signal).then((frame) => {
        if (calling.signal.aborted) return
        done += 1
        if (frame) drawn.set(keyOf(canvas), frame)
        setDrawing({ content, frames: new Map(drawn), done })
      })
    }
    return () => calling.abort()
  }, [renderer, content, office, targets])
  return useMemo(() => {
    const all = sizesOf(targets).length
    const done = drawing.content === content ? drawing.done : 0
    const measurements = [...drawing.frames.values()].map(({ measurement }) => measurement)
    const known = targets.filter((target) => drawing.frames.has(keyOf(target)))
    const judged = done < all ? known : targets
    return {
      frames: drawing.frames,
      findings: preflight({ content, durationMs }, judged, measurements, today),
      progress: done < all ? { done, all } : null,
    }
  }, [drawing, content, durationMs, targets, today])
}

/** Each size is drawn once, the smallest first. */
export const sizesOf = (targets: readonly Target[]): { width: number; height: number }[] =>
  [...new Map(targets.map(({ width, height }) => [keyOf({ width, height }), { width, height }])).values()].sort(
    (a, b) => a.width * a.height - b.width * b.height,
  )

function useRenderer(): FrameRenderer {
  const { frameTitle } = useText().preflight
  const [renderer] = useState(() => new FrameRenderer(frameTitle))
  useEffect(() => () => renderer.dispose(), [renderer])
  return renderer
}
