import { Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { basisNumber } from '../../playlists/duty.ts'
import type { Basis } from '../../playlists/duty.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { DeadlineBadge } from './deadline-badge.tsx'
import { useText } from './language.tsx'
import { useFormat } from './office.ts'

/** On which document's authority, who answers for it, by when. */
export function DutyLines({ material }: { material: Material }): ReactNode {
  const t = useText().duty
  const { basis, responsible, deadline } = material
  return (
    <Stack gap={4}>
      <Line name={t.basis}>{basis === null ? t.none : <BasisWords basis={basis} />}</Line>
      <Line name={t.responsible}>{responsible === '' ? t.none : responsible}</Line>
      {deadline !== null && (
        <Group gap={6}>
          <DeadlineBadge material={material} />
        </Group>
      )}
    </Stack>
  )
}

function BasisWords({ basis }: { basis: Basis }) {
  const t = useText().duty
  const format = useFormat()
  const named = t.basisOf(basisNumber(basis), format.date(basis.date))
  return basis.title === '' ? named : `${named}: ${basis.title}`
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
    <Text span fw={600} size="sm">
      {name}:{' '}
    </Text>
    {children}
  </Text>
)
