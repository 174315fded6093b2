import { Code, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { instant } from '../../playlists/time.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { weekdayRuns } from '../ui/week-draft.ts'
import { isHash, isHours, isInstant, isNothing, isRect, isWeekdays } from './difference.ts'

const isPlain = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

/** One recorded value as a reader wants it: words for yes, no and states, dates for instants, lists line by line. */
export function RecordedValue({ field, value }: { field: string; value: unknown }): ReactNode {
  const text = useText()
  const format = useFormat()
  if (isNothing(value)) return <Quiet>{text.audit.nothing}</Quiet>
  if (typeof value === 'boolean') return value ? text.kit.yes : text.kit.no
  if (isInstant(field, value)) return format.dateTime(instant(value))
  if (isHash(value)) return <Code>{value.slice(0, 12)}</Code>
  if (typeof value === 'number' && !Number.isInteger(value)) return format.number(value, 2)
  if (isPlain(value)) return text.audit.values[String(value)] ?? String(value)
  return <Compound field={field} value={value} />
}

const Quiet = ({ children }: { children: ReactNode }) => (
  <Text size="xs" c="dimmed" component="span">
    {children}
  </Text>
)

function Compound({ field, value }: { field: string; value: unknown }) {
  const text = useText()
  const { short } = text.kit.weekdays
  if (isRect(value)) return `${value.width} × ${value.height} (${value.x}, ${value.y})`
  if (isHours(value))
    return value.map((row, n) => <div key={n}>{`${weekdayRuns(row.weekdays, short)}: ${row.from}–${row.to}`}</div>)
  if (isWeekdays(field, value)) return weekdayRuns(value, short)
  if (Array.isArray(value) && value.every(isPlain)) return value.join(', ')
  if (Array.isArray(value))
    return value.map((member, n) => <Members key={n} of={member as object} label={`${n + 1}. `} inline />)
  return <Members of={value as object} label="" inline={false} />
}

/** The members of a recorded thing by their names; what says nothing is left out. */
function Members({ of, label, inline }: { of: object; label: string; inline: boolean }) {
  const { fields } = useText().audit
  const members = Object.entries(of).filter(([, value]) => !isNothing(value) && value !== false)
  return (
    <div>
      {label}
      {members.map(([key, value], n) => (
        <div key={key} style={{ display: inline ? 'inline' : 'block' }}>
          {inline && n > 0 && ' · '}
          <Quiet>{`${fields[key] ?? key}: `}</Quiet>
          <RecordedValue field={key} value={value} />
        </div>
      ))}
    </div>
  )
}
