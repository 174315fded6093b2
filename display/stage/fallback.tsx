import { useCallback } from 'react'
import { safeBox } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'
import { clockText, dateText } from './clock-text.ts'
import type { Measure } from './fit.ts'
import type { Look } from './look.ts'
import { Ornament } from './ornament.tsx'
import type { ViewProps } from './scene.ts'
import { lookOn } from './solemn.ts'
import { FittedText, fitInks } from './text.tsx'
import type { Ink } from './text.tsx'
import { useDrawn } from './use-drawn.ts'
import { useTicking } from './use-ticking.ts'

type FallbackProps = ViewProps & { office: string; line: string; solemn: boolean }
type FaceProps = {
  office: string
  line: string
  clock: string
  date: string
  canvas: Canvas
  look: Look
  measure: Measure
}

/** What is shown when nothing else is right: whose screen this is, and what time it is. */
export function Fallback({ office, line, solemn, canvas, scene, onReady }: FallbackProps) {
  useDrawn(scene.measure !== null, onReady)
  const { zone, now, words } = scene
  const clock = useTicking(useCallback(() => clockText(zone, now()), [zone, now]))
  const date = useTicking(useCallback(() => dateText(zone, now(), words), [zone, now, words]))
  const look = lookOn(solemn, 'fallback', canvas.led)
  const measure = scene.measure?.(canvas)
  return (
    <div className="bt-view" style={{ background: look.background }}>
      {canvas.ornate && <Ornament name={solemn ? 'solemn' : 'fallback'} canvas={canvas} look={look} />}
      {measure && <Face {...{ office, line, clock, date, canvas, look, measure }} />}
    </div>
  )
}

function Face(props: FaceProps) {
  return props.canvas.shape === 'ribbon' ? <RibbonFace {...props} /> : <TallFace {...props} />
}

function inksOf({
  office,
  line,
  clock,
  date,
  canvas,
  look,
}: FaceProps): Record<'office' | 'line' | 'clock' | 'date', Ink> {
  const ink = { floor: canvas.floor, weight: 800, color: look.text, scale: 1 }
  return {
    office: { ...ink, text: office },
    line: { ...ink, text: line, scale: 0.62, weight: 500, color: look.support },
    clock: { ...ink, text: clock, scale: canvas.ornate ? 1.9 : 1.5, color: look.accent },
    date: { ...ink, text: date, scale: 0.66, weight: 500, color: look.support },
  }
}

/** As much as fits, the clock last to go. */
function TallFace(props: FaceProps) {
  const { canvas, measure } = props
  const ink = inksOf(props)
  const box = safeBox(canvas)
  const max = Math.floor(Math.min(canvas.height * 0.13, canvas.width * (canvas.shape === 'portrait' ? 0.1 : 0.08)))
  const setting = { align: 'center' as const, gap: canvas.ornate ? 0.3 : 0.05, max: Math.max(canvas.floor, max) }
  const clockOnly = { ...setting, max: Math.floor(canvas.height * 0.5) }
  const tries: [Ink[], typeof setting][] = [
    [[ink.office, ink.line, ink.clock, ink.date], setting],
    [[ink.office, ink.clock, ink.date], setting],
    [
      [
        { ...ink.clock, scale: 1 },
        { ...ink.date, scale: 0.45 },
      ],
      clockOnly,
    ],
    [[{ ...ink.clock, scale: 1 }], clockOnly],
  ]
  for (const [inks, how] of tries) {
    const fitted = fitInks(inks, box, canvas, measure, how)
    if (fitted) return <FittedText {...{ fitted, inks, box, canvas }} align="center" />
  }
  return null
}

/** Name at the left, time at the right; the time alone where the name cannot be read. */
function RibbonFace(props: FaceProps) {
  const { canvas, measure } = props
  const ink = inksOf(props)
  const safe = safeBox(canvas)
  const right: Box = { ...safe, left: safe.left + Math.round(safe.width * 0.76), width: Math.round(safe.width * 0.24) }
  const left: Box = { ...safe, width: Math.round(safe.width * 0.73) }
  const side = { align: 'left' as const, gap: 0.05, max: Math.floor(canvas.height * 0.5) }
  const time = [
    { ...ink.clock, scale: 1 },
    { ...ink.date, scale: 0.4 },
  ]
  const clockInks = fitInks(time, right, canvas, measure, side) ? time : time.slice(0, 1)
  const nameInks = [ink.office, ink.line]
  const name = fitInks(nameInks, left, canvas, measure, side)
  const clockBox = name ? right : safe
  const clock = fitInks(clockInks, clockBox, canvas, measure, side)
  return (
    <>
      {name && <FittedText fitted={name} inks={nameInks} box={left} canvas={canvas} align="left" />}
      {clock && <FittedText fitted={clock} inks={clockInks} box={clockBox} canvas={canvas} align="center" />}
    </>
  )
}
