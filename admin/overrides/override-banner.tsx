import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconPower } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { listDisplays, listGroups } from '../../playlists/wire/displays.ts'
import { endOverride, listSchedules } from '../../playlists/wire/playlists.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { useMay } from '../ui/session.tsx'
import { chosenNames, reached } from '../ui/targets.ts'
import { activeOverrides } from './override-draft.ts'
import type { ActiveOverride } from './override-draft.ts'

/** Every notice and blackout in force, on every page, with the way to end it. */
export function OverrideBanner(): ReactNode {
  const now = useNow(5000)
  const schedules = useAsk(listSchedules, { query: {} }).data ?? []
  return activeOverrides(schedules, now).map((active) => <Banner key={active.schedule.id} active={active} />)
}

function useWhere({ schedule }: ActiveOverride): string {
  const { where } = useText().overrides.active
  const displays = useAsk(listDisplays, {}).data ?? []
  const groups = useAsk(listGroups, {}).data ?? []
  return schedule.target.all ? where.all : where.some(chosenNames(schedule.target, displays, groups).join(', '))
}

function Banner({ active }: { active: ActiveOverride }) {
  const text = useText().overrides.active
  const format = useFormat()
  const may = useMay()
  const where = useWhere(active)
  const end = useEnd(active)
  const { kind, schedule } = active
  const Icon = kind === 'emergency' ? IconAlertTriangle : IconPower
  const words = [where, text.until(format.dateTime(active.end)), text.by(schedule.authorName)].join(' · ')
  return (
    <Alert
      role="status"
      mb="sm"
      p="xs"
      variant="filled"
      color={kind === 'emergency' ? 'red.9' : 'dark.7'}
      icon={<Icon aria-hidden />}
    >
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm" fw={700} c="white">
            {schedule.name}
          </Text>
          <Text size="xs" c="white">
            {words}
          </Text>
        </div>
        {may('override') && (
          <Button size="xs" variant="white" color="dark.9" loading={end.busy} onClick={() => void end.ask()}>
            {text.end}
          </Button>
        )}
      </Group>
    </Alert>
  )
}

function useEnd({ schedule, kind }: ActiveOverride) {
  const text = useText().overrides.active
  const confirm = useConfirm()
  const tell = useTell()
  const displays = useAsk(listDisplays, {}).data ?? []
  const send = useSend(endOverride)
  const ask = async () => {
    const names = reached(schedule.target, displays).map(({ name }) => name)
    if (!(await confirm({ title: text.endTitle[kind], body: text.endBody, names, confirm: text.end }))) return
    send.mutate({ params: { id: schedule.id } }, { onSuccess: () => tell.done(text.ended), onError: tell.failed })
  }
  return { ask, busy: send.isPending }
}
