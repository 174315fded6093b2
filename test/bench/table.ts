/** One measured thing against its budget. `at most` for times and sizes, `at least` for ratios and rates. */
export type Line = {
  what: string
  measured: number
  unit: string
  budget: { at: 'most' | 'least'; value: number }
  /** The figures behind it, in words. */
  from: string
}

export const holds = ({ measured, budget }: Line): boolean =>
  budget.at === 'most' ? measured <= budget.value : measured >= budget.value

export function format(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.what,
    `${figure(line.measured)} ${line.unit}`.trim(),
    `${line.budget.at === 'most' ? '≤' : '≥'} ${line.budget.value} ${line.unit}`.trim(),
    holds(line) ? 'within' : 'OVER',
    line.from,
  ])
  const table = [['what', 'measured', 'budget', 'verdict', 'from'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}

const figure = (value: number): string =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const thousands = (value: number): string => Math.round(value).toLocaleString('en-GB')
