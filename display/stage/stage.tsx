import { Suspense, lazy, useCallback, useState } from 'react'
import type { Output } from '../../playlists/geometry.ts'
import type { Rect } from '../../playlists/programme.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import type { OfficeFace, Snapshot, StageReports, TouchPort } from '../engine/snapshot.ts'
import type { Instant } from '../../playlists/time.ts'
import { vi } from '../text.vi.ts'
import type { Words } from '../text.vi.ts'
import { Pairing } from './pairing.tsx'
import type { Pane, Scene } from './scene.ts'
import './stage.css'
import { Starting } from './starting.tsx'
import { usePixelRatio } from './use-ticking.ts'
import { useScene } from './use-scene.ts'
import { ZoneStage } from './zone.tsx'

export type StageProps = {
  snapshot: Snapshot
  now: () => Instant
  /** Must be the same object throughout. */
  reports: StageReports
  /** Where people may look things up; must be the same object throughout. */
  touch?: TouchPort | undefined
  words?: Words
  /** False: nothing moves at all. */
  motion?: boolean
}

/** Few screens are turned, folded or part of a wall. */
const Pieces = lazy(async () => ({ default: (await import('./pieces.tsx')).Pieces }))

const Touch = lazy(async () => ({ default: (await import('../touch/touch.tsx')).Touch }))

/** Seen when somebody sets a screen up: no screen carries it before that. */
const OrderedPicture = lazy(async () => ({ default: (await import('./ordered-picture.tsx')).OrderedPicture }))

const NOBODY: OfficeFace = { name: '', logo: null }

/** What a scene takes from what is playing; nothing is, while it starts or is paired. */
const factsOf = (playing: Playing | null): { muted: boolean; office: OfficeFace; zone: Playing['zone'] | null } =>
  playing ?? { muted: true, office: NOBODY, zone: null }

type Playing = Extract<Snapshot, { kind: 'playing' }>

/** The one subscriber of the player: draws its snapshot in device pixels, one to one, and tells back what was seen. */
export function Stage({ snapshot, now, reports, touch, words = vi, motion = true }: StageProps) {
  const playing = snapshot.kind === 'playing' ? snapshot : null
  const scene = useScene({ words, motion, now, ...factsOf(playing) })
  const ratio = usePixelRatio()
  const scale = ratio === 1 ? undefined : { transform: `scale(${1 / ratio})` }
  return (
    <main className="bt-stage" data-kind={snapshot.kind}>
      <div className="bt-pixels" style={{ ...scale, width: `${ratio * 100}%`, height: `${ratio * 100}%` }}>
        {snapshot.kind === 'picture' ? (
          <Suspense>
            <OrderedPicture {...snapshot} scene={scene} />
          </Suspense>
        ) : playing ? (
          <Picture {...{ playing, scene, reports, touch }} />
        ) : snapshot.kind === 'pairing' ? (
          <Pairing {...snapshot} scene={scene} />
        ) : (
          <Starting scene={scene} says={snapshot.kind === 'elsewhere' ? words.elsewhere : words.name} />
        )}
      </div>
    </main>
  )
}

type PictureProps = { playing: Playing; scene: Scene; reports: StageReports; touch: TouchPort | undefined }

function Picture({ playing, scene, reports, touch }: PictureProps) {
  const { canvas, output, zones, brightness } = playing
  const { x, y, width, height } = canvas
  const [main, setMain] = useState<Rect | null>(null)
  const onShown = useCallback((zone: ZoneName, rect: Rect) => {
    if (zone === 'main') setMain(rect)
  }, [])
  const covered = main?.width === width && main.height === height
  const zonesFor = (its: Scene, echoes?: readonly Pane[]) =>
    zones.map((view) => (
      <ZoneStage
        key={view.name}
        screen={canvas}
        scene={its}
        {...{ view, reports, covered, onShown }}
        {...(echoes && { echoes })}
      />
    ))
  const over = (
    <>
      {brightness < 100 && <div className="bt-dim" style={{ opacity: 1 - Math.max(0, brightness) / 100 }} />}
      {touch && playing.touch && (
        <Suspense fallback={null}>
          <Touch programme={playing.touch} port={touch} {...{ scene, canvas }} />
        </Suspense>
      )}
    </>
  )
  if (output)
    return (
      <Suspense fallback={null}>
        <Pieces key={shapeOf(output)} {...{ output, canvas, scene }} over={over}>
          {zonesFor}
        </Pieces>
      </Suspense>
    )
  return (
    <div className="bt-canvas" style={{ left: x, top: y, width, height }}>
      {zonesFor(scene)}
      {over}
    </div>
  )
}

/** Another number of pieces is another stage. */
const shapeOf = ({ pieces }: Output): number => pieces.length
