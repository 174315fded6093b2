import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RevisionStep } from '../../playlists/wire/materials.ts'
import { useText } from './language.tsx'
import { useFormat } from './office.ts'

/** Every step with its person and time, in the order given (RULES AP11). */
export function StepList({ steps }: { steps: readonly RevisionStep[] }): ReactNode {
  const t = useText().duty
  const format = useFormat()
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {steps.map(({ id, step, name, at, reason }) => (
        <li key={id}>
          <Text size="xs" c="dark.4">
            {t.step(t.steps[step], name, format.dateTime(at))}
          </Text>
          {reason !== '' && (
            <Text size="xs" c="dark.6" pl="sm" style={{ overflowWrap: 'anywhere' }}>
              {t.reason(reason)}
            </Text>
          )}
        </li>
      ))}
    </ol>
  )
}
