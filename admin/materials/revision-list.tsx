import { Badge, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Material, Revision, RevisionStep } from '../../playlists/wire/materials.ts'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { useFormat } from '../ui/office.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { StepList } from '../ui/step-list.tsx'
import classes from './material-list.module.css'

type Props = {
  material: Material & { revisions: readonly Revision[]; steps: readonly RevisionStep[] }
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
              steps={material.steps.filter(({ revision: number }) => number === revision.number)}
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

type LineProps = {
  revision: Revision
  steps: readonly RevisionStep[]
  plays: boolean
  chosen: boolean
  onChoose: (id: number) => void
}

function RevisionLine({ revision, steps, plays, chosen, onChoose }: LineProps) {
  const t = useText().materials.detail
  const format = useFormat()
  const { number, authorName, createdAt } = revision
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
          <Text size="xs" c="dark.4">
            {t.made(authorName, format.dateTime(createdAt))}
          </Text>
          <StepList steps={steps.toReversed()} />
        </Stack>
      </Group>
    </UnstyledButton>
  )
}
