import type { ReactNode } from 'react'
import { listMaterials } from '../../playlists/wire/library.ts'
import { useAsk } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { CountedList, FactCard } from './card.tsx'

export function PendingCard(): ReactNode {
  const text = useText().overview.pending
  const format = useFormat()
  const now = useNow(60_000)
  const materials = useAsk(listMaterials, { query: { state: 'pending', limit: 100 } }).data?.materials
  const lines = materials?.map(({ id, title, latest }) => ({
    key: id,
    title,
    note: text.by(latest.authorName, format.ago(latest.submittedAt ?? latest.createdAt, now)),
    to: '/approvals',
  }))
  return (
    <FactCard title={text.title} to="/approvals" go={text.open}>
      <CountedList lines={lines} none={text.none} />
    </FactCard>
  )
}
