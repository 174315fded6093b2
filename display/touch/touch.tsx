import { useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { catalogueAt, mayTouch } from '../../playlists/catalogue.ts'
import { targetPx } from '../../playlists/kiosk.ts'
import type { Entry, Kiosk } from '../../playlists/kiosk.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { TouchPort } from '../engine/snapshot.ts'
import type { Size } from '../stage/canvas.ts'
import type { Scene } from '../stage/scene.ts'
import { FullView } from './full-view.tsx'
import { useIdle } from './idle.ts'
import { vi } from './text.vi.ts'
import './touch.css'

/** Where somebody is, by name: the catalogue may change beneath them. */
type Place = { topic: string | null; revision: string | null }

export type TouchProps = { programme: Programme; scene: Scene; canvas: Size; port: TouchPort }

const LOOK_MS = 1000

/** RULES KI1–KI6. Invites; a touch opens the catalogue over the rotation, which goes on beneath. */
export function Touch({ programme, scene, canvas, port }: TouchProps): ReactNode {
  const [place, setPlace] = useState<Place | null>(null)
  const { topics, allowed } = useCatalogue(programme, scene)
  const open = allowed && place !== null
  useEffect(() => {
    port.cover(open)
    return () => port.cover(false)
  }, [open, port])
  const home = useCallback(() => setPlace(null), [])
  if (!allowed) return place === null ? null : <Closed onClosed={home} />
  if (place === null) return <Invitation canvas={canvas} onTouch={() => setPlace({ topic: null, revision: null })} />
  return <Catalogue {...{ programme, scene, canvas, port, topics, place, home }} go={setPlace} />
}

/** Looks at the clock: the day, the opening hours or an emergency may end what was allowed. */
function useCatalogue(programme: Programme, { now }: Scene): { topics: Kiosk['topics']; allowed: boolean } {
  const [, look] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  return { topics: catalogueAt(programme, now()), allowed: mayTouch(programme, now()) }
}

/** RULES KI3. Whoever comes next begins at the beginning. */
function Closed({ onClosed }: { onClosed: () => void }) {
  useEffect(onClosed, [onClosed])
  return null
}

function Invitation({ canvas, onTouch }: { canvas: Size; onTouch: () => void }) {
  const size = { fontSize: Math.round(Math.min(canvas.width, canvas.height) * 0.024) }
  return (
    <button type="button" className="bt-invite" onClick={onTouch}>
      <span style={size}>{vi.invite}</span>
    </button>
  )
}

type CatalogueProps = TouchProps & {
  topics: Kiosk['topics']
  place: Place
  go: (place: Place) => void
  home: () => void
}

function Catalogue({ programme, scene, canvas, port, topics, place, go, home }: CatalogueProps) {
  const [large, setLarge] = useState(false)
  const [contrast, setContrast] = useState(false)
  const idle = useIdle(home)
  const topic = topics.find(({ name }) => name === place.topic)
  const entry = topic?.materials.find(({ revision }) => revision === place.revision)
  const sizes = useMemo(() => sizesOf(programme.kiosk!.mmPerPx, canvas, large), [programme, canvas, large])
  return (
    <div
      className={`bt-touch${contrast ? ' bt-contrast' : ''}`}
      style={sizes}
      lang="vi"
      onPointerDown={idle.touched}
      onContextMenu={(event) => event.preventDefault()}
    >
      <Header
        title={entry?.title ?? topic?.name ?? vi.title}
        onBack={topic ? () => go({ topic: entry ? topic.name : null, revision: null }) : null}
        {...{ large, setLarge, contrast, setContrast, home }}
      />
      {topic && entry ? (
        <FullView key={entry.revision} {...{ programme, scene, port, entry }} />
      ) : topic ? (
        <Tiles
          tiles={topic.materials.map((one) => ({ key: one.revision, name: one.title, note: kindOf(programme, one) }))}
          onTouch={(revision) => {
            go({ topic: topic.name, revision })
            port.opened(topic.materials.find((one) => one.revision === revision)!.material)
          }}
        />
      ) : (
        <Tiles
          tiles={topics.map(({ name, materials }) => ({ key: name, name, note: vi.count(materials.length) }))}
          onTouch={(name) => go({ topic: name, revision: null })}
        />
      )}
      {idle.leavingIn !== null && <Leaving seconds={idle.leavingIn} onStay={idle.touched} />}
    </div>
  )
}

type HeaderProps = {
  title: string
  onBack: (() => void) | null
  large: boolean
  setLarge: (large: boolean) => void
  contrast: boolean
  setContrast: (contrast: boolean) => void
  home: () => void
}

function Header({ title, onBack, large, setLarge, contrast, setContrast, home }: HeaderProps) {
  return (
    <header>
      <h1>{title}</h1>
      <div className="bt-tools" role="group" aria-label={vi.title}>
        {onBack && (
          <button type="button" onClick={onBack}>
            {vi.back}
          </button>
        )}
        <button type="button" onClick={() => setLarge(!large)}>
          {large ? vi.smaller : vi.larger}
        </button>
        <button type="button" aria-pressed={contrast} onClick={() => setContrast(!contrast)}>
          {vi.contrast}
        </button>
        <button type="button" className="bt-home" onClick={home}>
          {vi.home}
        </button>
      </div>
    </header>
  )
}

function Leaving({ seconds, onStay }: { seconds: number; onStay: () => void }) {
  return (
    <div className="bt-leaving-soon" role="timer">
      <span>{vi.leaving(seconds)}</span>
      <button type="button" onClick={onStay}>
        {vi.stay}
      </button>
    </div>
  )
}

const kindOf = ({ contents }: Programme, { revision }: Entry): string => {
  const content = contents[revision]
  return content ? vi.kinds[content.kind] : ''
}

/** RULES KI4. Letters grow with the canvas, never smaller than an old person reads at arm's length. */
function sizesOf(mmPerPx: number, canvas: Size, large: boolean): CSSProperties {
  const letters = Math.max(7 / mmPerPx, Math.min(canvas.width, canvas.height) * 0.032)
  const sizes = { '--target': `${targetPx(mmPerPx)}px`, '--letters': `${Math.round(letters * (large ? 1.4 : 1))}px` }
  return sizes as CSSProperties
}

type Tile = { key: string; name: string; note: string }

function Tiles({ tiles, onTouch }: { tiles: readonly Tile[]; onTouch: (key: string) => void }) {
  if (tiles.length === 0) return <p className="bt-none">{vi.none}</p>
  return (
    <ul className="bt-tiles" tabIndex={0}>
      {tiles.map(({ key, name, note }) => (
        <li key={key}>
          <button type="button" onClick={() => onTouch(key)}>
            <strong>{name}</strong>
            <span>{note}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
