import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { Zone } from '../../playlists/time.ts'
import { instant } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { explainDisplay } from '../../playlists/wire/explain.ts'
import type { ExplainReply } from '../../playlists/wire/explain.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { ApiError } from '../ui/api.ts'
import { useApi, useAsk } from '../ui/asks.ts'
import { readClock } from '../ui/clock.ts'
import { ErrorNotice, useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { useFormat, useZone } from '../ui/office.ts'
import { Loading } from '../ui/page.tsx'
import { FramePreview } from '../ui/preview.tsx'
import { useFleet } from './hooks.ts'
import { frameOf } from './moment-frame.ts'
import { momentOf, parseMoment, sourceOf } from './moment-place.ts'
import { MomentWhy } from './moment-why.tsx'

type Props = { schedules: readonly ScheduleReply[]; onEdit: (schedule: ScheduleReply) => void }

/** What a display shows at any moment, past or to come, drawn as it is and explained in words. */
export function MomentTab({ schedules, onEdit }: Props): ReactNode {
  const t = useText().timeline.moment
  const { displays } = useFleet()
  const zone = useZone()
  const place = useMoment(zone)
  const display = displays.find(({ id }) => place.of === `display-${id}`) ?? displays[0]
  if (display === undefined) return <Text size="sm">{t.noDisplays}</Text>
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="sm">
        <Select
          label={t.display}
          data={displays.map(({ id, name }) => ({ value: `display-${id}`, label: name }))}
          value={`display-${display.id}`}
          onChange={(of) => place.put({ of: String(of) })}
          w={260}
          searchable
        />
        <MomentField label={t.at} value={place.at} onChange={(at) => at !== null && place.go(at)} />
        <Button variant="default" onClick={place.goNow}>
          {t.now}
        </Button>
      </Group>
      <Told display={display} at={place.at} go={place.go} zone={zone} schedules={schedules} onEdit={onEdit} />
    </Stack>
  )
}

/** The display and the moment, kept in the address bar; without a moment it is that of coming here. */
function useMoment(zone: Zone) {
  const [query, setQuery] = useSearchParams()
  const [now, setNow] = useState(readClock)
  const put = (values: Record<string, string | null>) => {
    for (const [key, value] of Object.entries({ tab: 'moment', ...values })) {
      if (value === null) query.delete(key)
      else query.set(key, value)
    }
    setQuery(query, { replace: true })
  }
  return {
    of: query.get('of'),
    at: parseMoment(query.get('at') ?? '', zone) ?? now,
    put,
    go: (at: Instant) => put({ at: momentOf(at, zone) }),
    goNow: () => {
      setNow(readClock())
      put({ at: null })
    },
  }
}

type ToldGiven = Props & { display: Display; at: Instant; zone: Zone; go: (at: Instant) => void }

function Told({ display, at, zone, go, ...given }: ToldGiven) {
  const t = useText().timeline.moment
  const { data, error, refetch } = useAsk(explainDisplay, { params: { id: display.id }, query: { at } }, { keep: true })
  if (error instanceof ApiError && ['not-found', 'invalid'].includes(error.code))
    return <Text size="sm">{t.noneThen}</Text>
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data === undefined || data.display !== display.id) return <Loading height={420} />
  return <Shown reply={data} display={display} zone={zone} go={go} {...given} />
}

type ShownGiven = Omit<ToldGiven, 'at'> & { reply: ExplainReply }

function Shown({ reply, display, zone, go, schedules, onEdit }: ShownGiven) {
  const text = useText()
  const t = text.timeline.moment
  const format = useFormat()
  const [name, setName] = useState('main')
  const frame = useMemo(() => frameOf(reply, zone), [reply, zone])
  const told = reply.zones.find((one) => one.zone === name) ?? reply.zones[0]!
  return (
    <Stack gap="sm">
      <FramePreview frame={frame} title={t.frame(display.name, format.dateTime(reply.at))} maxHeight={420} />
      <Group gap="xs">
        <Steps display={display} told={told} go={go} />
        {reply.zones.length > 1 && (
          <SegmentedControl
            aria-label={t.zone}
            data={reply.zones.map((one) => ({ value: one.zone, label: text.schedules.zone.names[one.zone] }))}
            value={told.zone}
            onChange={setName}
          />
        )}
      </Group>
      <MomentWhy told={told} source={sourceOf(reply, display)} schedules={schedules} onEdit={onEdit} />
    </Stack>
  )
}

type StepsGiven = { display: Display; told: ExplainReply['zones'][number]; go: (at: Instant) => void }

/** To the beginning of the item before, and of the one after. */
function Steps({ display, told, go }: StepsGiven) {
  const t = useText().timeline.moment
  const api = useApi()
  const tell = useTell()
  const back = async () => {
    try {
      const at = instant(told.since - 1)
      const before = await api.call(explainDisplay, { params: { id: display.id }, query: { at } })
      go(before.zones.find(({ zone }) => zone === told.zone)?.since ?? at)
    } catch (error) {
      tell.failed(error)
    }
  }
  return (
    <>
      <Button variant="default" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={() => void back()}>
        {t.previous}
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={16} aria-hidden />}
        onClick={() => go(told.until)}
      >
        {t.next}
      </Button>
    </>
  )
}
