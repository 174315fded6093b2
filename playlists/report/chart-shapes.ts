import type { ReportChart as Chart } from './document.ts'
import { count } from './words.ts'

/** What a chart is drawn of, in points; whoever draws it knows nothing of charts. */
export type Shape =
  | { kind: 'box'; x: number; y: number; width: number; height: number; color: string }
  | { kind: 'text'; x: number; y: number; text: string; size: number; anchor: 'start' | 'middle' | 'end' }
export type Picture = { width: number; height: number; shapes: readonly Shape[] }

const INK = { bar: '#1f5f8b', line: '#c9cdd2', ground: '#5b6168' }
/** How wide a letter and a digit are, in parts of their height: words are cut to what has room. */
const LETTER = 0.52
const DIGIT = 0.6
const TEXT = 9

/** RULES RE9. The same chart in the same width is the same picture. */
export const drawChart = (chart: Chart, width: number): Picture =>
  chart.form === 'bars' ? bars(chart, width) : columns(chart, width)

const ROW = { height: 16, bar: 10, top: 4 }

/** One under another: label, bar, figure. */
function bars({ bars: all }: Chart, width: number): Picture {
  const left = Math.round(width * 0.48)
  const room = width - left - roomFor(all)
  const most = Math.max(1, ...all.map(({ amount }) => amount))
  const shapes = all.flatMap(({ label, amount }, i): Shape[] => {
    const y = ROW.top + i * ROW.height
    const long = (room * amount) / most
    const base = y + ROW.height / 2 + TEXT * 0.36
    return [
      { kind: 'text', x: left - 6, y: base, text: cut(label, left - 6), size: TEXT, anchor: 'end' },
      { kind: 'box', x: left, y: y + (ROW.height - ROW.bar) / 2, width: long, height: ROW.bar, color: INK.bar },
      { kind: 'text', x: left + long + 4, y: base, text: count(amount), size: TEXT, anchor: 'start' },
    ]
  })
  const height = ROW.top * 2 + all.length * ROW.height
  return {
    width,
    height,
    shapes: [
      { kind: 'box', x: left - 0.5, y: ROW.top, width: 1, height: height - ROW.top * 2, color: INK.ground },
      ...shapes,
    ],
  }
}

const roomFor = (all: Chart['bars']): number =>
  10 + Math.max(...all.map(({ amount }) => count(amount).length)) * TEXT * DIGIT

const cut = (label: string, room: number): string => {
  const most = Math.floor(room / (TEXT * LETTER))
  return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`
}

const HIGH = { all: 170, top: 16, bottom: 18 }
/** From so many columns on, only every other label has room. */
const CROWDED = 18

/** Side by side in time, on lines of round numbers. */
function columns({ bars: all }: Chart, width: number): Picture {
  const most = Math.max(1, ...all.map(({ amount }) => amount))
  const step = roundStep(most / 4)
  const lines = Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step)
  const top = lines.at(-1)!
  const left = 8 + count(top).length * TEXT * DIGIT
  const high = HIGH.all - HIGH.top - HIGH.bottom
  const yOf = (amount: number): number => HIGH.top + high * (1 - amount / top)
  const each = (width - left) / all.length
  const size = Math.min(TEXT, (each * 0.92) / (DIGIT * count(most).length))
  const shapes = all.flatMap(({ label, amount }, i): Shape[] => {
    const middle = left + (i + 0.5) * each
    const wide = Math.min(each * 0.66, 40)
    const text = { kind: 'text', x: middle, anchor: 'middle' } as const
    return [
      {
        kind: 'box',
        x: middle - wide / 2,
        y: yOf(amount),
        width: wide,
        height: HIGH.top + high - yOf(amount),
        color: INK.bar,
      },
      ...(size < 5 ? [] : [{ ...text, y: yOf(amount) - 3, text: count(amount), size }]),
      ...(all.length > CROWDED && i % 2 === 1
        ? []
        : [{ ...text, y: HIGH.all - 5, text: label, size: Math.min(TEXT, 8) }]),
    ]
  })
  return {
    width,
    height: HIGH.all,
    shapes: [...lines.flatMap((line) => lineAt(line, yOf(line), left, width)), ...shapes],
  }
}

const lineAt = (amount: number, y: number, left: number, width: number): Shape[] => [
  { kind: 'box', x: left, y: y - 0.25, width: width - left, height: 0.5, color: amount === 0 ? INK.ground : INK.line },
  { kind: 'text', x: left - 5, y: y + TEXT * 0.36, text: count(amount), size: 8, anchor: 'end' },
]

/** 1, 2 or 5 of some power of ten: the smallest that is no less. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)))
  return power * [1, 2, 5, 10].find((times) => power * times >= least)!
}
