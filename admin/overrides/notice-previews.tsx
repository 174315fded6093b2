import { Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { SloganContent } from '../../playlists/content.ts'
import type { Finding } from '../../playlists/preflight/findings.ts'
import { targetsOf } from '../../playlists/preflight/target.ts'
import type { Target } from '../../playlists/preflight/target.ts'
import { MINUTE } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { CheckedScreens } from '../preflight/checked-screens.tsx'
import { FindingList } from '../preflight/findings.tsx'
import { useCheck } from '../preflight/use-check.ts'
import { useText } from '../ui/language.tsx'

const TYPING_PAUSE_MS = 400
const MAX_HEIGHT = 190

type Given = { on: readonly Display[]; content: SloganContent; minutes: number; written: boolean }

/** A notice on every canvas that it goes to, and what cannot be read there. RULES PF22: that stops no notice, so all of it only warns. */
export function NoticePreviews({ on, content, minutes, written }: Given): ReactNode {
  const words = useText().overrides.emergency
  const [settled] = useDebouncedValue(content, TYPING_PAUSE_MS)
  const check = useCheck(settled, minutes * MINUTE, useWholeFrames(on))
  const findings = written ? check.findings.map(soften) : []
  const tells = findings.some(({ verdict }) => verdict !== 'pass')
  return (
    <Stack gap="sm">
      <CheckedScreens on={on} content={settled} findings={findings} maxHeight={MAX_HEIGHT} typing />
      {tells && (
        <section aria-label={words.legibility}>
          <Text size="sm" fw={600} mb={4}>
            {words.legibility}
          </Text>
          <FindingList findings={findings} />
        </section>
      )}
    </Stack>
  )
}

const soften = (finding: Finding): Finding => (finding.verdict === 'block' ? { ...finding, verdict: 'warn' } : finding)

/** RULES ZN2. A notice takes the whole frame; the same array for as long as the displays are the same. */
function useWholeFrames(on: readonly Display[]): Target[] {
  const whole = on.map((display) => ({ ...display, frame: 'main' as const }))
  const facts = JSON.stringify(targetsOf(whole, new Set(on.map(({ id }) => id))))
  return useMemo(() => JSON.parse(facts) as Target[], [facts])
}
