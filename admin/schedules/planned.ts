import type { PlanLine } from '../../playlists/wire/explain.ts'

export const totalOf = (lines: readonly PlanLine[]): Pick<PlanLine, 'plays' | 'cut' | 'minutes'> =>
  lines.reduce(
    (sum, { plays, cut, minutes }) => ({
      plays: sum.plays + plays,
      cut: sum.cut + cut,
      minutes: sum.minutes + minutes,
    }),
    { plays: 0, cut: 0, minutes: 0 },
  )

/** As a sheet takes it from the clipboard: cells by tabs, rows by lines. */
export const asTable = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows].map((cells) => cells.map((cell) => String(cell).replace(/\s+/g, ' ')).join('\t')).join('\n')
