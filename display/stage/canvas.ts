import { canvasClass } from '../../playlists/canvas-class.ts'
import type { CanvasClass } from '../../playlists/canvas-class.ts'

export type Size = { width: number; height: number }

/** What a zone's rectangle means for the eye: its class, whether it is LED, its safe margin and its smallest letters. */
export type Canvas = {
  width: number
  height: number
  shape: CanvasClass
  /** Few pixels, seen one by one: no gradients, white ≤ 80 %, whole pixels only. */
  led: boolean
  /** Set in the condensed bold, which stays legible from 12 px per em. */
  condensed: boolean
  /** Room for ornament; LED modules need every pixel for letters. */
  ornate: boolean
  marginX: number
  marginY: number
  /** Smallest size of letters that may stand still, px per em. */
  floor: number
  /** Where they can be as large as this they are: on LED a capital of 12 rows of pixels (RULES PF4). */
  good: number
}

const LED_FLOOR = 12
const LED_GOOD = 17
const SAFE = 0.05

/** A zone of a screen, or the whole of it: a narrow band of a television is no LED strip, and is read from as far away. */
export function makeCanvas(width: number, height: number, screen: Size = { width, height }): Canvas {
  const shape = canvasClass(width, height)
  const side = Math.min(width, height)
  const screenSide = Math.min(screen.width, screen.height)
  const slim = shape === 'ribbon' || shape === 'micro'
  const led = screenSide < 480
  const floor = led ? LED_FLOOR : Math.max(16, Math.round(screenSide * 0.022))
  return {
    width,
    height,
    shape,
    led,
    condensed: slim || side <= 192,
    ornate: !slim && side > 192,
    marginX: slim ? Math.max(2, Math.round(Math.min(width * 0.02, height * 0.15))) : Math.round(width * SAFE),
    marginY: slim ? Math.min(2, Math.floor(height * 0.036)) : Math.round(height * SAFE),
    floor,
    good: led ? LED_GOOD : floor,
  }
}

export type Box = { left: number; top: number; width: number; height: number }

/** The part of the canvas where text may stand. */
export function safeBox({ width, height, marginX, marginY }: Canvas): Box {
  return { left: marginX, top: marginY, width: width - 2 * marginX, height: height - 2 * marginY }
}

export const inset = (box: Box, x: number, y: number): Box => ({
  left: box.left + x,
  top: box.top + y,
  width: box.width - 2 * x,
  height: box.height - 2 * y,
})
