import { Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { createDaypart, updateDaypart } from '../../playlists/wire/dayparts.ts'
import type { DaypartReply } from '../../playlists/wire/dayparts.ts'
import { useSend } from '../ui/asks.ts'
import { DateHoursEditor } from '../ui/date-hours.tsx'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { WeekTableEditor } from '../ui/week-table.tsx'
import { daypartDraft, parseDaypart, problemsOfDaypart } from './daypart-draft.ts'
import type { DaypartDraft } from './daypart-draft.ts'
import { useDayparts, useOfficeHours } from './hooks.ts'

type Given = { daypart: DaypartReply | null; onDone: () => void }

function useSaveDaypart({ daypart, onDone }: Given) {
  const t = useText().dayparts
  const tell = useTell()
  const [version, setVersion] = useState(daypart?.version ?? 1)
  const all = useDayparts()
  const done = () => {
    tell.done(t.saved)
    onDone()
  }
  const create = useSend(createDaypart, done)
  const update = useSend(updateDaypart, done)
  const send = daypart === null ? create : update
  return {
    busy: send.isPending,
    error: send.error,
    save: (draft: DaypartDraft) => {
      const body = parseDaypart(draft)
      if (body === null) return
      if (daypart === null) create.mutate({ body })
      else update.mutate({ params: { id: daypart.id }, body: { ...body, version } })
    },
    reload: async () => {
      const newest = (await all.refetch()).data?.find(({ id }) => id === daypart?.id)
      if (newest) setVersion(newest.version)
      update.reset()
    },
  }
}

/** Adds a daypart (`daypart` null) or changes one. */
export function DaypartForm(given: Given): ReactNode {
  const text = useText()
  const t = text.dayparts
  const [draft, setDraft] = useState(() => daypartDraft(given.daypart))
  const [tried, setTried] = useState(false)
  const { save, busy, error, reload } = useSaveDaypart(given)
  const officeHours = useOfficeHours()
  const put = (part: Partial<DaypartDraft>) => setDraft((old) => ({ ...old, ...part }))
  const wrong = tried ? problemsOfDaypart(draft) : []
  const submit = () => {
    setTried(true)
    save(draft)
  }
  return (
    <Form
      onSubmit={submit}
      submit={text.kit.save}
      busy={busy}
      error={error}
      fields={{ name: t.name }}
      onReload={() => void reload()}
      onCancel={given.onDone}
    >
      <TextInput
        label={t.name}
        placeholder={t.namePlaceholder}
        required
        data-autofocus
        maxLength={200}
        value={draft.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
        error={wrong.includes('name') ? t.nameMissing : undefined}
      />
      <WeekTableEditor
        label={t.hours}
        value={draft.hours}
        onChange={(hours) => put({ hours })}
        {...(officeHours ? { officeHours } : {})}
      />
      {wrong.includes('hours') && (
        <Text size="xs" c="red.9" role="alert">
          {t.hoursWrong}
        </Text>
      )}
      <Switch
        label={t.follows}
        description={t.followsHint}
        checked={draft.followsCalendar}
        onChange={(event) => put({ followsCalendar: event.currentTarget.checked })}
      />
      <DateHoursEditor
        value={draft.dates}
        onChange={(dates) => put({ dates })}
        error={wrong.includes('dates') ? t.dates.wrong : undefined}
      />
    </Form>
  )
}
