import { lacksOf } from '../fulfilment/causes.ts'
import { MINUTE } from '../time.ts'
import { cellText, share } from './cells.ts'
import type { Figures } from './figures.ts'
import { vi } from './text.vi.ts'
import { count } from './words.ts'

/** So many are named of each kind; the tables have them all. */
const NAMED = 5

/** What the figures themselves say is lacking; staff write on from there. */
export function shortcomings({ now }: { now: Figures }): string {
  const silent = now.topics.filter(({ plays }) => plays === 0).map(({ code, name }) => `${code} ${name}`)
  const dark = now.displays.filter(({ plays }) => plays === 0).map(({ name }) => name)
  return [
    ...lacking(now),
    ...interruptions(now),
    ...(silent.length === 0 ? [] : [vi.silentTopics(count(silent.length), silent.join('; '))]),
    ...gaps(now),
    ...(dark.length === 0 ? [] : [vi.darkDisplays(count(dark.length), dark.join('; '))]),
    ...(now.never.length === 0 ? [] : [vi.neverShown(count(now.never.length))]),
  ].join('\n')
}

function lacking({ plan }: Figures): string[] {
  if (plan === undefined || plan.due === plan.completed) return []
  const causes = lacksOf(plan).map(({ cause, plays }) => vi.lacksBy(vi.causes[cause], count(plays)))
  const missing = plan.due - plan.completed
  return [vi.lacking(count(missing), count(plan.due), cellText(share(missing, plan.due)), causes.join('; '))]
}

function interruptions({ displays }: Figures): string[] {
  const lost = displays.map(({ name, plan }) => ({ name, minutes: Math.round((plan?.lostMs ?? 0) / MINUTE) }))
  const worst = lost.filter(({ minutes }) => minutes > 0).toSorted((a, b) => b.minutes - a.minutes)
  if (worst.length === 0) return []
  const names = worst.slice(0, NAMED).map(({ name, minutes }) => vi.interruption(name, count(minutes)))
  return [vi.interruptions(names.join('; '))]
}

/** Those that were never shown are named before. */
function gaps({ topics, days = 0 }: Figures): string[] {
  const missed = topics.flatMap(({ code, plays, days: shown }) =>
    plays === 0 || shown === undefined || shown >= days ? [] : [{ code, missed: days - shown }],
  )
  if (missed.length === 0) return []
  const worst = missed.toSorted((a, b) => b.missed - a.missed).slice(0, NAMED)
  return [vi.gaps(worst.map((one) => vi.gap(one.code, count(one.missed), count(days))).join('; '))]
}
