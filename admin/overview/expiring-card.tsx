import type { ReactNode } from 'react'
import { listMaterials } from '../../playlists/wire/materials.ts'
import { useAsk } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { CountedList, FactCard } from './card.tsx'
import { expiringSoon } from './facts.ts'

export function ExpiringCard(): ReactNode {
  const text = useText().overview.expiring
  const format = useFormat()
  const today = format.dayOf(useNow(60_000))
  const materials = useAsk(listMaterials, { query: {} }).data
  const lines =
    materials &&
    expiringSoon(materials, today, 7).map(({ id, title, validUntil }) => ({
      key: id,
      title,
      note: text.until(format.date(validUntil!)),
      to: '/materials',
    }))
  return (
    <FactCard title={text.title} to="/materials" go={text.open}>
      <CountedList lines={lines} none={text.none} />
    </FactCard>
  )
}
