import type { Box, Canvas } from './canvas.ts'
import type { Measure } from './fit.ts'
import { Marquee } from './marquee.tsx'
import { Pages } from './pages.tsx'
import { FittedText, fitInks } from './text.tsx'
import type { Ink, Setting } from './text.tsx'
import { tidy } from './words.ts'

type FittingTextProps = {
  inks: readonly Ink[]
  box: Box
  canvas: Canvas
  measure: Measure
  setting: Setting
  motion: boolean
  visible: boolean
}

/** Text as large as its box allows; where it cannot stand at the floor size it runs, or turns pages if nothing may move. */
export function FittingText({ inks, box, canvas, measure, setting, motion, visible }: FittingTextProps) {
  const fitted = fitInks(inks, box, canvas, measure, setting)
  if (fitted) return <FittedText fitted={fitted} inks={inks} box={box} canvas={canvas} align={setting.align} />
  const text = inks
    .map((ink) => tidy(ink.text))
    .filter((one) => one !== '')
    .join('\n')
  const line = { color: inks[0]?.color ?? '', box, canvas, measure, running: visible }
  return motion ? <Marquee {...line} text={text.replaceAll('\n', ' • ')} /> : <Pages {...line} text={text} />
}
