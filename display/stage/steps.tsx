import type { SloganContent } from '../../playlists/content.ts'
import { inset } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'
import type { Fitted, Measure } from './fit.ts'
import { FittingText } from './fitting-text.tsx'
import { TONE_SHARE } from './look.ts'
import type { Look } from './look.ts'
import { StepSign } from './ornament-parts.tsx'
import type { Scene } from './scene.ts'
import { gridsFor, splitForSteps } from './steps-plan.ts'
import type { Cell, Grid } from './steps-plan.ts'
import { FittedText, fitInks, place } from './text.tsx'
import type { Ink, Setting } from './text.tsx'

export type StepsProps = {
  content: SloganContent
  canvas: Canvas
  look: Look
  box: Box
  measure: Measure
  scene: Scene
  visible: boolean
}

const headShare = ({ shape }: Canvas): number => (shape === 'landscape' ? 0.27 : 0.22)

/** A headline and numbered steps, arranged so that their common letter size is the largest. */
export function Steps({ laid, content, canvas, look, box, measure, scene, visible }: StepsProps & { laid: LaidSteps }) {
  const { head } = splitForSteps(box, canvas, headShare(canvas))
  const ink = { weight: 800, floor: canvas.floor, color: look.text }
  const inks: Ink[] = [
    { ...ink, text: content.headline, scale: 1 },
    { ...ink, text: content.support, scale: 0.5, weight: 500, color: look.support },
  ]
  const max = Math.floor(Math.min(canvas.height * 0.15, canvas.width * 0.1))
  return (
    <>
      <FittingText
        {...{ inks, canvas, measure, visible }}
        box={head}
        setting={{ align: 'center', gap: 0.2, max }}
        motion={scene.motion}
      />
      {laid.grid.cells.map((cell, i) => (
        <StepCell
          key={i}
          {...{ cell, canvas, look }}
          ink={laid.inks[i]!}
          fitted={laid.fitted[i]!}
          stacked={laid.grid.stacked}
        />
      ))}
      {laid.grid.cells.map((cell, i) => (
        <Numeral key={i} {...{ cell, canvas, look, measure }} number={i + 1} />
      ))}
      {laid.grid.cells.map(({ sign }, i) => {
        const icon = content.icons?.[i] ?? null
        return sign && icon && <StepSign key={i} icon={icon} box={sign} color={look.accent} />
      })}
    </>
  )
}

export type LaidSteps = { grid: Grid; inks: Ink[]; fitted: Fitted[]; worth: number }

/** A numeral says that this is a step; its letters never outgrow the headline. */
const LARGEST_SHARE = 0.082
/** Cards side by side read better than rows of nearly the same letters. */
const CARDS_WORTH = 1.5

/** Letters of a step on a large canvas, px per em. */
const SMALLEST = 16

/** The arrangement with the largest letters; null when the steps do not fit at the floor. */
export function layOutSteps({ content, canvas, look, box, measure }: StepsProps): LaidSteps | null {
  const { steps } = content
  const { rest } = splitForSteps(box, canvas, headShare(canvas))
  const least = canvas.led ? canvas.floor : SMALLEST
  const inks = steps.map((text) => ({ text, scale: 1, weight: 700, floor: least, color: look.text }))
  const most = Math.floor(Math.min(canvas.height * LARGEST_SHARE, canvas.width * LARGEST_SHARE))
  let best: LaidSteps | null = null
  const signed = content.icons?.some((icon) => icon !== null) ?? false
  for (const grid of gridsFor(steps.length, rest, canvas, signed)) {
    const setting = (max: number, min = least): Setting => ({ align: 'left', gap: 0, max, min, largest: true })
    const fitAll = (how: Setting) => inks.map((ink, i) => fitInks([ink], grid.cells[i]!.text, canvas, measure, how))
    const size = Math.min(...fitAll(setting(most)).map((fitted) => fitted?.size ?? 0))
    const fitted = fitAll(setting(size, size)).filter((one) => one !== null)
    const poorest = Math.max(0, ...fitted.map((one) => one.penalty))
    const worth = size * (1 - poorest) * (grid.stacked ? CARDS_WORTH : 1)
    if (fitted.length === inks.length && worth > (best?.worth ?? 0)) best = { grid, inks, fitted, worth }
  }
  return best
}

type StepCellProps = { cell: Cell; ink: Ink; fitted: Fitted; canvas: Canvas; look: Look; stacked: boolean }

function StepCell({ cell, ink, fitted, canvas, look, stacked }: StepCellProps) {
  const radius = Math.round(Math.min(cell.box.width, cell.box.height) * 0.12)
  const panel = {
    ...place(cell.box),
    borderRadius: radius,
    borderColor: `${look.tone}55`,
    background: `color-mix(in srgb, ${look.tone} ${TONE_SHARE.steps * 100}%, transparent)`,
  }
  return (
    <>
      <div className="bt-panel" style={panel} />
      <FittedText fitted={fitted} inks={[ink]} box={cell.text} canvas={canvas} align={stacked ? 'center' : 'left'} />
    </>
  )
}

type NumeralProps = { cell: Cell; number: number; canvas: Canvas; look: Look; measure: Measure }

function Numeral({ cell, number, canvas, look, measure }: NumeralProps) {
  const ink: Ink = { text: String(number), scale: 1, weight: 800, floor: 12, color: look.onAccent }
  const max = Math.max(ink.floor, Math.floor(cell.numeral.height * 0.6))
  // The line box may be taller than the disc; the figure is not.
  const box = inset(cell.numeral, -4, -4)
  const fitted = fitInks([ink], box, canvas, measure, { align: 'center', gap: 0, max, min: ink.floor })
  return (
    <>
      <div className="bt-disc" style={{ ...place(cell.numeral), background: look.accent }} />
      {fitted && <FittedText fitted={fitted} inks={[ink]} box={box} canvas={canvas} align="center" />}
    </>
  )
}
