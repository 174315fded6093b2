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
