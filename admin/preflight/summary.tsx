import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Verdict } from '../../playlists/preflight/findings.ts'
import type { Revision } from '../../playlists/wire/materials.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { FindingList } from './findings.tsx'
import { useReport } from './use-report.ts'

const COLORS: Record<Verdict, string> = { pass: 'lake', warn: 'yellow', block: 'red' }

type Given = { material: MaterialId; revision: Pick<Revision, 'number' | 'preflight'> }

/** What the check before air said of a revision, for those who answer for it: findings, who let a block through and why, what changed since. */
export function PreflightSummary(given: Given): ReactNode {
  const t = useText().preflight
  const format = useFormat()
  const { preflight } = given.revision
  const { report, findings } = useReport(given)
  if (preflight === null) return <Text size="sm">{t.never}</Text>
  const { verdict, checkedAt, override } = preflight
  const changed = report?.changed ?? []
  return (
    <section>
      <Stack gap="xs">
        <Group gap="xs">
          <Title order={3} size="h6">
            {t.title}
          </Title>
          <Badge color={COLORS[verdict]}>{t.verdictNames[verdict]}</Badge>
        </Group>
        <Text size="xs" c="dark.4">
          {t.checkedAt(format.dateTime(checkedAt), format.number(report?.displays.length ?? 0))}
        </Text>
        {changed.length > 0 && (
          <Alert color="yellow" py="xs">
            {t.changed(changed.join(', '))}
          </Alert>
        )}
        {override !== null && (
          <Alert color="red" py="xs" title={t.overriddenBy(override.by, format.dateTime(override.at))}>
            {override.reason}
          </Alert>
        )}
        <FindingList findings={findings} />
      </Stack>
    </section>
  )
}
