import { Alert, List, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ScheduleId } from '../../playlists/ids.ts'
import { MINUTE } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { checkSchedule } from '../../playlists/wire/explain.ts'
import type { CheckFinding } from '../../playlists/wire/explain.ts'
import { useApi } from '../ui/asks.ts'
import type { Format } from '../ui/format.ts'
import { keyOf } from '../ui/keys.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { bodyOf, problemsOf } from './draft.ts'
import type { Draft } from './draft.ts'

const PAUSE_MS = 500

/** What would come of the draft, asked whenever it is right and has not changed for a moment. */
function useCheck(draft: Draft, id: ScheduleId | null) {
  const api = useApi()
  const [asked] = useDebouncedValue(draft, PAUSE_MS)
  const ready = Object.keys(problemsOf(asked)).length === 0
  const body = ready ? { schedule: bodyOf(asked), id } : null
  const { data } = useQuery({
    queryKey: keyOf(checkSchedule, { query: body }),
    queryFn: () => api.call(checkSchedule, { body: body! }),
    enabled: body !== null,
    retry: false,
  })
  return { told: data ?? null, current: asked === draft && ready }
}

const isWarning = ({ kind }: CheckFinding): boolean => kind !== 'shares'

/** Conflicts and holes before they are saved, with what to do; nothing here forbids to save. */
export function Findings({ draft, id }: { draft: Draft; id: ScheduleId | null }): ReactNode {
  const t = useText().timeline.check
  const format = useFormat()
  const { told, current } = useCheck(draft, id)
  if (!current || told === null || told.displays.length === 0) return null
  const since = told.first === null ? '' : format.date(told.first)
  const troubled = told.displays
    .map(({ displays, findings }) => ({ displays, findings: findings.filter(isWarning) }))
    .filter(({ findings }) => findings.length > 0)
  if (troubled.length === 0)
    return (
      <Text size="sm" c="dark.4" role="status">
        {t.fine(since)}
      </Text>
    )
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t.title} role="status">
      {since !== '' && (
        <Text size="sm" mb="xs">
          {t.tried(since)}
        </Text>
      )}
      {troubled.map(({ displays, findings }) => (
        <div key={displays[0]?.id}>
          <Text size="sm" fw={600}>
            {displays.map(({ name }) => name).join(', ')}
          </Text>
          <List size="sm" mb="xs">
            {findings.map((finding, n) => (
              <List.Item key={n}>
                <Finding finding={finding} />
              </List.Item>
            ))}
          </List>
        </div>
      ))}
      <Text size="xs">{t.still}</Text>
    </Alert>
  )
}

const MOST_DATES = 6

function Finding({ finding }: { finding: CheckFinding }): ReactNode {
  const t = useText().timeline.check
  const format = useFormat()
  const length = (minutes: number) => format.duration(minutes * MINUTE)
  switch (finding.kind) {
    case 'outside-opening-hours':
    case 'covered':
      return `${t.problems[finding.kind]} ${t.off(length(finding.minutes))}`
    case 'empty-dates':
      return t.empty[finding.reason](datesIn(finding.dates, format))
    case 'hides':
    case 'hidden-by': {
      const others = finding.others.map(({ name, minutes }) => t.other(name, length(minutes)))
      return `${t.problems[finding.kind]} ${others.join(', ')}`
    }
    case 'goals':
      return <Goals finding={finding} />
    case 'unreached':
      return <Unreached finding={finding} />
    case 'shares':
      return null
    default:
      return t.problems[finding.kind]
  }
}

function datesIn(dates: readonly LocalDate[], format: Format): string {
  const words = dates.slice(0, MOST_DATES).map((date) => format.date(date).slice(0, 5))
  return `${words.join(', ')}${dates.length > MOST_DATES ? '…' : ''}`
}

function Goals({ finding: { goals } }: { finding: Extract<CheckFinding, { kind: 'goals' }> }) {
  const text = useText()
  const t = text.playlists.goals
  const format = useFormat()
  return (
    <>
      {text.timeline.check.goals}{' '}
      {goals
        .map(({ goal, reached, fault }) => t.faults[fault](t.reached[goal.kind](format.number(reached, 1))))
        .join(' ')}
    </>
  )
}

function Unreached({ finding: { lists } }: { finding: Extract<CheckFinding, { kind: 'unreached' }> }) {
  const t = useText().timeline.check.unreached
  const { number } = useFormat()
  return [...lists.map(({ name, materials, of }) => t.list(name, number(materials), number(of))), t.remedy].join(' ')
}
