import type { FigureContent } from '../../playlists/material.ts'
import { makeNumber } from '../../playlists/numbers.ts'
import type { Words } from '../text.vi.ts'
import { Board, rowsIn } from './board.tsx'
import type { BoardParts } from './board.tsx'
import { inset } from './canvas.ts'
import type { Box, Canvas } from './canvas.ts'
import { dayText } from './clock-text.ts'
import { FittingText } from './fitting-text.tsx'
import type { Look } from './look.ts'
import type { ViewProps } from './scene.ts'
import { FittedText, fitInks, place } from './text.tsx'
import type { Ink } from './text.tsx'

type FigureProps = ViewProps & { content: FigureContent }
type PartProps = BoardParts & { content: FigureContent }

/** One large number, how far it has come towards its target, and where it is from. */
export function Figure({ content, ...view }: FigureProps) {
  return <Board {...view} name={content.template} draw={(parts) => <Face {...parts} content={content} />} />
}

const Face = (props: PartProps) => (props.canvas.ornate ? <LargeFace {...props} /> : <SmallFace {...props} />)

/** Number and unit never part. */
function amount(value: number, { unit, decimals }: FigureContent): string {
  const number = makeNumber(value, decimals)
  return unit === '' ? number : `${number}\u00a0${unit.replaceAll(' ', '\u00a0')}`
}

function targetLine(content: FigureContent, words: Words): string {
  if (content.target === null) return ''
  return `${content.targetLabel || words.figure.target}: ${amount(content.target, content)}`
}

export const isReached = ({ value, target, better }: FigureContent): boolean =>
  target !== null && (better === 'higher' ? value >= target : value <= target)

function sourceLine({ source, asOf }: FigureContent, { figure }: Words): string {
  const parts = [source === '' ? '' : figure.source(source), asOf === null ? '' : figure.asOf(dayText(asOf))]
  return parts.filter((part) => part !== '').join(' • ')
}

/** The number takes the most room; what it counts stands over it, its target under it, its source at the foot. */
function LargeFace({ content, canvas, scene, visible, look, measure, box }: PartProps) {
  const air = Math.round(Math.min(canvas.width, canvas.height) * 0.02)
  const body = inset(box, air, air)
  const target = targetLine(content, scene.words)
  const source = sourceLine(content, scene.words)
  const bar = target === '' ? 0 : 0.2
  const shares = [0.24, canvas.shape === 'landscape' ? 0.42 : 0.3, bar, content.support === '' ? 0 : 0.13]
  const [head, figure, goal, support, foot] = rowsIn(body, [...shares, source === '' ? 0 : 0.09], air) as RowsOf5
  const side = Math.min(canvas.width, canvas.height)
  const part = { canvas, measure, visible, motion: scene.motion }
  const line = (text: string, most: number, color: string, weight: number) => ({
    inks: [{ text, scale: 1, weight, floor: canvas.floor, color }],
    setting: { align: 'center' as const, gap: 0, max: Math.max(canvas.floor, Math.floor(side * most)) },
  })
  return (
    <>
      <FittingText {...part} {...line(content.headline, 0.085, look.text, 700)} box={head} />
      <FittingText {...part} {...line(amount(content.value, content), 0.34, look.accent, 800)} box={figure} />
      {target !== '' && <TargetBar {...{ content, canvas, look, measure, scene, visible }} box={goal} />}
      {content.support !== '' && (
        <FittingText {...part} {...line(content.support, 0.05, look.support, 500)} box={support} />
      )}
      {source !== '' && <FittingText {...part} {...line(source, 0.03, look.support, 500)} box={foot} />}
    </>
  )
}

type RowsOf5 = [Box, Box, Box, Box, Box]

/** Where value and target stand on a bar that is as long as the larger of them; null where a bar would say nothing. */
export function barOf({ value, target }: FigureContent): { fill: number; mark: number } | null {
  if (target === null || value < 0 || target <= 0) return null
  const whole = Math.max(value, target)
  return { fill: value / whole, mark: target / whole }
}

