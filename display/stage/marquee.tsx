import { useEffect, useRef } from 'react'
import type { Box, Canvas } from './canvas.ts'
import { lineHeightOf } from './fit.ts'
import type { Measure } from './fit.ts'
import { fontFamily, fontWeight } from './fonts.ts'
import { place } from './text.tsx'

const FRAME_MS = 1000 / 60
/** The beginning stands still long enough to be found. */
const HOLD_MS = 1200
/** From this size on the text runs two pixels a frame. */
const FAST_FROM_PX = 24

type MarqueeProps = { text: string; color: string; box: Box; canvas: Canvas; measure: Measure; running: boolean }

/** One line that runs by whole pixels; its beginning is there from the first frame, and its end is followed by it again. */
export function Marquee({ text, color, box, canvas, measure, running }: MarqueeProps) {
  const wide = Math.max(canvas.good, Math.floor(box.width / 4))
  const size = Math.max(canvas.floor, Math.min(Math.floor(box.height / 1.36), wide))
  const gap = size * 3
  const width = Math.ceil(measure(text, size, 800))
  const period = width + gap
  const speed = size >= FAST_FROM_PX ? 2 : 1
  const track = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (running && track.current) return run(track.current, period, speed)
  }, [running, period, speed])
  const runMs = HOLD_MS + (Math.max(0, width - box.width) / speed) * FRAME_MS + HOLD_MS
  const lineHeight = lineHeightOf(size)
  const copy = { width: period, lineHeight: `${lineHeight}px` }
  return (
    <div className="bt-text bt-marquee" data-font-px={size} data-marquee="" data-run-ms={runMs} style={place(box)}>
      <div
        ref={track}
        className="bt-track"
        style={{
          color,
          fontFamily: fontFamily(canvas),
          fontSize: size,
          fontWeight: fontWeight(canvas, 800),
          top: Math.floor((box.height - lineHeight) / 2),
        }}
      >
        <span style={copy}>{text}</span>
        <span style={copy} aria-hidden="true">
          {text}
        </span>
      </div>
    </div>
  )
}

function run(track: HTMLElement, period: number, step: number): () => void {
  let began: number | null = null
  let id = requestAnimationFrame(function frame(at: number) {
    began ??= at
    const frames = Math.max(0, Math.round((at - began - HOLD_MS) / FRAME_MS))
    track.style.transform = `translate3d(${-((frames * step) % period)}px, 0, 0)`
    id = requestAnimationFrame(frame)
  })
  return () => cancelAnimationFrame(id)
}
