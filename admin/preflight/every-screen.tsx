import { Group, Paper, Progress, Stack, Switch, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Target } from '../../playlists/preflight/target.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { FindingList, VerdictLine } from './findings.tsx'
import { FramePicture } from './frame-picture.tsx'
import classes from './preflight.module.css'
import { byClass, groupsOf, isOf, keyOf } from './sizes.ts'
import type { SizeGroup } from './sizes.ts'
import type { Check } from './use-check.ts'

type Given = { check: Check; targets: readonly Target[] }

/** Every display at once, by the shape of its canvas: each at its own pixels, with what the check says of it. */
export function EveryScreen({ check, targets }: Given): ReactNode {
  const t = useText().preflight
  const [dots, setDots] = useState(true)
  const groups = groupsOf(targets)
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dark.4">
          {targets.some(({ display }) => display === null) ? t.standard : t.everyLead}
        </Text>
        {groups.some(({ led }) => led) && (
          <Switch label={t.dots} checked={dots} onChange={(event) => setDots(event.currentTarget.checked)} />
        )}
      </Group>
      {byClass(groups).map(({ name, groups: some }) => (
        <section key={name} aria-label={t.classes[name]}>
          <Title order={3} size="h6" mb="xs">
            {t.classes[name]}
          </Title>
          <Stack gap="md">
            {some.map((group) => (
              <OneSize key={group.key} group={group} check={check} dots={dots} />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  )
}

function OneSize({ group, check, dots }: { group: SizeGroup; check: Check; dots: boolean }) {
  const t = useText().preflight
  const { width, height, led, targets } = group
  const frame = check.frames.get(keyOf(group))
  const size = `${width} × ${height}`
  const names = targets.filter(({ display }) => display !== null).map(({ name }) => name)
  const findings = check.findings.filter(isOf(targets))
  return (
    <Paper component="article" p="sm" withBorder>
      <Group justify="space-between" gap="xs" mb={6}>
        <Text size="sm" fw={600}>
          {names.length === 0 ? size : names.join(', ')}
        </Text>
        <Text size="xs" c="dark.4">
          {led ? t.ledSize(size) : t.pixelSize(size)}
        </Text>
      </Group>
      {targets.every(({ aimed, display }) => !aimed && display !== null) && (
        <Text size="xs" c="dark.4" mb={6}>
          {t.notAimed}
        </Text>
      )}
      {frame?.picture ? (
        <FramePicture picture={frame.picture} led={led} dots={dots} label={t.frameOf(names.join(', '), size)} />
      ) : (
        <div className={classes.waiting}>{frame === undefined ? t.drawing : t.nothing}</div>
      )}
      {frame !== undefined && (
        <Stack gap="xs" mt="xs">
          <VerdictLine findings={findings} />
          <FindingList findings={findings} named={targets.length > 1} />
        </Stack>
      )}
    </Paper>
  )
}

/** How the whole stands, and how far the drawing is. */
export function CheckLine({ check }: { check: Check }): ReactNode {
  const t = useText().preflight
  const format = useFormat()
  const { progress, findings } = check
  return (
    <div role="status">
      {progress === null ? (
        <VerdictLine findings={findings} />
      ) : (
        <Stack gap={4}>
          <Text size="sm">{t.progress(format.number(progress.done), format.number(progress.all))}</Text>
          <Progress value={(100 * progress.done) / progress.all} size="sm" aria-label={t.title} />
        </Stack>
      )}
    </div>
  )
}
