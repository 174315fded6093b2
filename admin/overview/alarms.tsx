import { Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { listAlarms } from '../../playlists/wire/alarms.ts'
import { AlarmCard } from '../ui/alarm-card.tsx'
import { openAlarms } from '../ui/alarm-words.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'

const MOST = 6

/** What is wrong with displays, and what to do; one line when nothing is. */
export function AlarmsNow(): ReactNode {
  const text = useText().watch
  const format = useFormat()
  const { data } = useAsk(listAlarms, {}, { every: 30_000 })
  if (data === undefined) return null
  const open = openAlarms(data)
  return (
    <Card component="section" aria-label={text.title} mb="lg" p="sm">
      <Title order={2} fz="sm" mb={6}>
        {text.title}
      </Title>
      {open.length === 0 ? (
        <Group gap={6} wrap="nowrap">
          <IconCircleCheck size={18} color="var(--mantine-color-lake-9)" aria-hidden />
          <Text size="sm">{text.none}</Text>
        </Group>
      ) : (
        <Stack gap="xs">
          {open.slice(0, MOST).map((alarm) => (
            <AlarmCard key={alarm.id} alarm={alarm} named />
          ))}
          {open.length > MOST && <Text size="sm">{text.more(format.number(open.length - MOST))}</Text>}
        </Stack>
      )}
    </Card>
  )
}
