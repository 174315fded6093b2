import { Button, Group, List, Select, Text } from '@mantine/core'
import { IconPlayerPlay, IconPower } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { catalogueMaterials } from '../../playlists/wire/library.ts'
import {
  archiveSchedule,
  endOverride,
  listSchedules,
  startBlackout,
  startShow,
} from '../../playlists/wire/playlists.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useNow } from '../ui/clock.ts'
import { useTell } from '../ui/errors.tsx'
import { Form, FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'

const MINUTES = ['5', '15', '30', '60', '120'] as const
type What = 'show' | 'black'

/** One material, or black, on this display at once and for a while: schedules with an end, as everything else that plays. */
export function ShowNow({ display }: { display: Display }): ReactNode {
  const text = useText().watch.showNow
  const [open, setOpen] = useState<What | null>(null)
  const sign = { size: 16, 'aria-hidden': true }
  return (
    <>
      <Group gap="xs" mb="xs">
        <Button size="xs" variant="default" leftSection={<IconPlayerPlay {...sign} />} onClick={() => setOpen('show')}>
          {text.show}
        </Button>
        <Button size="xs" variant="default" leftSection={<IconPower {...sign} />} onClick={() => setOpen('black')}>
          {text.black}
        </Button>
      </Group>
      <Running display={display} />
      <FormDialog opened={open !== null} title={text.title(display.name)} size="md" onClose={() => setOpen(null)}>
        {open === 'show' && <ShowForm display={display} onDone={() => setOpen(null)} />}
        {open === 'black' && <BlackForm display={display} onDone={() => setOpen(null)} />}
      </FormDialog>
    </>
  )
}

type FormGiven = { display: Display; onDone: () => void }
const only = ({ id }: Display) => ({ all: false, displays: [id], groups: [] })

function ShowForm({ display, onDone }: FormGiven) {
  const text = useText().watch.showNow
  const tell = useTell()
  const [material, setMaterial] = useState<string | null>(null)
  const [minutes, setMinutes] = useState<string>('15')
  const lines = useAsk(catalogueMaterials, {}).data ?? []
  const choices = lines
    .filter(({ revision, archivedAt }) => revision !== null && archivedAt === null)
    .map(({ id, title }) => ({ value: String(id), label: title }))
  const send = useSend(startShow, () => {
    tell.done(text.sent)
    onDone()
  })
  const body = { target: only(display), minutes: Number(minutes), confirmed: true as const }
  return (
    <Form
      submit={text.show}
      busy={send.isPending}
      idle={material === null}
      error={send.error}
      onCancel={onDone}
      onSubmit={() => send.mutate({ body: { ...body, material: Number(material) as MaterialId } })}
    >
      <Text size="sm">{text.showBody}</Text>
      <Select
        label={text.material}
        data={choices}
        value={material}
        onChange={setMaterial}
        searchable
        nothingFoundMessage={text.noMaterial}
      />
      <Minutes value={minutes} onChange={setMinutes} />
    </Form>
  )
}

function BlackForm({ display, onDone }: FormGiven) {
  const text = useText().watch.showNow
  const tell = useTell()
  const [minutes, setMinutes] = useState<string>('15')
  const send = useSend(startBlackout, () => {
    tell.done(text.sent)
    onDone()
  })
  const body = { target: only(display), minutes: Number(minutes), reason: '', confirmed: true as const }
  return (
    <Form
      submit={text.black}
      busy={send.isPending}
      error={send.error}
      onCancel={onDone}
      onSubmit={() => send.mutate({ body })}
    >
      <Text size="sm">{text.blackBody}</Text>
      <Minutes value={minutes} onChange={setMinutes} />
    </Form>
  )
}

function Minutes({ value, onChange }: { value: string; onChange: (minutes: string) => void }) {
  const text = useText().watch.showNow
  const data = MINUTES.map((minutes) => ({ value: minutes, label: text.minutes(minutes) }))
  return <Select label={text.length} data={data} value={value} onChange={(one) => one !== null && onChange(one)} />
}

/** What was put on this display alone, whether it is on the glass by the display's own word, and the way to end it. */
function Running({ display }: { display: Display }) {
  const text = useText().watch.showNow
  const format = useFormat()
  const now = useNow(5000)
  const stop = useEnd()
  const schedules = useAsk(listSchedules, { query: {} }).data ?? []
  const running = schedules.flatMap((schedule) => {
    const end = endOf(schedule, display, now)
    return end === null ? [] : [{ schedule, end }]
  })
  return (
    <List size="xs" mb="xs">
      {running.map(({ schedule, end }) => (
        <List.Item key={schedule.id}>
          {`${schedule.name}, ${text.until(format.dateTime(end))}: `}
          <Text span size="xs" fw={600}>
            {isOn(display, schedule) ? text.on : text.waiting}
          </Text>{' '}
          <Button size="compact-xs" variant="default" onClick={() => stop(schedule)}>
            {text.end}
          </Button>
        </List.Item>
      ))}
    </List>
  )
}

function useEnd(): (schedule: ScheduleReply) => void {
  const text = useText().watch.showNow
  const tell = useTell()
  const ending = useSend(endOverride)
  const archiving = useSend(archiveSchedule)
  const told = { onSuccess: () => tell.done(text.ended), onError: tell.failed }
  return ({ id, version, layer }) => {
    const params = { id }
    if (layer === 'emergency') ending.mutate({ params }, told)
    else archiving.mutate({ params, body: { archived: true, version } }, told)
  }
}

/** When an override of this one display ends; null for any other schedule. */
function endOf({ layer, timing, target, archivedAt }: ScheduleReply, { id }: Display, now: Instant): Instant | null {
  const isOverride = (layer === 'takeover' || layer === 'emergency') && timing.kind === 'once' && archivedAt === null
  const isOwn = !target.all && target.groups.length === 0 && target.displays.join() === String(id)
  return isOverride && isOwn && now < timing.end ? timing.end : null
}

function isOn({ online, health, programme }: Display, { id, show }: ScheduleReply): boolean {
  if (!online || health === null || health.programme !== programme) return false
  return show.kind === 'black' ? health.showing === 'black' : health.playing?.schedule === id
}
