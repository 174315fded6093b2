import { Component, memo, useCallback, useMemo } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import type { Showing } from '../engine/snapshot.ts'
import { makeCanvas } from './canvas.ts'
import type { Size } from './canvas.ts'
import { Fallback } from './fallback.tsx'
import { Figure } from './figure.tsx'
import { Hours } from './hours.tsx'
import { Image } from './image.tsx'
import { Qr } from './qr.tsx'
import { lookOn } from './solemn.ts'
import type { FailReason, Scene, ViewProps } from './scene.ts'
import { Slides } from './slides.tsx'
import { Slogan } from './slogan.tsx'
import { Table } from './table.tsx'
import { useDrawn } from './use-drawn.ts'
import { Video } from './video.tsx'
import { Web } from './web.tsx'

export type LayerPlace = 'incoming' | 'leaving' | 'shown'

type LayerProps = {
  showing: Showing
  screen: Size
  scene: Scene
  place: LayerPlace
  /** Length of the fade-in while the old layer still lies beneath, ms. */
  fadeMs: number
  onReady: (key: string) => void
  onFailed: (key: string, reason: FailReason) => void
}

/** One showing in its rectangle, opaque; what it is and whether it is in sight can be read from its attributes. */
export const Layer = memo(function Layer({ showing, screen, scene, place, fadeMs, onReady, onFailed }: LayerProps) {
  const { key, rect } = showing
  const { x, y, width, height } = rect
  const canvas = useMemo(() => makeCanvas(width, height, screen), [width, height, screen])
  const ready = useCallback(() => onReady(key), [onReady, key])
  const failed = useCallback((reason: FailReason) => onFailed(key, reason), [onFailed, key])
  const visible = place === 'shown'
  const view = { canvas, scene, visible, onReady: ready, onFailed: failed }
  return (
    <div
      className={`bt-layer bt-${place}${isFilm(showing) ? ' bt-film' : ''}`}
      style={{ left: x, top: y, width, height, ...fadeIn(fadeMs) }}
      data-showing={key}
      data-visible={visible}
      {...facts(showing)}
    >
      <Guard onError={failed}>{drawing(showing, view)}</Guard>
    </div>
  )
})

const fadeIn = (ms: number): CSSProperties =>
  ms > 0 ? { animationDuration: `${ms}ms`, animationName: 'bt-fade-in' } : {}

const isFilm = (showing: Showing): boolean => showing.kind === 'content' && showing.content.kind === 'video'

function facts(showing: Showing): Record<string, string | number> {
  if (showing.kind !== 'content') return { 'data-content': showing.kind }
  return {
    'data-content': showing.content.kind,
    'data-material': showing.material,
    'data-revision': showing.revision,
  }
}

function drawing(showing: Showing, view: ViewProps): ReactNode {
  if (showing.kind === 'black' || showing.kind === 'covered') return <Nothing {...view} />
  if (showing.kind === 'quiet') return <Quiet {...view} solemn={showing.solemn} />
  if (showing.kind === 'fallback')
    return <Fallback {...view} office={showing.office} line={showing.line} solemn={showing.solemn} />
  return drawingOf(showing, view)
}

function drawingOf(showing: Extract<Showing, { kind: 'content' }>, view: ViewProps): ReactNode {
  const { content, solemn, slot } = showing
  const media = showing.media[0] ?? null
  const Film = view.scene.film ?? Video
  switch (content.kind) {
    case 'slogan':
      return <Slogan {...view} content={content} />
    case 'qr':
      return <Qr {...view} content={content} solemn={solemn} />
    case 'figure':
      return <Figure {...view} content={content} />
    case 'table':
      return <Table {...view} content={content} slot={slot} />
    case 'hours':
      return <Hours {...view} content={content} sheet={showing.hours} solemn={solemn} />
    case 'image':
      return <Image {...view} content={content} media={media} />
    case 'video':
      return <Film {...view} content={content} media={media} slot={slot} />
    case 'slides':
      return <Slides {...view} content={content} media={showing.media} plannedAt={startOf(slot)} />
    case 'web':
      return <Web {...view} content={content} media={media} />
  }
}

/** Null in a preview, which begins when it comes in sight. */
const startOf = ({ start, durationMs }: Extract<Showing, { kind: 'content' }>['slot']) =>
  durationMs === null ? null : start

/** Off on purpose, or out of sight. */
function Nothing({ onReady }: ViewProps) {
  useDrawn(true, onReady)
  return null
}

/** A band in the office's look, without a word. */
function Quiet({ canvas, onReady, solemn }: ViewProps & { solemn: boolean }) {
  useDrawn(true, onReady)
  return <div className="bt-view" style={{ background: lookOn(solemn, 'fallback', canvas.led).background }} />
}

type GuardProps = { onError: (reason: FailReason) => void; children: ReactNode }

/** A view that throws shows nothing of itself and says so. */
class Guard extends Component<GuardProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidCatch(): void {
    this.props.onError('decode')
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children
  }
}
