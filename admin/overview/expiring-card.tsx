import type { ReactNode } from 'react'
import { listMaterials } from '../../playlists/wire/library.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { CountedList, FactCard } from './card.tsx'

const SOON_DAYS = 7

export function ExpiringCard(): ReactNode {
  const text = useText().overview.expiring
  const format = useFormat()
  const query = { state: 'approved', expiring: SOON_DAYS, sort: 'expiring', limit: 100 } as const
  const materials = useAsk(listMaterials, { query }).data?.materials
  const lines =
    materials &&
    materials.map(({ id, title, validUntil }) => ({
      key: id,
      title,
      note: text.until(format.date(validUntil!)),
      to: `/materials?open=${id}`,
    }))
  return (
    <FactCard title={text.title} to={`/materials?expiring=${SOON_DAYS}`} go={text.open}>
      <CountedList lines={lines} none={text.none} />
    </FactCard>
  )
}
