import { useEffect, useRef, useState } from 'react'
import type { SlidesContent } from '../../playlists/content.ts'
import type { Instant } from '../../playlists/time.ts'
import { PAINTED_FRAMES, afterFrames } from './frames.ts'
import type { Scene, ViewProps } from './scene.ts'

type SlidesProps = ViewProps & { content: SlidesContent; media: readonly string[]; plannedAt: Instant | null }

/**
 * Pages one after the other, by the clock: screens that show the same slot turn together. The page that follows is decoded
 * beneath the one in sight.
 */
export function Slides({ content, media, plannedAt, scene, visible, onReady, onFailed }: SlidesProps) {
  const turn = useTurn(content, plannedAt, scene, visible)
  const pages = media.length
  return (
    <div className="bt-view bt-dark" data-page={pages === 0 ? undefined : turn % pages}>
      {[...new Set([turn % pages, (turn + 1) % pages])].map((page) => (
        <Page
          key={page}
          src={media[page] ?? null}
          fit={content.fit}
          shown={page === turn % pages}
          onReady={onReady}
          onFailed={onFailed}
        />
      ))}
    </div>
  )
}

/** How many pages have been turned since the slot began, or, outside of a slot, since it came in sight. */
function useTurn({ pageMs }: SlidesContent, plannedAt: Instant | null, { now }: Scene, visible: boolean): number {
  const since = useRef<number | null>(plannedAt)
  const [turn, setTurn] = useState(() => turnAt(plannedAt, now(), pageMs))
  useEffect(() => {
    if (!visible) return
    const start = (since.current ??= now())
    let timer: ReturnType<typeof setTimeout>
    const look = (): void => {
      const at = now()
      setTurn(turnAt(start, at, pageMs))
      timer = setTimeout(look, Math.max(1, pageMs - ((at - start) % pageMs)))
    }
    look()
    return () => clearTimeout(timer)
  }, [visible, now, pageMs])
  return turn
}

const turnAt = (since: number | null, now: number, pageMs: number): number =>
  since === null ? 0 : Math.max(0, Math.floor((now - since) / pageMs))

type PageProps = Pick<ViewProps, 'onReady' | 'onFailed'> & {
  src: string | null
  fit: SlidesContent['fit']
  shown: boolean
}

function Page({ src, fit, shown, onReady, onFailed }: PageProps) {
  const ref = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!shown) return
    if (src === null) return onFailed('media-missing')
    let release = (): void => {}
    let over = false
    ref.current?.decode().then(
      () => {
        if (!over) release = afterFrames(PAINTED_FRAMES, onReady)
      },
      () => {
        if (!over) onFailed('decode')
      },
    )
    return () => {
      over = true
      release()
    }
  }, [src, shown, onReady, onFailed])
  const style = { objectFit: fit, visibility: shown ? undefined : ('hidden' as const) }
  return src === null ? null : <img ref={ref} src={src} alt="" decoding="sync" draggable={false} style={style} />
}
