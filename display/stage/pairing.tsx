import { useCallback } from 'react'
import type { Instant } from '../../playlists/time.ts'
import { MINUTE } from '../../playlists/time.ts'
import type { Words } from '../text.vi.ts'
import { makeCanvas, safeBox } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'
import type { Measure } from './fit.ts'
import { lookOf } from './look.ts'
import type { Look } from './look.ts'
import { Ornament } from './ornament.tsx'
import type { Scene } from './scene.ts'
import { FittedText, fitInks, place } from './text.tsx'
import type { Ink } from './text.tsx'
import { useScreenSize, useTicking } from './use-ticking.ts'

type PairingProps = { code: string; expiresAt: Instant; serverAway: boolean; scene: Scene }

/** The code that makes this screen one of the office's, and what to do with it. */
export function Pairing({ code, expiresAt, serverAway, scene }: PairingProps) {
  const size = useScreenSize()
  const canvas = makeCanvas(size.width, size.height)
  const look = lookOf('pairing', canvas.led)
  const { now, words } = scene
  const left = useTicking(useCallback(() => leftText(expiresAt - now(), words), [expiresAt, now, words]))
  const note = serverAway ? words.pairing.serverAway : left
  const measure = scene.measure?.(canvas)
  return (
    <div className="bt-view" style={{ background: look.background }}>
      {canvas.ornate && <Ornament name="pairing" canvas={canvas} look={look} />}
      {measure && <Sheet {...{ canvas, look, measure, words, note, away: serverAway }} code={grouped(code)} />}
      {measure && canvas.ornate && <CornerCode code={grouped(code)} canvas={canvas} look={look} measure={measure} />}
    </div>
  )
}

const grouped = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`

function leftText(ms: number, { pairing }: Words): string {
  return ms <= 0 ? pairing.renewing : pairing.minutesLeft(Math.ceil(ms / MINUTE))
}

type SheetProps = {
  code: string
  note: string
  away: boolean
  canvas: Canvas
  look: Look
  measure: Measure
  words: Words
}

/** On LED the code is never smaller than this share of the height: other words go first. */
const LEAST_SHARE = 0.15

/** As much as fits; the code alone on the smallest. */
function Sheet({ code, note, away, canvas, look, measure, words: { pairing } }: SheetProps) {
  const box = safeBox(canvas)
  const ink = { floor: canvas.floor, weight: 500, color: look.support, scale: 0.36 }
  const big: Ink = { ...ink, text: code, scale: 1.5, weight: 800, color: look.accent }
  const title: Ink = { ...ink, text: pairing.title, scale: 0.46, weight: 700, color: look.text }
  const how: Ink = { ...ink, text: pairing.steps.join('\n'), scale: 0.4, color: look.text }
  const foot: Ink = { ...ink, text: note, scale: 0.32, ...(away && { color: look.accent, weight: 700 }) }
  if (canvas.shape === 'ribbon')
    return (
      <RibbonSheet
        inks={[
          { ...big, scale: 1 },
          { ...how, scale: 1 },
          { ...foot, scale: 1 },
        ]}
        {...{ canvas, measure }}
      />
    )
  const max = Math.floor(Math.min(canvas.height * 0.2, canvas.width * 0.13))
  const setting = { align: 'center' as const, gap: canvas.ornate ? 0.3 : 0.05, max: Math.max(canvas.floor, max) }
  const least = canvas.led ? Math.floor(canvas.height * LEAST_SHARE) : 0
  const alone = { ...setting, max: Math.floor(canvas.height * 0.6) }
  const tries: [Ink[], typeof setting][] = [
    [[title, big, how, foot], setting],
    [[big, how, foot], setting],
    [[big, foot], setting],
    [[{ ...big, scale: 1 }], alone],
  ]
  for (const [inks, how] of tries) {
    const fitted = fitInks(inks, box, canvas, measure, { ...how, min: Math.max(Math.ceil(canvas.floor / 1.5), least) })
    if (fitted) return <FittedText {...{ fitted, inks, box, canvas }} align="center" />
  }
  return null
}

type RibbonProps = { inks: [Ink, Ink, Ink]; canvas: Canvas; measure: Measure }

/** The code at the left, the words at the right. */
function RibbonSheet({ inks: [code, how, foot], canvas, measure }: RibbonProps) {
  const safe = safeBox(canvas)
  const left: Box = { ...safe, width: Math.round(safe.width * 0.34) }
  const right: Box = { ...safe, left: safe.left + Math.round(safe.width * 0.38), width: Math.round(safe.width * 0.62) }
  const setting = { align: 'left' as const, gap: 0.05, max: Math.floor(canvas.height * 0.6) }
  const words = fitInks([how, foot], right, canvas, measure, setting)
  const box = words ? left : safe
  const name = fitInks([code], box, canvas, measure, setting)
  return (
    <>
      {name && <FittedText fitted={name} inks={[code]} box={box} canvas={canvas} align="center" />}
      {words && <FittedText fitted={words} inks={[how, foot]} box={right} canvas={canvas} align="left" />}
    </>
  )
}

type CornerProps = { code: string; canvas: Canvas; look: Look; measure: Measure }

/** An LED wall shows only a corner of the picture until its canvas is set: the code stands there too, small. */
function CornerCode({ code, canvas, look, measure }: CornerProps) {
  const box = { left: 2, top: 2, width: 60, height: 22 }
  const ink: Ink = { text: code, scale: 1, weight: 700, floor: 12, color: look.support }
  const corner = { ...canvas, condensed: true }
  const fitted = fitInks([ink], box, corner, measure, { align: 'left', gap: 0, max: 16, min: 12 })
  return (
    fitted && (
      <div className="bt-text" style={place({ left: 0, top: 0, width: 64, height: 32 })}>
        <FittedText fitted={fitted} inks={[ink]} box={box} canvas={corner} align="left" />
      </div>
    )
  )
}
