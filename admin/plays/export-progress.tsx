import { Alert, Button, Group, Progress, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ExportState } from '../../playlists/wire/plays.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useWatched } from './use-export.ts'
import type { Download } from './use-export.ts'

const COLORS: Record<ExportState['state'], string> = {
  waiting: 'deep',
  running: 'deep',
  done: 'lake',
  stopped: 'orange',
  broken: 'red',
}

/** A download under way: how many rows of how many, and a way to break it off. */
export function ExportProgress({ download, onClose }: { download: Download; onClose: () => void }): ReactNode {
  const t = useText().plays.exports
  const close = useText().kit.close
  const format = useFormat()
  const { state, stop } = useWatched(download)
  const { rows, total } = state
  const said = ({ state: how }: ExportState): string =>
    how === 'waiting' || how === 'running'
      ? t.running(format.number(rows), format.number(Math.max(rows, total)))
      : t[how](format.number(rows))
  const isOver = state.state !== 'waiting' && state.state !== 'running'
  // The totals may know of rows that come in meanwhile, or are gone: never more than all.
  const part = total === 0 ? 0 : Math.min(1, rows / total)
  return (
    <Alert color={COLORS[state.state]} role="status" p="sm">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{said(state)}</Text>
        {isOver ? (
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {close}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={stop}>
            {t.stop}
          </Button>
        )}
      </Group>
      {!isOver && <Progress value={part * 100} mt="xs" aria-label={t.label} />}
    </Alert>
  )
}
