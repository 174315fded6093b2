import { Collapse, Group, Stack, UnstyledButton } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import type { Target } from '../../playlists/preflight/target.ts'
import { useShownContent } from '../ui/blanks.ts'
import { CheckLine, EveryScreen } from './every-screen.tsx'
import { FindingList } from './findings.tsx'
import { needOf } from './sizes.ts'
import { useCheck, useTargets } from './use-check.ts'

type Given = {
  content: Content
  durationMs: number
  every: boolean
  /** The displays that it goes to. */
  aims: ReadonlySet<DisplayId>
  /** Hears how long all of these displays need to show all of it, 0 where nothing is to be read. */
  onNeed: (ms: number) => void
}

/** Typing goes on for a while: the check waits longer than the miniatures do. */
const PAUSE_MS = 400

/** The check of what is being typed: how it stands in one line, and with `every` all displays at once. */
export function LiveCheck(given: Given): ReactNode {
  const targets = useTargets(given.aims)
  return targets === null ? null : <Checked {...given} targets={targets} />
}

function Checked({ content, durationMs, every, onNeed, targets }: Given & { targets: Target[] }) {
  const [settled] = useDebouncedValue(useShownContent(content), PAUSE_MS)
  const check = useCheck(settled, durationMs, targets)
  const need = needOf(check.findings)
  useEffect(() => onNeed(need), [onNeed, need])
  const [open, { toggle }] = useDisclosure(false)
  if (every) {
    return (
      <Stack gap="sm">
        <CheckLine check={check} />
        <EveryScreen check={check} targets={targets} />
      </Stack>
    )
  }
  const says = check.findings.some(({ verdict }) => verdict !== 'pass')
  if (!says || check.progress !== null) return <CheckLine check={check} />
  return (
    <Stack gap="xs">
      <UnstyledButton onClick={toggle} aria-expanded={open}>
        <Group gap={6} wrap="nowrap">
          <CheckLine check={check} />
          <IconChevronDown size={16} aria-hidden style={open ? { rotate: '180deg' } : undefined} />
        </Group>
      </UnstyledButton>
      <Collapse expanded={open}>
        <FindingList findings={check.findings} />
      </Collapse>
    </Stack>
  )
}
