import { Badge } from '@mantine/core'
import type { ReactNode } from 'react'
import { isOverdue } from '../../playlists/duty.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useNow } from './clock.ts'
import { useText } from './language.tsx'
import { useFormat } from './office.ts'

/** By when a material is to be approved; loud once that day has passed. Nothing where no day is set. */
export function DeadlineBadge({ material }: { material: Material }): ReactNode {
  const t = useText().duty
  const format = useFormat()
  const late = isOverdue(material, format.dayOf(useNow(60_000)))
  if (material.deadline === null) return null
  const day = format.date(material.deadline)
  return <Badge color={late ? 'red' : 'gray'}>{late ? t.overdue(day) : t.due(day)}</Badge>
}
