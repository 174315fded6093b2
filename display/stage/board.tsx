import type { ReactNode } from 'react'
import { safeBox } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'
import type { Measure } from './fit.ts'
import { lookOf } from './look.ts'
import type { Look, LookName } from './look.ts'
import { OfficeMark, footOf } from './office-mark.tsx'
import { Ornament } from './ornament.tsx'
import type { ViewProps } from './scene.ts'
import { useDrawn } from './use-drawn.ts'

/** What the parts of a drawn board need. */
export type BoardParts = Pick<ViewProps, 'canvas' | 'scene' | 'visible'> & { look: Look; measure: Measure; box: Box }

type BoardProps = ViewProps & { name: LookName; draw: (parts: BoardParts) => ReactNode }

/** The ground of a template: its colours, its ornament, whose board it is, and the room that is left for the rest. */
export function Board({ name, draw, canvas, scene, visible, onReady }: BoardProps) {
  useDrawn(scene.measure !== null, onReady)
  const look = lookOf(name, canvas.led)
  const measure = scene.measure?.(canvas)
  const foot = measure && footOf(canvas, scene.office)
  const box = bodyOf(canvas, foot ?? null)
  return (
    <div className="bt-view" style={{ background: look.background }}>
      {canvas.ornate && <Ornament name={name} canvas={canvas} look={look} />}
      {measure && foot && <OfficeMark {...{ canvas, look, measure }} box={foot} office={scene.office} />}
      {measure && draw({ canvas, scene, visible, look, measure, box })}
    </div>
  )
}

/** Clear of the ornament and above the office's name. */
export function bodyOf(canvas: Canvas, foot: Box | null): Box {
  const safe = safeBox(canvas)
  if (foot === null) return safe
  return { ...safe, height: foot.top - safe.top }
}

/** A box cut into rows of these shares of its height; 0 leaves a row out. */
export function rowsIn(box: Box, shares: readonly number[], gap: number): Box[] {
  const used = shares.filter((share) => share > 0)
  const room = box.height - gap * Math.max(0, used.length - 1)
  const total = used.reduce((sum, share) => sum + share, 0)
  let top = box.top
  return shares.map((share) => {
    const height = Math.floor((room * share) / total)
    const row = { ...box, top, height }
    if (share > 0) top += height + gap
    return row
  })
}
