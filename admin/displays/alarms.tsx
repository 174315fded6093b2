import { List, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { AlarmKind } from '../../playlists/signs.ts'
import type { Display, DisplayState } from '../../playlists/wire/displays.ts'
import { listAlarms } from '../../playlists/wire/alarms.ts'
import type { Alarm } from '../../playlists/wire/alarms.ts'
import { AlarmCard } from '../ui/alarm-card.tsx'
import { openAlarms } from '../ui/alarm-words.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'

const MOST_PAST = 10

/** What is wrong with this display. */
export function OpenAlarms({ display }: { display: Display }): ReactNode {
  const own = useOwn(display)
  const open = openAlarms(own)
  if (open.length === 0) return null
  return (
    <Stack gap="xs">
      {open.map((alarm) => (
        <AlarmCard key={alarm.id} alarm={alarm} />
      ))}
    </Stack>
  )
}

/** What was, in the last seven days. */
export function PastAlarms({ display }: { display: Display }): ReactNode {
  const text = useText().watch
  const format = useFormat()
  const past = useOwn(display).flatMap(({ endedAt, ...alarm }) => (endedAt === null ? [] : [{ ...alarm, endedAt }]))
  if (past.length === 0) return null
  return (
    <>
      <Text size="sm" fw={600} mt="xs">
        {text.past}
      </Text>
      <List size="xs">
        {past.slice(0, MOST_PAST).map(({ id, kind, since, endedAt, acknowledged }) => (
          <List.Item key={id}>
            {text.about(text.kinds[kind].name, text.ended(format.dateTime(since), format.dateTime(endedAt)))}
            {acknowledged && ` (${acknowledged.note})`}
          </List.Item>
        ))}
      </List>
      {past.length > MOST_PAST && <Text size="xs">{text.more(format.number(past.length - MOST_PAST))}</Text>}
    </>
  )
}

/** What an alarm says of the same thing. */
const ALARM_OF: Partial<Record<DisplayState, AlarmKind>> = {
  lost: 'lost',
  wrong: 'wrong-content',
  outdated: 'old-programme',
  'clock-off': 'clock-off',
}

/** Whether an alarm tells already what is to be done about its state. */
export const useIsTold = (display: Display): boolean => {
  const open = openAlarms(useOwn(display))
  return open.some(({ kind }) => kind === ALARM_OF[display.state])
}

const useOwn = ({ id }: Display): Alarm[] => (useAsk(listAlarms, {}).data ?? []).filter(({ display }) => display === id)
