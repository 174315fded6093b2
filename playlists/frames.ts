import { Type } from 'typebox'
import type { Rect } from './programme.ts'
import type { ZoneName } from './schedule.ts'

/** How a canvas is divided: one zone, or several. */
export const FRAME_NAMES = ['main', 'main-ticker', 'header-main-ticker', 'main-side'] as const
export const FrameName = Type.Enum(FRAME_NAMES)
export type FrameName = (typeof FRAME_NAMES)[number]

type Size = { width: number; height: number }
export type ZonePlace = { name: ZoneName; rect: Rect }

/** A band as a part of the canvas's shorter edge; none is lower than one line of the smallest legible words. */
const TICKER = { part: 0.09, least: 18 }
const HEADER = { part: 0.11, least: 24 }
/** A side panel takes a third; one this narrow has no room for a word. */
const SIDE = { part: 1 / 3, least: 120 }
/** A canvas this flat is a ribbon: one line of words, nothing to divide. */
const RIBBON = { aspect: 4, height: 40 }
/** What is left for the main zone, at least. */
const MAIN_PART = 0.6

/**
 * RULES ZN1. The zones of a frame on a canvas, the main one first; they tile it. A zone for which the canvas has no room is left out, the
 * header before the ticker, so that a small board shows less rather than nothing legible.
 */
export function zonesOf(frame: FrameName, canvas: Size): ZonePlace[] {
  const { width, height } = canvas
  const whole = [place('main', 0, 0, width, height)]
  if (frame === 'main' || width >= RIBBON.aspect * height || height < RIBBON.height) return whole
  return frame === 'main-side' ? sided(canvas, whole) : banded(frame, canvas)
}

/** Beside each other where the canvas is wide, one above the other where it is tall. */
function sided({ width, height }: Size, whole: ZonePlace[]): ZonePlace[] {
  const size = Math.round(Math.max(width, height) * SIDE.part)
  if (size < SIDE.least) return whole
  return width >= height
    ? [place('main', 0, 0, width - size, height), place('side', width - size, 0, size, height)]
    : [place('main', 0, 0, width, height - size), place('side', 0, height - size, width, size)]
}

function banded(frame: FrameName, { width, height }: Size): ZonePlace[] {
  const band = ({ part, least }: typeof TICKER) => Math.max(least, Math.round(Math.min(width, height) * part))
  const ticker = height - band(TICKER) < height * MAIN_PART ? 0 : band(TICKER)
  const wanted = frame === 'header-main-ticker' ? band(HEADER) : 0
  const header = height - ticker - wanted < height * MAIN_PART ? 0 : wanted
  return [
    place('main', 0, header, width, height - header - ticker),
    ...(header > 0 ? [place('header', 0, 0, width, header)] : []),
    ...(ticker > 0 ? [place('ticker', 0, height - ticker, width, ticker)] : []),
  ]
}

const place = (name: ZoneName, x: number, y: number, width: number, height: number): ZonePlace => ({
  name,
  rect: { x, y, width, height },
})
