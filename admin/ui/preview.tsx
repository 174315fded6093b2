import { useElementSize } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { CSSProperties, ReactNode, RefObject } from 'react'
import type { Content } from '../../playlists/content.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import { drawingTurns } from './drawing-turns.ts'
import classes from './preview.module.css'
import { useText } from './language.tsx'
import { usePreviewOffice } from './preview-office.ts'

export type Canvas = { width: number; height: number }
/** What the stage says of a drawn preview: whether all words fit, and the size of the letters in display pixels. */
export type Drawn = { fits: boolean; fontPx: number }

type Heard = { type: 'preview-ready' } | ({ type: 'preview-drawn' } & Drawn)

function readMessage(data: unknown): Heard | null {
  if (typeof data !== 'object' || data === null || !('type' in data)) return null
  return data.type === 'preview-ready' || data.type === 'preview-drawn' ? (data as Heard) : null
}

const onResize = (changed: () => void): (() => void) => {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}
/** Device pixels per CSS pixel: the stage draws in device pixels, so its frame is that much smaller. */
const usePixelRatio = (): number => useSyncExternalStore(onResize, () => window.devicePixelRatio || 1)

/** A page of display/ at the canvas' own pixels, scaled down to the width that is there (and to `maxHeight`). */
function ScaledFrame(given: {
  canvas: Canvas
  maxHeight: number
  src: string
  title: string
  frame?: RefObject<HTMLIFrameElement | null>
}): ReactNode {
  const { canvas, maxHeight, src, title, frame } = given
  const { ref, width } = useElementSize()
  const ratio = usePixelRatio()
  const scale = Math.min(width / canvas.width, maxHeight / canvas.height) * ratio
  const outer: CSSProperties = {
    maxWidth: (maxHeight * canvas.width) / canvas.height,
    aspectRatio: `${canvas.width} / ${canvas.height}`,
  }
  const size = { width: canvas.width / ratio, height: canvas.height / ratio }
  const inner: CSSProperties = { ...size, transform: `scale(${scale})` }
  return (
    <div ref={ref} className={classes.box} style={outer}>
      <iframe
        ref={frame}
        className={classes.frame}
        style={inner}
        src={src}
        title={title}
        tabIndex={-1}
        loading="lazy"
      />
    </div>
  )
}

type PreviewGiven = {
  canvas: Canvas
  content: Content
  maxHeight?: number
  onDrawn?: (drawn: Drawn) => void
}

/** Hands a message to a preview page, once it is there and whenever it changes. */
function usePreviewPage(message: object, onDrawn?: (drawn: Drawn) => void): RefObject<HTMLIFrameElement | null> {
  const frame = useRef<HTMLIFrameElement>(null)
  /** How often the page has come up: one that is moved within the panel begins anew, and must be told again. */
  const [ready, setReady] = useState(0)
  const drawn = useRef(onDrawn)
  useEffect(() => {
    drawn.current = onDrawn
  }, [onDrawn])

  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== frame.current?.contentWindow || event.origin !== location.origin) return
      const message = readMessage(event.data)
      if (message?.type === 'preview-ready') setReady((times) => times + 1)
      if (message?.type === 'preview-drawn') {
        drawingTurns.done()
        drawn.current?.({ fits: message.fits, fontPx: message.fontPx })
      }
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [])

  useEffect(() => {
    if (ready === 0) return
    const calling = new AbortController()
    const draw = () => frame.current?.contentWindow?.postMessage(message, location.origin)
    drawingTurns.take({ draw, signal: calling.signal })
    return () => calling.abort()
  }, [ready, message])
  return frame
}

/** A material drawn by the stage itself, at a display's own pixels. */
export function ScreenPreview({ canvas, content, maxHeight = 320, onDrawn }: PreviewGiven): ReactNode {
  const text = useText().kit.preview
  const { width, height } = canvas
  const office = usePreviewOffice(content)
  const message = useMemo(
    () => ({ type: 'preview', canvas: { width, height }, content, ...office }),
    [width, height, content, office],
  )
  const frame = usePreviewPage(message, onDrawn)
  const title = text.title(String(width), String(height))
  return <ScaledFrame canvas={canvas} maxHeight={maxHeight} src="/display/?preview" title={title} frame={frame} />
}

/** A display's whole frame at an instant: what `playingAt` answers for each of its zones. */
export type Frame = { canvas: Canvas; at: Instant; zone: Zone; zones: ZonePlaying[] } & Pick<
  Programme,
  'fallback' | 'hours'
>

/** All zones of a display as they are at an instant, drawn by the stage itself. `frame` must stay the same object. */
export function FramePreview({
  frame,
  title,
  maxHeight,
}: {
  frame: Frame
  title: string
  maxHeight: number
}): ReactNode {
  const message = useMemo(() => ({ type: 'frame', ...frame }), [frame])
  const page = usePreviewPage(message)
  return <ScaledFrame canvas={frame.canvas} maxHeight={maxHeight} src="/display/?preview" title={title} frame={page} />
}

type MiniatureGiven = {
  display: { id: number; name: string; canvas: Canvas; programme: string | null }
  maxHeight?: number
}

/** What a display shows now, drawn by the same stage from the same programme; told at once when it has another one. */
export function LiveMiniature({ display, maxHeight = 180 }: MiniatureGiven): ReactNode {
  const title = useText().kit.preview.live(display.name)
  const { id, canvas, programme } = display
  const frame = useRef<HTMLIFrameElement>(null)
  const told = useRef(programme)
  useEffect(() => {
    if (told.current === programme) return
    told.current = programme
    frame.current?.contentWindow?.postMessage('look', location.origin)
  }, [programme])
  return <ScaledFrame {...{ canvas, maxHeight, title, frame }} src={`/display/?watch=${id}`} />
}
