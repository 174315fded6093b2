import { Group, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CHECKS } from '../../playlists/preflight/findings.ts'
import type { Check, Finding, Verdict } from '../../playlists/preflight/findings.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { Format } from '../ui/format.ts'
import type { Text as Words } from '../ui/text/vi.ts'
import { countOf, toldOf } from './sizes.ts'
import type { Told } from './sizes.ts'
import type { Situation } from './situation.ts'

const SIGNS: Record<Verdict, typeof IconCircleX> = {
  pass: IconCircleCheck,
  warn: IconAlertTriangle,
  block: IconCircleX,
}
const INKS: Record<Verdict, string> = { pass: 'lake.9', warn: 'yellow.9', block: 'red.9' }

export function VerdictSign({ verdict }: { verdict: Verdict }): ReactNode {
  const Sign = SIGNS[verdict]
  return (
    <Text span c={INKS[verdict]} lh={0} style={{ flex: 'none' }}>
      <Sign size={18} aria-hidden />
    </Text>
  )
}

/** What warns or blocks: what was measured, what it is held to, on which displays, and how to mend it. */
export function FindingList(given: Omit<LinesGiven, 'format'>): ReactNode {
  const format = useFormat()
  return <FindingLines {...given} format={format} />
}

type LinesGiven = { findings: readonly Finding[]; named?: boolean; format: Format }

/** The same for a dialog, which stands outside of the session that knows the office's zone. */
export function FindingLines({ findings, named = true, format }: LinesGiven): ReactNode {
  const told = toldOf(findings)
  if (told.length === 0) return null
  return (
    <List spacing="xs" size="sm" listStyleType="none">
      {told.map((one) => (
        <List.Item key={`${one.check} ${one.names.join()} ${one.measured} ${one.about}`}>
          <FindingLine told={one} named={named} format={format} />
        </List.Item>
      ))}
    </List>
  )
}

function FindingLine({ told, named, format }: { told: Told; named: boolean; format: Format }) {
  const t = useText().preflight
  const { verdict, check, names, about, situation } = told
  const { title, fix } = adviceOf(check, situation, t)
  const values = valuesOf(told, t, format)
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <VerdictSign verdict={verdict} />
      <Stack gap={2} miw={0}>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text span size="sm" fw={600}>
            {`${t.verdicts[verdict]}: ${title}`}
          </Text>
          {values !== '' && ` (${values})`}
          {about !== '' && ` ${t.about(about)}`}
        </Text>
        {named && (
          <Text size="xs" c="dark.4">
            {names.join(', ')}
          </Text>
        )}
        <Text size="sm">{fix}</Text>
      </Stack>
    </Group>
  )
}

type Preflight = Words['preflight']

function adviceOf(check: Check, situation: Situation | null, t: Preflight): { title: string; fix: string } {
  const usual = t.checks[check]
  if (situation === null) return usual
  const { title, fix } = t.situations[situation]
  return { title: title || usual.title, fix }
}

/** `9 px, cần từ 12 px`. */
function valuesOf({ check, measured, limit }: Finding, t: Preflight, format: Format): string {
  const { unit } = CHECKS[check]
  if (unit === 'none' || measured === null) return ''
  const words = (value: number): string =>
    unit === 'ms' ? format.duration(value) : t.units[unit](format.number(value, unit === 'ratio' ? 1 : DIGITS[unit]))
  if (check === 'fits') return t.cutBy(words(measured))
  if (check === 'runs') return t.seenAfter(words(measured))
  return limit === null ? '' : t.against(words(measured), words(limit), t.checks[check].most)
}

const DIGITS = { px: 1, mm: 0, ratio: 1, modules: 1, percent: 0, mbps: 1 }

type VerdictGiven = { findings: readonly Finding[]; here?: { many: boolean } }

/** How many of which verdict, in one line: on every display, or on those that are `here`. */
export function VerdictLine({ findings, here }: VerdictGiven): ReactNode {
  const t = useText().preflight
  const format = useFormat()
  const told = toldOf(findings)
  const [blocks, warnings] = [countOf(told, 'block'), countOf(told, 'warn')]
  const verdict = blocks > 0 ? 'block' : warnings > 0 ? 'warn' : 'pass'
  const words = [
    ...(blocks > 0 ? [t.blocks(format.number(blocks))] : []),
    ...(warnings > 0 ? [t.warnings(format.number(warnings))] : []),
  ]
  return (
    <Group gap={8} wrap="nowrap">
      <VerdictSign verdict={verdict} />
      <Text size="sm" fw={600}>
        {words.length > 0 ? words.join(', ') : here ? t.passHere(here.many) : t.allPass}
      </Text>
    </Group>
  )
}
