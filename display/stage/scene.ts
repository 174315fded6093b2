import type { ComponentType } from 'react'
import type { VideoContent } from '../../playlists/content.ts'
import type { OfficeFace, Showing } from '../engine/snapshot.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { Words } from '../text.vi.ts'
import type { Canvas } from './canvas.ts'
import type { Measure } from './fit.ts'
import type { VideoPool } from './video-pool.ts'

/** What every view needs to know of the stage it stands on. */
export type Scene = {
  words: Words
  /** False: nothing moves; text that would run turns pages instead. */
  motion: boolean
  muted: boolean
  office: OfficeFace
  zone: Zone
  now: () => Instant
  videos: VideoPool
  /** Null until the fonts are there: text is not drawn before it can be measured. */
  measure: ((canvas: Canvas) => Measure) | null
  /** How a film is drawn in one of the pieces of a folded canvas. */
  film?: FilmView
}

/** A further piece of a folded canvas: where the zones are drawn once more, and for what scene. */
export type Pane = { host: HTMLElement; scene: Scene }

export type FailReason = 'decode' | 'stalled' | 'media-missing'

/** What a view is given besides its content. */
export type ViewProps = {
  canvas: Canvas
  scene: Scene
  /** False while it waits, drawn, under the current layer. */
  visible: boolean
  onReady: () => void
  onFailed: (reason: FailReason) => void
}

type Slot = Extract<Showing, { kind: 'content' }>['slot']
export type FilmProps = ViewProps & { content: VideoContent; media: string | null; slot: Slot }
export type FilmView = ComponentType<FilmProps>
