import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Entry } from '../../playlists/kiosk.ts'
import { filesOf } from '../../playlists/content.ts'
import type { Content } from '../../playlists/content.ts'
import { playingAt } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import { makeShowing } from '../engine/showing.ts'
import type { Showing, TouchPort } from '../engine/snapshot.ts'
import type { Size } from '../stage/canvas.ts'
import { Layer } from '../stage/layer.tsx'
import { QUIET, matrixPath, qrMatrix } from '../stage/qr-matrix.ts'
import type { Scene } from '../stage/scene.ts'
import { Video } from '../stage/video.tsx'
import { vi } from './text.vi.ts'

type FullProps = { programme: Programme; scene: Scene; port: TouchPort; entry: Entry }

const ZOOMS = [1, 1.5, 2, 3] as const

/** One material, drawn by the stage for the room that there is; what does not fit when enlarged is moved by the finger. */
export function FullView({ programme, scene, port, entry }: FullProps) {
  const box = useRef<HTMLDivElement>(null)
  const room = useRoom(box)
  const [zoom, setZoom] = useState(0)
  const content = programme.contents[entry.revision]!
  const media = useFiles(content, port)
  const showing = useShowing(programme, scene, { entry, media, room })
  /** No page of another site is live here: nobody is to get lost in it. */
  const quiet = useMemo(() => ({ ...scene, film: Video }), [scene])
  const scale = ZOOMS[zoom]!
  return (
    <div className="bt-full">
      <div ref={box} className="bt-glass" tabIndex={0} role="region" aria-label={entry.title}>
        {media === 'missing' && <p className="bt-none">{vi.loading}</p>}
        {showing && room && (
          <div style={{ width: room.width * scale, height: room.height * scale }}>
            <div className="bt-zoomed" style={{ ...room, transform: `scale(${scale})` }}>
              <Layer
                {...{ showing }}
                screen={room}
                scene={quiet}
                place="shown"
                fadeMs={0}
                onReady={nothing}
                onFailed={nothing}
              />
            </div>
          </div>
        )}
      </div>
      <footer>
        <TakeAlong content={content} />
        <div className="bt-tools" role="group" aria-label={vi.zoomIn}>
          <button type="button" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
            {vi.zoomOut}
          </button>
          <button type="button" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
            {vi.zoomIn}
          </button>
        </div>
      </footer>
    </div>
  )
}

const nothing = (): void => {}

/** It changes with the size of the letters around it. */
function useRoom(box: RefObject<HTMLDivElement | null>): Size | null {
  const [room, setRoom] = useState<Size | null>(null)
  useEffect(() => {
    const seen = box.current
    if (seen === null) return
    const observer = new ResizeObserver(() => setRoom({ width: seen.clientWidth, height: seen.clientHeight }))
    observer.observe(seen)
    return () => observer.disconnect()
  }, [box])
  return room
}

type Files = readonly string[] | 'missing' | null

/** Where its files are, for as long as it is open; null while they are being read. */
function useFiles(content: Content, port: TouchPort): Files {
  const [files, setFiles] = useState<Files>(null)
  useEffect(() => {
    let letGo = (): void => {}
    let over = false
    void Promise.all(filesOf(content).map(({ hash }) => port.lend(hash).catch(() => null))).then((lent) => {
      const there = lent.filter((one) => one !== null)
      letGo = () => there.forEach((one) => one.letGo())
      if (over) letGo()
      else setFiles(there.length < lent.length ? 'missing' : there.map(({ url }) => url))
    })
    return () => {
      over = true
      letGo()
    }
  }, [content, port])
  return files
}

type Wanted = { entry: Entry; media: Files; room: Size | null }

function useShowing(programme: Programme, { now }: Scene, { entry, media, room }: Wanted): Showing | null {
  return useMemo(() => {
    if (room === null || media === null || media === 'missing') return null
    const slot = programme.slots.find(({ revision }) => revision === entry.revision)!
    const content = programme.contents[entry.revision]!
    const at = now()
    const { look } = playingAt(programme, at)[0]!
    const playing = {
      zone: 'main' as const,
      rect: { x: 0, y: 0, ...room },
      brightness: 100,
      look,
      until: at,
      show: { kind: 'slot' as const, slot, layer: 'scheduled' as const, content, plannedAt: at },
    }
    const showing = makeShowing(playing, programme, { key: `touch-${entry.revision}`, media })
    return showing.kind === 'content' ? { ...showing, slot: { ...showing.slot, durationMs: null } } : null
  }, [programme, now, entry, media, room])
}

/** The address that a material stands for, as a code for people's own phones. */
function TakeAlong({ content }: { content: Content }) {
  const url = content.kind === 'qr' || content.kind === 'web' ? content.url : null
  const matrix = useMemo(() => (url === null ? null : qrMatrix(url)), [url])
  if (matrix === null) return <span />
  const size = matrix.size + 2 * QUIET
  return (
    <figure className="bt-take">
      <svg
        viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`}
        role="img"
        aria-label={vi.takeAlong}
        shapeRendering="crispEdges"
      >
        <rect x={-QUIET} y={-QUIET} width={size} height={size} fill="#fff" />
        <path d={matrixPath(matrix)} fill="#000" />
      </svg>
      <figcaption>{vi.takeAlong}</figcaption>
    </figure>
  )
}
