import type { OfficeFace } from '../engine/snapshot.ts'
import type { Box, Canvas } from './canvas.ts'
import type { Measure } from './fit.ts'
import type { Look } from './look.ts'
import { FittedText, fitInks, place } from './text.tsx'
import type { Ink } from './text.tsx'

/** Where whose board it is stands: the foot of a large screen. LED modules need every pixel for the words. */
export function footOf(canvas: Canvas, office: OfficeFace): Box | null {
  if (canvas.led || !canvas.ornate || office.name.trim() === '') return null
  const { width, height, marginX, marginY } = canvas
  const tall = Math.round(Math.min(height * 0.07, width * 0.055))
  // Above the ornament of the lower edge, clear of its corners.
  const inset = Math.round(marginX * 1.6)
  return { left: inset, top: height - Math.round(marginY * 1.15) - tall, width: width - 2 * inset, height: tall }
}

type MarkProps = { box: Box; office: OfficeFace; canvas: Canvas; look: Look; measure: Measure }

/** The office's name on one line, its logo before it. */
export function OfficeMark({ box, office, canvas, look, measure }: MarkProps) {
  const side = office.logo === null ? 0 : box.height
  const gap = side === 0 ? 0 : Math.round(side * 0.3)
  const ink: Ink = { text: office.name, scale: 1, weight: 500, floor: canvas.floor, color: look.support }
  const max = Math.max(canvas.floor, Math.floor(box.height * 0.46))
  const room = { ...box, left: box.left + side + gap, width: box.width - side - gap }
  const fitted = fitInks([ink], room, canvas, measure, { align: 'left', gap: 0, max, largest: true })
  if (fitted === null) return null
  const wide = Math.ceil(fitted.blocks[0]!.widest) + 2
  const left = Math.round((canvas.width - side - gap - wide) / 2)
  const text = { ...room, left: left + side + gap, width: wide }
  return (
    <>
      {office.logo !== null && (
        <img className="bt-logo" src={office.logo} alt="" style={place({ ...box, left, width: side, height: side })} />
      )}
      <FittedText fitted={fitted} inks={[ink]} box={text} canvas={canvas} align="left" />
    </>
  )
}
