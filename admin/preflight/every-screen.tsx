import { Button, Group, Modal, Paper, Progress, Stack, Switch, Text, Title } from '@mantine/core'
import { IconMaximize } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Target } from '../../playlists/preflight/target.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { FindingList, VerdictLine } from './findings.tsx'
import { FramePicture } from './frame-picture.tsx'
import type { Showing } from './frame-picture.tsx'
import classes from './preflight.module.css'
import { byClass, groupsOf, isOf, keyOf } from './sizes.ts'
import type { SizeGroup } from './sizes.ts'
import type { Check } from './use-check.ts'

type Given = { check: Check; targets: readonly Target[] }

/** Every display, scaled to the room there is, the smallest first; and the way to all of them in their real pixels. */
export function EveryScreen({ check, targets }: Given): ReactNode {
  const t = useText().preflight
  const [wide, setWide] = useState(false)
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dark.4">
          {areExamples(targets) ? t.standard : t.everyLead}
        </Text>
        <Button variant="default" size="xs" onClick={() => setWide(true)} leftSection={<IconMaximize size={15} />}>
          {t.panorama}
        </Button>
      </Group>
      {groupsOf(targets).map((group) => (
        <OneSize key={group.key} group={group} check={check} show="fitted" />
      ))}
      <Panorama check={check} targets={targets} opened={wide} onClose={() => setWide(false)} />
    </Stack>
  )
}

const areExamples = (targets: readonly Target[]): boolean => targets.some(({ display }) => display === null)

type PanoramaGiven = Given & { opened: boolean; onClose: () => void }

/** All displays in their own pixels on one large sheet, by the shape of their canvas; boards of LED dot by dot if one likes. */
function Panorama({ check, targets, opened, onClose }: PanoramaGiven) {
  const text = useText()
  const t = text.preflight
  const [dots, setDots] = useState(true)
  const groups = groupsOf(targets)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t.every}
      fullScreen
      closeButtonProps={{ 'aria-label': text.kit.close }}
    >
      <Stack gap="md">
        <Group gap="md">
          <Text size="sm" c="dark.4" maw="calc(100vw - 64px)">
            {t.panoramaLead}
          </Text>
          {groups.some(({ led }) => led) && (
            <Switch label={t.dots} checked={dots} onChange={(event) => setDots(event.currentTarget.checked)} />
          )}
        </Group>
        <div className={classes.panorama} role="group" aria-label={t.every} tabIndex={0}>
          <Stack gap="lg" className={classes.sheet}>
            {byClass(groups).map(({ name, groups: some }) => (
              <section key={name} aria-label={t.classes[name]}>
                <Title order={3} size="h6" mb="xs">
                  {t.classes[name]}
                </Title>
                <Stack gap="md">
                  {some.map((group) => (
                    <OneSize key={group.key} group={group} check={check} show={dots ? 'dots' : 'pixels'} />
                  ))}
                </Stack>
              </section>
            ))}
          </Stack>
        </div>
      </Stack>
    </Modal>
  )
}

type SizeGiven = { group: SizeGroup; check: Check; show: Showing }

function OneSize({ group, check, show }: SizeGiven) {
  const t = useText().preflight
  const { width, height, led, targets } = group
  const frame = check.frames.get(keyOf(group))
  const size = `${width} × ${height}`
  const names = targets.filter(({ display }) => display !== null).map(({ name }) => name)
  const findings = check.findings.filter(isOf(targets))
  return (
    <Paper component="article" p="sm" withBorder className={show === 'fitted' ? undefined : classes.beside!}>
      <div className={classes.said}>
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
        {frame !== undefined && (
          <Stack gap="xs" mb="xs">
            <VerdictLine findings={findings} here={{ many: targets.length > 1 }} />
            <FindingList findings={findings} named={targets.length > 1} />
          </Stack>
        )}
      </div>
      {frame?.picture ? (
        <FramePicture picture={frame.picture} led={led} show={show} label={t.frameOf(names.join(', '), size)} />
      ) : (
        <div className={classes.waiting}>{frame === undefined ? t.drawing : t.nothing}</div>
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
