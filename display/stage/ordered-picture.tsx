import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Snapshot } from '../engine/snapshot.ts'
import { makeCanvas, safeBox } from './canvas.ts'
import { lookOf } from './look.ts'
import type { Scene } from './scene.ts'
import { drawPattern } from './test-pattern.ts'
import { FittedText, fitInks } from './text.tsx'
import type { Ink } from './text.tsx'

type Given = Omit<Extract<Snapshot, { kind: 'picture' }>, 'kind'> & { scene: Scene }

/** What staff asked this screen to show: its name, or a picture to set it by. Outside its canvas all is black. */
export function OrderedPicture({ picture, canvas: { x, y, width, height }, display, scene }: Given): ReactNode {
  return (
    <div className="bt-canvas" data-picture={picture} style={{ left: x, top: y, width, height }}>
      {picture === 'identify' ? (
        <Identity {...{ width, height, display, scene }} />
      ) : (
        <Pattern {...{ x, y, width, height }} name={display.name} />
      )}
    </div>
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
