import type { ReactNode } from 'react'
import { isOverdue } from '../../playlists/duty.ts'
import { listWaiting } from '../../playlists/wire/approvals.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useAsk } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { CountedList, FactCard } from './card.tsx'

export function PendingCard(): ReactNode {
  const text = useText().overview.pending
  const format = useFormat()
  const now = useNow(60_000)
  const today = format.dayOf(now)
  const note = (material: Material): string => {
    const { latest, deadline } = material
    const by = latest.submitterName ?? latest.authorName
    if (deadline === null) return text.by(by, format.ago(latest.submittedAt ?? latest.createdAt, now))
    return isOverdue(material, today) ? text.overdue(format.date(deadline)) : text.due(format.date(deadline))
  }
  const lines = useAsk(listWaiting, {}).data?.map((material) => ({
    key: material.id,
    title: material.title,
    note: note(material),
    late: isOverdue(material, today),
    to: '/approvals',
  }))
  return (
    <FactCard title={text.title} to="/approvals" go={text.open}>
      <CountedList lines={lines} none={text.none} />
    </FactCard>
  )
}
