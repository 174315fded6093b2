import { divide, fewestLines } from './lines.ts'
import type { Lines, Measured } from './lines.ts'
import { tokensOf } from './words.ts'
import type { Token } from './words.ts'

/** Width in px of a text at a size (px per em) and weight, as it will be drawn. */
export type Measure = (text: string, size: number, weight: number) => number

/** A text in a stack: its size is `scale` times the base size, never over `most` and never under `floor`, px per em. */
export type TextBlock = { text: string; scale: number; weight: number; floor: number; most?: number }

export type LaidBlock = { lines: string[]; size: number; lineHeight: number; weight: number; widest: number }
export type Fitted = {
  size: number
  blocks: LaidBlock[]
  gap: number
  height: number
  /** How badly lines end, 0 (with their phrases) to 0.9. */
  penalty: number
}

export type FitOptions = {
  width: number
  height: number
  /** Base sizes to choose from, px per em. */
  min: number
  max: number
  /** Space between blocks, in base em. */
  gap: number
  measure: Measure
  /** Take the largest size as it is, for texts that must all have one size. */
  largest?: boolean
}

/** Ẳ and Ợ reach past the font's own line box: a safe line is 1.35 em, in whole pixels. */
export const lineHeightOf = (size: number): number => Math.ceil(size * 1.35)

/** How far the size may fall for a better division of lines. */
const SHRINKS = [1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6, 0.56, 0.52]
/** More lines than needed are tried only so far. */
const SPARE_LINES = 2

type Prepared = TextBlock & { tokens: Token[] }
type Sized = { block: Prepared; size: number; measured: Measured; fewest: number }

/**
 * The largest base size at which all blocks, one under the other, fit; a little smaller where that lets lines end with
 * their phrases. Null when they do not fit at `min`.
 */
export function fitText(blocks: readonly TextBlock[], options: FitOptions): Fitted | null {
  const prepared = blocks
    .map((block) => ({ ...block, tokens: tokensOf(block.text) }))
    .filter((b) => b.tokens.length > 0)
  const largest = largestSize(prepared, options)
  if (largest === null) return null
  let best: { fitted: Fitted; worth: number } | null = null
  for (const shrink of options.largest ? [1] : SHRINKS) {
    const size = Math.max(options.min, Math.floor(largest * shrink))
    const candidate = layAt(prepared, size, options)
    if (candidate && candidate.worth > (best?.worth ?? -1)) best = candidate
  }
  return best?.fitted ?? null
}

function largestSize(blocks: Prepared[], options: FitOptions): number | null {
  const fits = (size: number): boolean => fewestHeight(sizeAll(blocks, size, options), size, options) <= options.height
  if (!fits(options.min)) return null
  let [low, high] = [options.min, Math.max(options.min, Math.floor(options.max))]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}

function sizeAll(blocks: Prepared[], base: number, { width, measure }: FitOptions): Sized[] {
  return blocks.map((block) => {
    const size = Math.max(block.floor, Math.min(block.most ?? Infinity, Math.floor(base * block.scale)))
    const widths = block.tokens.map((token) => measure(token.text, size, block.weight))
    const measured = { tokens: block.tokens, widths, space: measure(' ', size, block.weight) }
    return { block, size, measured, fewest: fewestLines(measured, width) }
  })
}

const gapOf = (base: number, { gap }: FitOptions): number => Math.round(base * gap)

function fewestHeight(sized: Sized[], base: number, options: FitOptions): number {
  const lines = sized.reduce((sum, { size, fewest }) => sum + fewest * lineHeightOf(size), 0)
  return lines + gapOf(base, options) * Math.max(0, sized.length - 1)
}

function layAt(blocks: Prepared[], base: number, options: FitOptions): { fitted: Fitted; worth: number } | null {
  const sized = sizeAll(blocks, base, options)
  const least = fewestHeight(sized, base, options)
  if (least > options.height) return null
  let spare = options.height - least
  let penalty = 0
  const laid: LaidBlock[] = []
  for (const one of sized) {
    const lines = bestLines(one, options.width, spare)
    if (!lines) return null
    const lineHeight = lineHeightOf(one.size)
    spare -= (lines.lines.length - one.fewest) * lineHeight
    penalty += lines.penalty * (laid.length === 0 ? 1 : 0.4)
    laid.push({ lines: lines.lines, size: one.size, lineHeight, weight: one.block.weight, widest: lines.widest })
  }
  const poor = Math.min(0.9, penalty)
  const fitted = { size: base, blocks: laid, gap: gapOf(base, options), height: options.height - spare, penalty: poor }
  return { fitted, worth: base * (1 - poor) }
}

function bestLines({ measured, fewest, size }: Sized, width: number, spare: number): Lines | null {
  let best: Lines | null = null
  for (let extra = 0; extra <= SPARE_LINES && extra * lineHeightOf(size) <= spare; extra++) {
    const lines = divide(measured, fewest + extra, width)
    if (lines && lines.penalty < (best?.penalty ?? Infinity)) best = lines
  }
  return best
}
