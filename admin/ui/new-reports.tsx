import { Alert, Anchor, Group, Text } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listNewReports } from '../../playlists/wire/reports.ts'
import { useAsk } from './asks.ts'
import { useText } from './language.tsx'

export const useNewReports = () => useAsk(listNewReports, {}).data ?? []

/** Reports that have been drawn up by themselves and wait for somebody to open them. */
export function NewReports(): ReactNode {
  const t = useText().reports.rhythm
  const reports = useNewReports()
  if (reports.length === 0) return null
  return (
    <Alert mb="md" p="sm" icon={<IconFileText aria-hidden />} title={t.news(String(reports.length))} role="status">
      <Group gap="md">
        {reports.map(({ id, name }) => (
          <Anchor key={id} component={Link} to={`/reports?open=${id}`} size="sm" fw={600}>
            {name}
          </Anchor>
        ))}
        <Text size="sm">{t.newsHint}</Text>
      </Group>
    </Alert>
  )
}
