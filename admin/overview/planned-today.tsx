import type { ReactNode } from 'react'
import { dueOf } from '../../playlists/fulfilment/causes.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { readFulfilment } from '../../playlists/wire/fulfilment.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'

/** How much of what was planned until now was played; a blank line until that is known, so that nothing jumps. */
export function PlannedToday({ today }: { today: LocalDate }): ReactNode {
  const text = useText().fulfilment
  const format = useFormat()
  const query = { from: today, until: today, by: 'display' as const }
  const total = useAsk(readFulfilment, { query }, { keep: true, every: 60_000 }).data?.total
  const due = total === undefined ? 0 : dueOf(total)
  if (total === undefined || due === 0) return '\u00a0'
  return text.today(format.number(due), format.percent(total.completed / due, 1))
}
