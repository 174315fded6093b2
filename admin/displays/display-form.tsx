import { Group, MultiSelect, Select, Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import { USUAL_VIEWING } from '../../playlists/preflight/target.ts'
import { AHEAD_DAYS, createDisplay, listDisplays, listGroups, updateDisplay } from '../../playlists/wire/displays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { readSettings } from '../../playlists/wire/settings.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { CanvasFields } from '../ui/canvas-fields.tsx'
import type { DisplayKind } from '../ui/canvas-presets.ts'
import { DateHoursEditor } from '../ui/date-hours.tsx'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { WeekTableEditor } from '../ui/week-table.tsx'
import { emptyDraft, makeDraft, parseDraft, problemsOf } from './draft.ts'
import type { DisplayDraft } from './draft.ts'
import { EmptyZonesNotice } from './empty-zones-notice.tsx'
import { FrameField } from './frame-field.tsx'
import { drawnCanvas } from './geometry-draft.ts'
import { GeometryField } from './geometry-field.tsx'
import { ViewingFields } from './viewing-fields.tsx'

type Given = { display: Display | null; onDone: (display?: Display) => void }

/** Creating and changing, with the version that this form has seen. */
function useSave({ display, onDone }: Given) {
  const text = useText().displays.done
  const tell = useTell()
  const [version, setVersion] = useState(display?.version ?? 1)
  const displays = useAsk(listDisplays, {})
  const create = useSend(createDisplay, (made) => {
    tell.done(text.added)
    onDone(made)
  })
  const update = useSend(updateDisplay, (saved) => {
    tell.done(text.saved)
    onDone(saved)
  })
  const send = display === null ? create : update
  return {
    busy: send.isPending,
    error: send.error,
    save: (draft: DisplayDraft) => {
      const body = parseDraft(draft)
      if (body === null) return
      if (display === null) create.mutate({ body })
      else update.mutate({ params: { id: display.id }, body: { ...body, version } })
    },
    reload: async () => {
      const newest = (await displays.refetch()).data?.find((one) => one.id === display?.id)
      if (newest) setVersion(newest.version)
      update.reset()
    },
  }
}

/** Adds a display (`display` null) or changes one. */
export function DisplayForm(given: Given): ReactNode {
  const text = useText().displays.form
  const [draft, setDraft] = useState(() => (given.display ? makeDraft(given.display) : emptyDraft()))
  const [tried, setTried] = useState(false)
  const { save, busy, error, reload } = useSave(given)
  const put = (part: Partial<DisplayDraft>) => setDraft((old) => ({ ...old, ...part }))
  const submit = () => {
    setTried(true)
    save(draft)
  }
  return (
    <Form
      onSubmit={submit}
      submit={given.display ? text.save : text.add}
      busy={busy}
      error={error}
      fields={{ name: text.name, location: text.location }}
      onReload={() => void reload()}
      onCancel={() => given.onDone()}
      typed={draft}
    >
      <Fields id={given.display?.id ?? null} draft={draft} put={put} tried={tried} />
    </Form>
  )
}

type FieldsGiven = {
  id: DisplayId | null
  draft: DisplayDraft
  put: (part: Partial<DisplayDraft>) => void
  tried: boolean
}

function Fields({ id, draft, put, tried }: FieldsGiven) {
  const { displays: text, dayparts, geometry: shape } = useText()
  const wrong = tried ? problemsOf(draft) : []
  const officeHours = useAsk(readSettings, {}).data?.hours
  return (
    <>
      <NameFields draft={draft} put={put} wrong={wrong.includes('name')} />
      <CanvasFields
        value={draft.canvas}
        onChange={(canvas, kind) => put(kind === null ? { canvas } : { canvas, kind, viewing: USUAL_VIEWING[kind] })}
      />
      {wrong.includes('canvas') && <Wrong>{text.canvas.wrong}</Wrong>}
      <GeometryField draft={draft} onChange={(geometry) => put({ geometry })} />
      {wrong.includes('geometry') && <Wrong>{shape.wrong}</Wrong>}
      {(draft.kind === 'kiosk' || draft.touch) && (
        <Switch
          label={shape.touch}
          description={shape.touchHint}
          checked={draft.touch}
          onChange={(event) => put({ touch: event.currentTarget.checked })}
          error={wrong.includes('touch') ? shape.touchWhole : undefined}
        />
      )}
      <FrameField value={draft.frame} canvas={drawnCanvas(draft)} onChange={(frame) => put({ frame })} />
      <EmptyZonesNotice display={{ ...draft, canvas: drawnCanvas(draft), id }} />
      <ViewingFields value={draft.viewing} onChange={(viewing) => put({ viewing })} />
      {wrong.includes('viewing') && <Wrong>{text.viewing.wrong}</Wrong>}
      <WeekTableEditor
        label={text.form.opening}
        description={text.form.openingHint}
        value={draft.opening}
        onChange={(opening) => put({ opening })}
        brightness
        officeHours={officeHours}
      />
      {wrong.includes('opening') && <Wrong>{text.form.openingWrong}</Wrong>}
      <Switch
        label={dayparts.follows}
        description={dayparts.followsHint}
        checked={draft.followsCalendar}
        onChange={(event) => put({ followsCalendar: event.currentTarget.checked })}
      />
      <DateHoursEditor
        value={draft.dates}
        onChange={(dates) => put({ dates })}
        error={wrong.includes('dates') ? dayparts.dates.wrong : undefined}
        brightness
      />
      <Switch
        label={text.form.muted}
        description={text.form.mutedHint}
        checked={draft.muted}
        onChange={(event) => put({ muted: event.currentTarget.checked })}
      />
      <AheadField value={draft.aheadDays} onChange={(aheadDays) => put({ aheadDays })} />
      <GroupsField value={draft.groups} onChange={(groups) => put({ groups })} />
    </>
  )
}

const Wrong = ({ children }: { children: ReactNode }) => (
  <Text size="xs" c="red.9" role="alert">
    {children}
  </Text>
)

type NameGiven = { draft: DisplayDraft; put: FieldsGiven['put']; wrong: boolean }

function NameFields({ draft, put, wrong }: NameGiven) {
  const text = useText().displays
  const kinds = (['tv', 'kiosk', 'led'] as const).map((value) => ({ value, label: text.kinds[value] }))
  return (
    <>
      <TextInput
        label={text.form.name}
        description={text.form.nameHint}
        required
        data-autofocus
        maxLength={200}
        value={draft.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
        error={wrong ? text.form.nameMissing : undefined}
      />
      <Group grow align="flex-start" preventGrowOverflow={false} gap="sm">
        <TextInput
          label={text.form.location}
          description={text.form.locationHint}
          maxLength={200}
          value={draft.location}
          onChange={(event) => put({ location: event.currentTarget.value })}
          miw={200}
        />
        <Select
          label={text.form.kind}
          data={kinds}
          value={draft.kind}
          onChange={(kind) => kind && put({ kind: kind as DisplayKind, viewing: USUAL_VIEWING[kind as DisplayKind] })}
          miw={140}
        />
      </Group>
    </>
  )
}

/** RULES DI10. */
function AheadField({ value, onChange }: { value: number; onChange: (days: number) => void }) {
  const text = useText().displays.form
  const days = [AHEAD_DAYS.usual, 30, AHEAD_DAYS.most]
  return (
    <Select
      label={text.ahead}
      description={text.aheadHint}
      data={[...new Set([...days, value])].map((each) => ({ value: String(each), label: text.aheadDays(each) }))}
      value={String(value)}
      onChange={(chosen) => chosen !== null && onChange(Number(chosen))}
      allowDeselect={false}
    />
  )
}

function GroupsField({ value, onChange }: { value: GroupId[]; onChange: (groups: GroupId[]) => void }) {
  const text = useText().displays.form
  const groups = useAsk(listGroups, {}).data ?? []
  if (groups.length === 0) return null
  return (
    <MultiSelect
      label={text.groups}
      data={groups.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value.map(String)}
      onChange={(ids) => onChange(ids.map((id) => Number(id) as GroupId))}
    />
  )
}
