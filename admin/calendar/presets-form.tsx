import { Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { observances } from '../../playlists/calendar/observances.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { CalendarDay } from '../../playlists/wire/calendar.ts'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { draftOf } from './changes.ts'
import { useChange } from './hooks.tsx'

type Given = { year: number; days: readonly CalendarDay[]; onDone: () => void }

/** The year's observances; those chosen become notes. A date the office has spoken of already is left as it is. */
export function PresetsForm(given: Given): ReactNode {
  const t = useText().calendar
  const format = useFormat()
  const { rows, all, chosen, choose, submit, busy, error } = usePresets(given)
  return (
    <Form
      onSubmit={submit}
      submit={t.presets.add(String(chosen.size))}
      busy={busy}
      error={error}
      onCancel={given.onDone}
      extra={
        <Checkbox
          label={t.presets.all}
          disabled={all.length === 0}
          checked={all.length > 0 && chosen.size === all.length}
          indeterminate={chosen.size > 0 && chosen.size < all.length}
          onChange={(event) => choose(all, event.currentTarget.checked)}
        />
      }
    >
      <Text size="sm" c="dimmed">
        {all.length === 0 ? t.presets.none : t.presets.lead}
      </Text>
      <Stack gap={6}>
        {rows.map(({ day, name }) => (
          <Checkbox
            key={day.date}
            disabled={day.entry !== null}
            checked={day.entry !== null || chosen.has(day.date)}
            onChange={(event) => choose([day.date], event.currentTarget.checked)}
            label={
              <Group gap="sm" wrap="nowrap">
                <Text span size="sm" w="5.6rem" style={{ flex: 'none', fontVariantNumeric: 'tabular-nums' }}>
                  {format.date(day.date)}
                </Text>
                <Text span size="sm">
                  {day.entry === null ? name : `${name} (${t.presets.taken})`}
                </Text>
              </Group>
            }
          />
        ))}
      </Stack>
    </Form>
  )
}

function usePresets({ year, days, onDone }: Given) {
  const t = useText().calendar
  const { change, busy, error } = useChange(days)
  const byDate = new Map(days.map((day) => [day.date, day]))
  const rows = observances(year).flatMap(({ date, observance }) => {
    const day = byDate.get(date)
    return day ? [{ day, name: t.observances[observance] }] : []
  })
  const free = rows.filter(({ day }) => day.entry === null)
  const all = free.map(({ day }) => day.date)
  const [chosen, setChosen] = useState<ReadonlySet<LocalDate>>(() => new Set(all))
  const choose = (dates: readonly LocalDate[], on: boolean) =>
    setChosen((old) => new Set([...old].filter((date) => !dates.includes(date)).concat(on ? dates : [])))
  const submit = () => {
    const taken = free.filter(({ day }) => chosen.has(day.date))
    if (taken.length === 0) return onDone()
    const put = taken.map(({ day, name }) => ({ ...draftOf(day), name }))
    void change({ put, remove: [] }, t.done.many(String(put.length))).then(onDone, () => undefined)
  }
  return { rows, all, chosen, choose, submit, busy, error }
}
