import { Button, Select, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { HOLIDAYS } from '../../playlists/calendar/holidays.ts'
import type { Holiday } from '../../playlists/calendar/holidays.ts'
import { weekdayOf } from '../../playlists/time.ts'
import type { Weekday } from '../../playlists/time.ts'
import { readCalendar } from '../../playlists/wire/calendar.ts'
import type { CalendarDay, StoredEntry } from '../../playlists/wire/calendar.ts'
import { useAsk } from '../ui/asks.ts'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { draftOf, nameMissing } from './changes.ts'
import { useChange } from './hooks.tsx'
import { ruleWords } from './marks.ts'

type Given = { day: CalendarDay; onDone: () => void }
type Put = (part: Partial<StoredEntry>) => void

/** What the office says of one date; saying nothing (any more) gives the date back to the rules. */
export function DayForm({ day, onDone }: Given): ReactNode {
  const text = useText()
  const t = text.calendar.form
  const { draft, put, tried, submit, giveBack, reload, busy, error } = useDayForm({ day, onDone })
  return (
    <Form
      onSubmit={submit}
      submit={text.kit.save}
      busy={busy}
      error={error}
      fields={{ date: text.calendar.importing.columns.date, name: t.name }}
      onReload={reload}
      onCancel={onDone}
      extra={
        day.entry && (
          <Button variant="subtle" color="red.9" onClick={giveBack}>
            {t.back}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">
        {t.rule(ruleWords(day, text))}
      </Text>
      <KindField draft={draft} put={put} />
      <TextInput
        label={t.name}
        description={t.nameHint}
        maxLength={120}
        data-autofocus
        value={draft.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
        error={tried && nameMissing(draft) ? t.nameMissing : undefined}
      />
      {draft.kind === 'off' && <HolidayField draft={draft} put={put} />}
      {draft.kind === 'working' && <HoursField draft={draft} put={put} />}
      <SolemnFields draft={draft} put={put} />
    </Form>
  )
}

function useDayForm({ day, onDone }: Given) {
  const t = useText().calendar.done
  const format = useFormat()
  const [draft, setDraft] = useState(() => draftOf(day))
  const [tried, setTried] = useState(false)
  const { change, busy, error, reset } = useChange([day])
  const year = Number(day.date.slice(0, 4))
  const current = useAsk(readCalendar, { params: { year } }, { enabled: false })
  const send = (body: Parameters<typeof change>[0], words: string) =>
    void change(body, words).then(onDone, () => undefined)
  return {
    draft,
    put: (part: Partial<StoredEntry>) => setDraft((old) => ({ ...old, ...part })),
    tried,
    busy,
    error,
    submit: () => {
      setTried(true)
      if (nameMissing(draft)) return
      send({ put: [{ ...draft, name: draft.name.trim() }], remove: [] }, t.put(format.date(day.date)))
    },
    giveBack: () => {
      const { date, version } = draft
      send({ put: [], remove: [{ date, version }] }, t.removed(format.date(date)))
    },
    reload: () => {
      void current.refetch().then(({ data }) => {
        const newest = data?.days.find(({ date }) => date === day.date)
        if (newest) setDraft((old) => ({ ...old, version: newest.entry?.version ?? 0 }))
        reset()
      })
    },
  }
}

type FieldGiven = { draft: StoredEntry; put: Put }

function KindField({ draft, put }: FieldGiven) {
  const t = useText().calendar
  const kinds = ['off', 'working', 'note'] as const
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} id="calendar-kind">
        {t.form.kind}
      </Text>
      <SegmentedControl
        aria-labelledby="calendar-kind"
        fullWidth
        data={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        value={draft.kind}
        onChange={(kind) => put({ kind: kinds.find((each) => each === kind) ?? 'note' })}
      />
      <Text size="xs" c="dimmed" aria-live="polite">
        {t.kindHints[draft.kind]}
      </Text>
    </Stack>
  )
}

function HolidayField({ draft, put }: FieldGiven) {
  const t = useText().calendar
  const data = [
    { value: '', label: t.form.noHoliday },
    ...HOLIDAYS.map((holiday) => ({ value: holiday as string, label: t.holidays[holiday] })),
  ]
  return (
    <Select
      label={t.form.holiday}
      description={t.form.holidayHint}
      data={data}
      value={draft.holiday ?? ''}
      onChange={(holiday) => put({ holiday: holiday === '' ? null : (holiday as Holiday) })}
    />
  )
}

function HoursField({ draft, put }: FieldGiven) {
  const text = useText()
  const t = text.calendar.form
  const { long } = text.kit.weekdays
  const own = long[weekdayOf(draft.date) - 1] ?? ''
  const data = [
    { value: '', label: t.asSelf(own) },
    ...long.map((name, index) => ({ value: String(index + 1), label: name })),
  ]
  return (
    <Select
      label={t.as}
      description={t.asHint}
      data={data}
      value={draft.as === null ? '' : String(draft.as)}
      onChange={(as) => put({ as: as === '' ? null : (Number(as) as Weekday) })}
    />
  )
}

function SolemnFields({ draft, put }: FieldGiven) {
  const t = useText().calendar.form
  return (
    <>
      <Switch
        label={t.solemn}
        description={t.solemnHint}
        checked={draft.solemn}
        onChange={(event) => put({ solemn: event.currentTarget.checked })}
      />
      {draft.solemn && (
        <Switch
          ml="lg"
          label={t.look}
          description={t.lookHint}
          checked={draft.look}
          onChange={(event) => put({ look: event.currentTarget.checked })}
        />
      )}
    </>
  )
}
