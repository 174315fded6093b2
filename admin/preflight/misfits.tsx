import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { canonical } from '../../playlists/canonical.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import { findMisfits } from '../../playlists/wire/preflight.ts'
import { useApi } from '../ui/asks.ts'
import { keyOf } from '../ui/keys.ts'
import { useText } from '../ui/language.tsx'
import { FindingList } from './findings.tsx'

const PAUSE_MS = 500

/** RULES PF25. What the list or the schedule in hand would bring to screens where it cannot be read; nothing forbids to save. */
export function Misfits({ of }: { of: BodyOf<typeof findMisfits> }): ReactNode {
  const t = useText().preflight.misfits
  const api = useApi()
  const [asked] = useDebouncedValue(canonical(of), PAUSE_MS)
  const { data = [] } = useQuery({
    queryKey: keyOf(findMisfits, { query: { asked } }),
    queryFn: () => api.call(findMisfits, { body: JSON.parse(asked) as typeof of }),
    placeholderData: (before) => before,
    retry: false,
  })
  if (data.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t.title} role="status">
      <Stack gap="sm">
        {data.map(({ material, findings }) => (
          <div key={material.id}>
            <Anchor component={Link} to={`/materials?open=${material.id}`} size="sm" fw={600}>
              {material.name}
            </Anchor>
            <FindingList findings={findings} />
          </div>
        ))}
        <Text size="xs">{t.still}</Text>
      </Stack>
    </Alert>
  )
}