/** The bar with its target's mark, and the target in words under it. */
function TargetBar({ content, canvas, look, measure, scene, box }: PartProps) {
  const bar = barOf(content)
  const thick = Math.max(4, Math.round(Math.min(canvas.width, canvas.height) * 0.028))
  const wide = Math.round(box.width * (canvas.shape === 'landscape' ? 0.76 : 0.92))
  const left = box.left + Math.round((box.width - wide) / 2)
  const lift = bar ? Math.round(thick * 1.7) : 0
  const words = { ...box, left, width: wide, top: box.top + lift, height: box.height - lift }
  const reached = isReached(content) ? ` • ${scene.words.figure.reached}` : ''
  const text = targetLine(content, scene.words) + reached
  const ink: Ink = { text, scale: 1, weight: 700, floor: canvas.floor, color: look.text }
  const max = Math.max(canvas.floor, Math.floor(Math.min(canvas.width, canvas.height) * 0.048))
  const fitted = fitInks([ink], words, canvas, measure, { align: 'center', gap: 0, max })
  return (
    <>
      {bar && <Bar {...bar} {...{ look, thick, canvas }} box={{ left, top: box.top, width: wide, height: thick }} />}
      {fitted && <FittedText fitted={fitted} inks={[ink]} box={words} canvas={canvas} align="center" />}
    </>
  )
}

type BarProps = { fill: number; mark: number; box: Box; thick: number; look: Look; canvas: Canvas }

function Bar({ fill, mark, box, thick, look, canvas }: BarProps) {
  const radius = canvas.led ? 0 : thick / 2
  const line = Math.max(2, Math.round(thick * 0.16))
  const over = Math.round(thick * 0.4)
  const at = Math.min(box.width - line, Math.max(0, Math.round(box.width * mark) - Math.round(line / 2)))
  const track = { ...place(box), borderRadius: radius, background: `color-mix(in srgb, ${look.text} 22%, transparent)` }
  const filled = { ...place({ ...box, width: Math.round(box.width * fill) }), borderRadius: radius }
  const tick = { left: box.left + at, top: box.top - over, width: line, height: thick + 2 * over }
  return (
    <>
      <div className="bt-panel bt-plain" style={track} />
      <div className="bt-panel bt-plain" style={{ ...filled, background: look.accent }} />
      <div className="bt-panel bt-plain" style={{ ...place(tick), background: look.text }} />
    </>
  )
}

/** As much as fits, the number last to go; where not even that and its name stand, they run. */
function SmallFace({ content, canvas, scene, visible, look, measure, box }: PartProps) {
  const ink = { floor: canvas.floor, weight: 800 }
  const figure: Ink = { ...ink, text: amount(content.value, content), scale: 1.5, color: look.accent }
  const name: Ink = { ...ink, text: content.headline, scale: 0.8, color: look.text }
  const target: Ink = { ...ink, text: targetLine(content, scene.words), scale: 0.7, color: look.support }
  const max = Math.floor(canvas.height * (canvas.shape === 'ribbon' ? 0.62 : 0.36))
  const setting = { align: 'center' as const, gap: 0.05, max: Math.max(canvas.floor, max) }
  if (canvas.shape === 'ribbon') {
    const cut = cutRibbon(box, [figure], [name, target], { canvas, measure })
    if (cut) return cut
  }
  for (const inks of [
    [figure, name, target],
    [figure, name],
  ]) {
    const fitted = fitInks(inks, box, canvas, measure, setting)
    if (fitted) return <FittedText {...{ fitted, inks, box, canvas }} align="center" />
  }
  const said = [`${content.headline}: ${figure.text}`, target.text].filter((text) => text !== '').join(' • ')
  const inks = [{ ...name, text: said, scale: 1 }]
  return <FittingText {...{ inks, box, canvas, measure, visible, setting }} motion={scene.motion} />
}

type Tools = Pick<BoardParts, 'canvas' | 'measure'>

/** On a strip the first words stand at the left, as large as the strip, the rest beside them; null where they cannot. */
export function cutRibbon(box: Box, first: readonly Ink[], rest: readonly Ink[], { canvas, measure }: Tools) {
  const large = { align: 'center' as const, gap: 0.05, max: Math.floor(canvas.height * 0.62) }
  const lead = fitInks(first, { ...box, width: Math.floor(box.width * 0.45) }, canvas, measure, large)
  if (lead === null) return null
  const wide = Math.ceil(Math.max(...lead.blocks.map((block) => block.widest))) + 4
  const gap = Math.round(canvas.height * 0.3)
  const left = { ...box, width: wide }
  const right = { ...box, left: box.left + wide + gap, width: box.width - wide - gap }
  const small = { align: 'left' as const, gap: 0.05, max: Math.floor(canvas.height * 0.4) }
  const fitted = fitInks(rest, right, canvas, measure, small)
  if (fitted === null) return null
  return (
    <>
      <FittedText fitted={lead} inks={first} box={left} canvas={canvas} align="center" />
      <FittedText fitted={fitted} inks={rest} box={right} canvas={canvas} align="left" />
    </>
  )
}
