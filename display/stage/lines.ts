import { MUST } from './words.ts'
import type { Token } from './words.ts'

/** Words with their widths at one size; lines are runs of them. */
export type Measured = { tokens: Token[]; widths: number[]; space: number }

export type Lines = { lines: string[]; widest: number; penalty: number }

/** A run of words from `from` to `to` (exclusive). */
type Run = { from: number; to: number }

const widthOf = ({ widths, space }: Measured, { from, to }: Run): number => {
  let width = (to - from - 1) * space
  for (let i = from; i < to; i++) width += widths[i]!
  return width
}

/** The fewest lines no wider than `limit`; Infinity when a single word is wider. */
export function fewestLines(text: Measured, limit: number): number {
  let lines = 1
  let width = 0
  for (let i = 0; i < text.tokens.length; i++) {
    const word = text.widths[i]!
    if (word > limit) return Infinity
    const forced = i > 0 && text.tokens[i - 1]!.breakCost === MUST
    if (i > 0 && (forced || width + text.space + word > limit)) {
      lines += 1
      width = word
    } else width += (i > 0 ? text.space : 0) + word
  }
  return lines
}

type Best = { cost: number; from: number }

/** The most even division into exactly `count` lines no wider than `limit` that breaks where phrases end; null if none. */
export function divide(text: Measured, count: number, limit: number): Lines | null {
  const words = text.tokens.length
  const ideal = widthOf(text, { from: 0, to: words }) / count
  const table: Best[][] = [[{ cost: 0, from: 0 }]]
  for (let line = 1; line <= count; line++) {
    const row: Best[] = []
    for (let to = line; to <= words; to++) row[to] = bestEnd(text, table[line - 1]!, { to, limit, ideal })
    table.push(row)
  }
  if (!Number.isFinite(table[count]?.[words]?.cost ?? Infinity)) return null
  return judge(text, trace(table, count, words))
}

function bestEnd(
  text: Measured,
  before: Best[],
  { to, limit, ideal }: { to: number; limit: number; ideal: number },
): Best {
  let best: Best = { cost: Infinity, from: 0 }
  let width = -text.space
  for (let from = to - 1; from >= 0; from--) {
    width += text.widths[from]! + text.space
    if (width > limit) break
    const cost = (before[from]?.cost ?? Infinity) + lineCost(text, { from, to }, width / ideal)
    if (cost < best.cost) best = { cost, from }
    if (from > 0 && text.tokens[from - 1]!.breakCost === MUST) break
  }
  return best
}

const lineCost = (text: Measured, run: Run, fill: number): number =>
  (1 - fill) ** 2 + 0.25 * breakCost(text, run) + (isOrphan(text, run) ? 0.6 : 0)

const breakCost = ({ tokens }: Measured, { to }: Run): number =>
  to === tokens.length ? 0 : Math.max(0, tokens[to - 1]!.breakCost)

/** One short word alone on its line, among others. */
function isOrphan({ tokens }: Measured, { from, to }: Run): boolean {
  return to - from === 1 && tokens.length > 1 && tokens[from]!.text.length <= 6
}

function trace(table: Best[][], count: number, words: number): Run[] {
  const runs: Run[] = []
  let to = words
  for (let line = count; line >= 1; line--) {
    const from = table[line]![to]!.from
    runs.unshift({ from, to })
    to = from
  }
  return runs
}

/** How much of its size a division is worth giving up to avoid, 0 to about 0.6. */
function judge(text: Measured, runs: Run[]): Lines {
  const widths = runs.map((run) => widthOf(text, run))
  const widest = Math.max(...widths)
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const ragged = mean(widths.map((width) => (1 - width / widest) ** 2))
  const costs = runs.slice(0, -1).map((run) => breakCost(text, run))
  const breaks = costs.length > 0 ? 0.1 * mean(costs) + 0.1 * Math.max(...costs) : 0
  const orphans = runs.length > 1 ? Math.min(0.4, 0.2 * runs.filter((run) => isOrphan(text, run)).length) : 0
  const lines = runs.map(({ from, to }) =>
    text.tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(' ')
      .replace(/ •$/, ''),
  )
  return { lines, widest, penalty: 0.3 * ragged + breaks + orphans }
}
