import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Output } from '../../playlists/geometry.ts'
import type { Snapshot } from '../engine/snapshot.ts'
import { makeCanvas, safeBox } from './canvas.ts'
import { lookOf } from './look.ts'
import { Pieces } from './pieces.tsx'
import type { Scene } from './scene.ts'
import { drawPattern } from './test-pattern.ts'
import { FittedText, fitInks } from './text.tsx'
import type { Ink } from './text.tsx'

type Given = Omit<Extract<Snapshot, { kind: 'picture' }>, 'kind'> & { scene: Scene }

/** What staff asked this screen to show: its name, or a picture to set it by. Outside its canvas all is black. */
export function OrderedPicture({ output, ...given }: Given): ReactNode {
  const { x, y, width, height } = given.canvas
  if (output !== null) return <Unfolded output={output} {...given} />
  return (
    <div className="bt-canvas" data-picture={given.picture} style={{ left: x, top: y, width, height }}>
      <Drawn {...given} />
    </div>
  )
}

/** RULES GE1–GE5. It comes out as any other picture of this display does: turned, folded, or one window of a wall. */
function Unfolded({ output, ...given }: Omit<Given, 'output'> & { output: Output }) {
  return (
    <Pieces output={output} canvas={given.canvas} scene={given.scene} over={null}>
      {(_, echoes) => (
        <div data-picture={given.picture}>
          <Drawn {...given} />
          {echoes.map(({ host }, i) => createPortal(<Drawn {...given} />, host, String(i)))}
        </div>
      )}
    </Pieces>
  )
}

function Drawn({ picture, canvas: { x, y, width, height }, display, scene }: Omit<Given, 'output'>) {
  return picture === 'identify' ? (
    <Identity {...{ width, height, display, scene }} />
  ) : (
    <Pattern {...{ x, y, width, height }} name={display.name} />
  )
}

type IdentityProps = { width: number; height: number; display: Given['display']; scene: Scene }

/** As many of its lines as fit, the name first. */
function Identity({ width, height, display, scene }: IdentityProps) {
  const canvas = makeCanvas(width, height)
  const look = lookOf('pairing', canvas.led)
  const measure = scene.measure?.(canvas)
  const box = safeBox(canvas)
  const ink = { floor: canvas.floor, weight: 500, color: look.support, scale: 0.4 }
  const name: Ink = { ...ink, text: display.name, scale: 1, weight: 800, color: look.text }
  const number: Ink = { ...ink, text: scene.words.identify.number(display.id), weight: 700, color: look.accent }
  const size: Ink = { ...ink, text: `${width} × ${height}`, scale: 0.3 }
  const setting = { align: 'center' as const, gap: canvas.ornate ? 0.3 : 0.05, max: Math.floor(height * 0.5) }
  const tries = canvas.ornate ? [[name, number, size], [name, number], [name]] : [[name, number], [name]]
  for (const inks of measure ? tries : []) {
    const fitted = fitInks(inks, box, canvas, measure!, setting)
    if (fitted)
      return (
        <div className="bt-view" style={{ background: look.background }}>
          <FittedText {...{ fitted, inks, box, canvas }} align="center" />
        </div>
      )
  }
  return <div className="bt-view" style={{ background: look.background }} />
}

type PatternProps = { x: number; y: number; width: number; height: number; name: string }

function Pattern({ x, y, width, height, name }: PatternProps) {
  const ref = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const pen = ref.current?.getContext('2d')
    if (pen) drawPattern(pen, { x, y, width, height }, name)
  }, [x, y, width, height, name])
  return <canvas ref={ref} width={width} height={height} style={{ display: 'block', width, height }} />
}
