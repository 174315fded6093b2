import type { OfficeFace, Snapshot, StageReports } from '../engine/snapshot.ts'
import type { Instant } from '../../playlists/time.ts'
import { vi } from '../text.vi.ts'
import type { Words } from '../text.vi.ts'
import { Pairing } from './pairing.tsx'
import type { Scene } from './scene.ts'
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
  words?: Words
  /** False: nothing moves at all. */
  motion?: boolean
}

const NOBODY: OfficeFace = { name: '', logo: null }

type Playing = Extract<Snapshot, { kind: 'playing' }>

/** The one subscriber of the player: draws its snapshot in device pixels, one to one, and tells back what was seen. */
export function Stage({ snapshot, now, reports, words = vi, motion = true }: StageProps) {
  const playing = snapshot.kind === 'playing' ? snapshot : null
  const scene = useScene({
    words,
    motion,
    now,
    muted: playing?.muted ?? true,
    office: playing?.office ?? NOBODY,
    zone: playing?.zone ?? null,
  })
  const ratio = usePixelRatio()
  const scale = ratio === 1 ? undefined : { transform: `scale(${1 / ratio})` }
  return (
    <div className="bt-stage" data-kind={snapshot.kind}>
      <div className="bt-pixels" style={{ ...scale, width: `${ratio * 100}%`, height: `${ratio * 100}%` }}>
        {playing ? (
          <Picture playing={playing} scene={scene} reports={reports} />
        ) : snapshot.kind === 'pairing' ? (
          <Pairing {...snapshot} scene={scene} />
        ) : (
          <Starting scene={scene} says={snapshot.kind === 'elsewhere' ? words.elsewhere : words.name} />
        )}
      </div>
    </div>
  )
}

type PictureProps = { playing: Playing; scene: Scene; reports: StageReports }

function Picture({ playing: { canvas, zones, brightness }, scene, reports }: PictureProps) {
  const { x, y, width, height } = canvas
  return (
    <div className="bt-canvas" style={{ left: x, top: y, width, height }}>
      {zones.map((view) => (
        <ZoneStage key={view.name} view={view} scene={scene} reports={reports} />
      ))}
      {brightness < 100 && <div className="bt-dim" style={{ opacity: 1 - Math.max(0, brightness) / 100 }} />}
    </div>
  )
}
