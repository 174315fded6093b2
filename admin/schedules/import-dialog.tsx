import { Checkbox, FileInput, ScrollArea, Select, Stack, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { PlaylistId } from '../../playlists/ids.ts'
import { importSchedules, previewImport } from '../../playlists/wire/icalendar.ts'
import type { IcsEvent } from '../../playlists/wire/icalendar.ts'
import { useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { Form, FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { TargetPicker } from '../ui/target-picker.tsx'
import { EVERYBODY, isEmptyTarget } from '../ui/targets.ts'
import { usePlaylists } from './hooks.ts'
import { useDescribe } from './timing-summary.tsx'

export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  return (
    <FormDialog opened={opened} title={useText().ics.import.title} onClose={onClose} size="lg">
      {opened && <ImportForm onDone={onClose} />}
    </FormDialog>
  )
}

const MOST_BYTES = 900_000

/** What the file has, and which of it is wanted. */
function useImport(onDone: () => void) {
  const t = useText().ics.import
  const tell = useTell()
  const format = useFormat()
  const [ics, setIcs] = useState('')
  const [tooLarge, setTooLarge] = useState(false)
  const [chosen, setChosen] = useState<number[]>([])
  const preview = useSend(previewImport, (events) =>
    setChosen(events.flatMap(({ timing }, n) => (timing === null ? [] : [n]))),
  )
  const save = useSend(importSchedules, (made) => {
    tell.done(t.saved(format.number(made.length)))
    onDone()
  })
  const read = async (file: File | null) => {
    preview.reset()
    setChosen([])
    setTooLarge(file !== null && file.size > MOST_BYTES)
    if (file === null || file.size > MOST_BYTES) return
    const text = await file.text()
    setIcs(text)
    preview.mutate({ body: { ics: text } })
  }
  return { ics, tooLarge, chosen, setChosen, preview, save, read }
}

function ImportForm({ onDone }: { onDone: () => void }) {
  const text = useText()
  const t = text.ics.import
  const format = useFormat()
  const { ics, tooLarge, chosen, setChosen, preview, save, read } = useImport(onDone)
  const [playlist, setPlaylist] = useState<PlaylistId | null>(null)
  const [target, setTarget] = useState(EVERYBODY)
  const [tried, setTried] = useState(false)
  const playlists = usePlaylists().filter(({ archivedAt }) => archivedAt === null)
  const submit = () => {
    setTried(true)
    if (playlist === null || isEmptyTarget(target)) return
    const show = { kind: 'playlist', playlist } as const
    save.mutate({ body: { ics, chosen, layer: 'scheduled', show, target, weight: 1 } })
  }
  return (
    <Form
      onSubmit={submit}
      submit={chosen.length === 0 ? t.saveNone : t.save(format.number(chosen.length))}
      busy={save.isPending || preview.isPending}
      idle={chosen.length === 0}
      error={save.error ?? preview.error}
      onCancel={onDone}
    >
      <FileInput
        label={t.file}
        placeholder={t.filePlaceholder}
        accept=".ics,text/calendar"
        leftSection={<IconFileUpload size={16} aria-hidden />}
        error={tooLarge ? t.tooLarge : undefined}
        onChange={(file) => void read(file)}
      />
      {preview.data && <EventList events={preview.data} chosen={chosen} onChange={setChosen} />}
      <Select
        label={t.playlist}
        placeholder={text.schedules.form.choosePlaylist}
        data={playlists.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={playlist === null ? null : String(playlist)}
        onChange={(id) => setPlaylist(id === null ? null : (Number(id) as PlaylistId))}
        error={tried && playlist === null ? t.playlistMissing : undefined}
        searchable
        required
      />
      <TargetPicker
        label={text.schedules.form.target}
        value={target}
        onChange={setTarget}
        {...(tried && isEmptyTarget(target) ? { error: t.targetMissing } : {})}
      />
    </Form>
  )
}

type ListGiven = { events: readonly IcsEvent[]; chosen: number[]; onChange: (chosen: number[]) => void }

function EventList({ events, chosen, onChange }: ListGiven) {
  const t = useText().ics.import
  const format = useFormat()
  const describe = useDescribe()
  if (events.length === 0) return <Text size="sm">{t.nothing}</Text>
  const wordsOf = ({ timing, refused, next }: IcsEvent) =>
    timing === null ? (refused ?? '') : `${describe(timing)}. ${t.next(next.map(format.date).join(', '))}`
  const toggle = (n: number, wanted: boolean) =>
    onChange(wanted ? [...chosen, n].sort((a, b) => a - b) : chosen.filter((each) => each !== n))
  return (
    <>
      <Text size="sm">{t.found(format.number(events.length))}</Text>
      <ScrollArea.Autosize mah={320} type="auto">
        <Stack gap="xs">
          {events.map((event, n) => (
            <Checkbox
              key={n}
              label={event.name}
              description={wordsOf(event)}
              checked={chosen.includes(n)}
              disabled={event.timing === null}
              onChange={({ currentTarget }) => toggle(n, currentTarget.checked)}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </>
  )
}
