import { useEffect, useMemo, useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { onOutput } from '../../playlists/geometry.ts'
import type { Output, Piece, Turn } from '../../playlists/geometry.ts'
import type { Size } from './canvas.ts'
import { makeFilms } from './folded-film.tsx'
import type { Pane, Scene } from './scene.ts'

type PiecesProps = {
  output: Output
  canvas: Size
  scene: Scene
  /** The picture, in the first piece and, through the panes, in all others. */
  children: (scene: Scene, echoes: readonly Pane[]) => ReactNode
  /** What lies over the picture in each piece. */
  over: ReactNode
}

/**
 * RULES GE1–GE5. The canvas seen through windows, each at its place on the output and turned there. The picture is drawn
 * once for every window that it is folded into (a browser cannot paint one element in two places), but it is laid out,
 * readied and revealed as one, and a film has one decoder: see zone.tsx and folded-film.tsx.
 */
export function Pieces({ output: { turn, pieces }, canvas, scene, children, over }: PiecesProps): ReactNode {
  const [hosts, setHosts] = useState<readonly HTMLElement[]>([])
  const [films] = useState(makeFilms)
  const isFolded = pieces.length > 1
  const first = useMemo(() => (isFolded ? { ...scene, film: films.first } : scene), [isFolded, scene, films])
  const echo = useMemo(() => ({ ...scene, film: films.echo }), [scene, films])
  const panes = useMemo(() => hosts.map((host) => ({ host, scene: echo })), [hosts, echo])
  return (
    <>
      {pieces.map((piece, i) => (
        <div key={i} className="bt-piece" style={placeOf(piece, turn)}>
          <div className="bt-canvas" style={windowOf(piece, turn, canvas)}>
            {i > 0 ? <Host join={setHosts} /> : hosts.length === pieces.length - 1 && children(first, panes)}
            {over}
          </div>
        </div>
      ))}
    </>
  )
}

/** Where the zones of a further piece are drawn. */
function Host({ join }: { join: (change: (hosts: readonly HTMLElement[]) => readonly HTMLElement[]) => void }) {
  const [host, setHost] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (host === null) return
    join((hosts) => [...hosts, host])
    return () => join((hosts) => hosts.filter((one) => one !== host))
  }, [host, join])
  return <div ref={setHost} className="bt-zone" />
}

function placeOf(piece: Piece, turn: Turn): CSSProperties {
  const { x, y, width, height } = onOutput(piece, turn)
  return { left: x, top: y, width, height }
}

/** Brings the piece's corner of the canvas to the corner of its place; written out, because sines are not whole numbers. */
function windowOf({ x, y, width, height }: Piece, turn: Turn, canvas: Size): CSSProperties {
  const matrix = {
    0: [1, 0, 0, 1, -x, -y],
    90: [0, 1, -1, 0, height + y, -x],
    180: [-1, 0, 0, -1, width + x, height + y],
    270: [0, -1, 1, 0, -y, width + x],
  }[turn]
  return {
    left: 0,
    top: 0,
    width: canvas.width,
    height: canvas.height,
    transformOrigin: '0 0',
    transform: `matrix(${matrix.join(', ')})`,
  }
}
