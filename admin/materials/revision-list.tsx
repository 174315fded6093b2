import { Badge, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Material, Revision } from '../../playlists/wire/materials.ts'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { useFormat } from '../ui/office.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import classes from './material-list.module.css'

type Props = {
  material: Material & { revisions: readonly Revision[] }
  chosen: number
  onChoose: (id: number) => void
}

/** Every revision, newest first; choosing one shows it above. */
export function RevisionList({ material, chosen, onChoose }: Props): ReactNode {
  const t = useText().materials.detail
  const newestFirst = [...material.revisions].sort((a, b) => b.number - a.number)
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {t.revisions}
      </Title>
      <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        {newestFirst.map((revision) => (
          <li key={revision.id}>
            <RevisionLine
              revision={revision}
              plays={revision.id === material.approved?.id}
              chosen={revision.id === chosen}
              onChoose={onChoose}
            />
          </li>
        ))}
      </Stack>
    </section>
  )
}

type LineProps = { revision: Revision; plays: boolean; chosen: boolean; onChoose: (id: number) => void }

function RevisionLine({ revision, plays, chosen, onChoose }: LineProps) {
  const t = useText().materials.detail
  const format = useFormat()
  const { number, authorName, createdAt, submittedAt, decidedAt, deciderName, reason } = revision
  const lines = [t.made(authorName, format.dateTime(createdAt))]
  if (submittedAt !== null) lines.push(t.submitted(format.dateTime(submittedAt)))
  if (decidedAt !== null) lines.push(t.decided(deciderName ?? '', format.dateTime(decidedAt)))
  if (reason !== '') lines.push(t.reason(reason))
  return (
    <UnstyledButton
      aria-pressed={chosen}
      onClick={() => onChoose(revision.id)}
      p={6}
      w="100%"
      style={{ borderRadius: 8, background: chosen ? 'var(--mantine-color-deep-0)' : 'transparent' }}
    >
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <div className={classes.small} style={{ flex: 'none' }}>
          <MaterialThumb content={revision.content} />
        </div>
        <Stack gap={2}>
          <Group gap={6}>
            <Text size="sm" fw={600}>
              {t.revision(String(number))}
            </Text>
            <StateBadge state={revision.state} />
            {plays && <Badge color="lake">{t.playing}</Badge>}
          </Group>
          {lines.map((line) => (
            <Text key={line} size="xs" c="dark.4">
              {line}
            </Text>
          ))}
        </Stack>
      </Group>
    </UnstyledButton>
  )
}
