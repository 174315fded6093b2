import type { FigureContent } from '../../playlists/content.ts'
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
import type { Ink, Setting } from './text.tsx'

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

type Line = { inks: Ink[]; setting: Setting }
type Part = { name: 'head' | 'figure' | 'goal' | 'support' | 'source'; share: number; line: Line }

/**
 * The number takes the most room; what it counts stands over it, its target under it, its source at the foot. What has
 * no room goes: first the words of support, then the source.
 */
function LargeFace(props: PartProps) {
  const { canvas, scene, visible, look, measure, box } = props
  const air = Math.round(Math.min(canvas.width, canvas.height) * 0.02)
  const parts = partsOf(props)
  const body = composed(inset(box, air, air), parts)
  const tries = [[], ['support'], ['support', 'source']].map((left) => placed(without(parts, left), body, air))
  const stands = (one: Placed): boolean =>
    one.every(({ line, room }) => fitInks(line.inks, room, canvas, measure, line.setting) !== null)
  const chosen = tries.find(stands) ?? tries.at(-1)!
  const bar = chosen.find(({ name }) => name === 'goal')
  const motion = scene.motion && props.content.template !== 'solemn'
  return (
    <>
      {chosen.map(({ name, line, room }) => (
        <FittingText key={name} {...{ canvas, measure, visible, motion }} {...line} box={room} />
      ))}
      {bar && <Bar content={props.content} box={bar.box} thick={thickness(canvas)} {...{ look, canvas }} />}
    </>
  )
}

/** A number and what is said of it belong together: on a tall canvas the air is above and below them, not between. */
function composed(box: Box, parts: readonly Part[]): Box {
  const shares = parts.reduce((sum, { share }) => sum + share, 0)
  const height = Math.min(box.height, Math.round(box.width * 1.35 * shares))
  return { ...box, top: box.top + Math.round((box.height - height) / 2), height }
}

const without = (parts: readonly Part[], names: readonly string[]): Part[] =>
  parts.filter(({ name }) => !names.includes(name))

const thickness = ({ width, height }: Canvas): number => Math.max(4, Math.round(Math.min(width, height) * 0.028))

function partsOf({ content, canvas, scene: { words }, look }: PartProps): Part[] {
  const side = Math.min(canvas.width, canvas.height)
  const part = (
    name: Part['name'],
    share: number,
    text: string,
    how: [most: number, weight: number, color: string],
  ): Part => {
    const [most, weight, color] = how
    const max = Math.max(canvas.floor, Math.floor(side * most))
    return {
      name,
      share,
      line: {
        inks: [{ text, scale: 1, weight, floor: canvas.floor, color }],
        setting: { align: 'center', gap: 0, max },
      },
    }
  }
  const target = targetLine(content, words)
  const goal = isReached(content) ? `${target} • ${words.figure.reached}` : target
  const all = [
    part('head', 0.25, content.headline, [0.085, 700, look.text]),
    part('figure', canvas.shape === 'landscape' ? 0.42 : 0.3, amount(content.value, content), [0.34, 800, look.accent]),
    part('goal', 0.2, goal, [0.048, 700, look.text]),
    part('support', 0.13, content.support, [0.05, 500, look.support]),
    part('source', canvas.led ? 0.12 : 0.09, sourceLine(content, words), [0.03, 500, look.support]),
  ]
  return all.filter(({ line }) => line.inks[0]!.text !== '')
}

type Placed = (Part & { box: Box; room: Box })[]

/** Each part in its row; the words of the goal stand under its bar. */
function placed(parts: readonly Part[], body: Box, air: number): Placed {
  const rows = rowsIn(
    body,
    parts.map(({ share }) => share),
    air,
  )
  return parts.map((part, n) => {
    const box = rows[n]!
    const lift = part.name === 'goal' ? Math.round(box.height * 0.38) : 0
    return { ...part, box, room: { ...box, top: box.top + lift, height: box.height - lift } }
  })
}

/** Where value and target stand on a bar that is as long as the larger of them; null where a bar would say nothing. */
export function barOf({ value, target }: FigureContent): { fill: number; mark: number } | null {
  if (target === null || value < 0 || target <= 0) return null
  const whole = Math.max(value, target)
  return { fill: value / whole, mark: target / whole }
}

type BarProps = { content: FigureContent; box: Box; thick: number; look: Look; canvas: Canvas }

/** How far the value has come, and a mark where the target stands. */
function Bar({ content, box: row, thick, look, canvas }: BarProps) {
  const bar = barOf(content)
  if (bar === null) return null
  const wide = Math.round(row.width * (canvas.shape === 'landscape' ? 0.76 : 0.92))
  const over = Math.round(thick * 0.4)
  const box = { left: row.left + Math.round((row.width - wide) / 2), top: row.top + over, width: wide, height: thick }
  const radius = canvas.led ? 0 : thick / 2
  const line = Math.max(2, Math.round(thick * 0.16))
  const at = Math.min(wide - line, Math.max(0, Math.round(wide * bar.mark) - Math.round(line / 2)))
  const track = { ...place(box), borderRadius: radius, background: `color-mix(in srgb, ${look.text} 22%, transparent)` }
  const filled = { ...place({ ...box, width: Math.round(wide * bar.fill) }), borderRadius: radius }
  const tick = { left: box.left + at, top: row.top, width: line, height: thick + 2 * over }
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
