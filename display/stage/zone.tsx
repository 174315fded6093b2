import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer } from 'react'
import { createPortal } from 'react-dom'
import type { Rect } from '../../playlists/programme.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import type { StageReports, ZoneView } from '../engine/snapshot.ts'
import { emptyBuffer, layersOf, stepBuffer } from './buffer.ts'
import type { Buffer } from './buffer.ts'
import { makeCanvas } from './canvas.ts'
import type { Size } from './canvas.ts'
import { PAINTED_FRAMES, afterFrames } from './frames.ts'
import { Layer } from './layer.tsx'
import type { LayerPlace } from './layer.tsx'
import type { FailReason, Pane, Scene } from './scene.ts'
import { lingerMs, transitionMs } from './transition.ts'

type ZoneProps = {
  view: ZoneView
  screen: Size
  scene: Scene
  reports: StageReports
  /** Another zone's layer lies over this one by now. */
  covered: boolean
  /** Where the layer lies that is seen from now on. */
  onShown: (zone: ZoneName, rect: Rect) => void
  /** Where a folded canvas is drawn besides here; must be the same object throughout. */
  echoes?: readonly Pane[]
}

const NOWHERE: readonly Pane[] = []

/** One zone: what is shown, and unseen beneath it what comes next. */
export function ZoneStage({ view, screen, scene, reports, covered, onShown, echoes = NOWHERE }: ZoneProps) {
  const { name, current, next } = view
  const [buffer, tell] = useReducer(stepBuffer, emptyBuffer)
  // What is to lie over this zone may still be loading: until it is seen, what is here stays.
  const stays = current.kind === 'covered' && !covered
  useLayoutEffect(() => {
    if (!stays) tell({ kind: 'feed', current, next })
  }, [stays, current, next])

  const { shown, leaving } = buffer
  const fadeMs =
    shown && leaving ? transitionMs(leaving, shown, makeCanvas(screen.width, screen.height).led, scene.motion) : 0
  const ready = useCallback(
    (key: string) => {
      tell({ kind: 'ready', key })
      reports.ready(key)
    },
    [reports],
  )
  const failed = useCallback((key: string, reason: FailReason) => reports.failed(key, reason), [reports])
  const shownKey = shown?.key
  const shownRect = shown?.rect
  useLayoutEffect(() => {
    if (shownRect !== undefined) onShown(name, shownRect)
  }, [name, shownRect, onShown])
  useEffect(() => {
    if (shownKey !== undefined) return afterFrames(PAINTED_FRAMES, () => reports.painted(shownKey))
  }, [shownKey, reports])
  useStuck(buffer, failed)
  useLeaving(buffer, shown ? lingerMs(shown, fadeMs) : 0, (key) => tell({ kind: 'gone', key }))

  const drawn = useEvery(echoes.length + 1, ready)
  const layers = (piece: number, its: Scene) => (
    <div className="bt-zone" data-zone={name} hidden={shown?.kind === 'covered'}>
      {layersOf(buffer).map((showing) => (
        <Layer
          key={showing.key}
          {...{ showing, screen }}
          scene={its}
          place={placeOf(buffer, showing.key)}
          fadeMs={showing === shown ? fadeMs : 0}
          onReady={drawn[piece]!}
          onFailed={failed}
        />
      ))}
    </div>
  )
  return (
    <>
      {layers(0, scene)}
      {echoes.map((pane, i) => createPortal(layers(i + 1, pane.scene), pane.host))}
    </>
  )
}

const FEW = 4

/** RULES GE3. What is drawn in several pieces is ready when it is ready in all of them: they change in one commit. */
function useEvery(pieces: number, ready: (key: string) => void): ((key: string) => void)[] {
  return useMemo(() => {
    const waiting = new Map<string, Set<number>>()
    return Array.from({ length: pieces }, (_, piece) => (key: string) => {
      const done = (waiting.get(key) ?? new Set()).add(piece)
      waiting.set(key, done)
      if (done.size === pieces) ready(key)
      // What is ready, or was given up before it was, is forgotten by and by.
      if (waiting.size > FEW) waiting.delete([...waiting.keys()][0]!)
    })
  }, [pieces, ready])
}

function placeOf(buffer: Buffer, key: string): LayerPlace {
  if (buffer.shown?.key === key) return 'shown'
  return buffer.leaving?.key === key ? 'leaving' : 'incoming'
}

/** What is wanted has had this long to be drawn, and so many frames in which it could have been. */
const STUCK_MS = 8000
const STUCK_FRAMES = 60

/** RULES DI2. A view that never says that it is ready is given up; a page that draws no frames proves nothing. */
function useStuck({ wanted, shown }: Buffer, failed: (key: string, reason: FailReason) => void): void {
  const key = wanted?.kind === 'content' && wanted.key !== shown?.key ? wanted.key : undefined
  useEffect(() => {
    if (key === undefined) return
    let calledOff = (): void => {}
    const timer = setTimeout(() => {
      calledOff = afterFrames(STUCK_FRAMES, () => failed(key, 'stalled'))
    }, STUCK_MS)
    return () => {
      clearTimeout(timer)
      calledOff()
    }
  }, [key, failed])
}

/** Takes the old layer away two frames after the new one stands at full strength. */
function useLeaving({ leaving }: Buffer, lingers: number, gone: (key: string) => void): void {
  const key = leaving?.key
  useEffect(() => {
    if (key === undefined) return
    let calledOff = (): void => {}
    const timer = setTimeout(() => {
      calledOff = afterFrames(PAINTED_FRAMES, () => gone(key))
    }, lingers)
    return () => {
      clearTimeout(timer)
      calledOff()
    }
    // `gone` only tells a reducer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, lingers])
}
