import { periodOf, previousPeriod } from '../../playlists/report/period.ts'
import type { Period, PeriodKind } from '../../playlists/report/period.ts'
import type { LocalDate } from '../../playlists/time.ts'

/** How far back the list goes, by kind. */
const BACK: Record<Exclude<PeriodKind, 'range'>, number> = { month: 13, quarter: 8, half: 6, year: 5 }

/** The period that `today` lies in and those before it, newest first. */
export function choices(kind: Exclude<PeriodKind, 'range'>, today: LocalDate): Period[] {
  const all = [periodOf(kind, today)]
  while (all.length < BACK[kind]) all.push(previousPeriod(all.at(-1)!))
  return all
}

/** What is most likely wanted: the last period that is over, or the running one in its last days. */
export function likely(kind: Exclude<PeriodKind, 'range'>, today: LocalDate): Period {
  const [running, before] = choices(kind, today)
  return today >= running!.until ? running! : before!
}
