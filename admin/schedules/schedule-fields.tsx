import {
  Anchor,
  Fieldset,
  Input,
  Radio,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PlaylistId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { DateField } from '../ui/date-field.tsx'
import { useText } from '../ui/language.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { TargetPicker } from '../ui/target-picker.tsx'
import { WeekTableEditor } from '../ui/week-table.tsx'
import { DRAFT_LAYERS } from './draft.ts'
import type { Draft, DraftField, DraftLayer } from './draft.ts'
import { useOfficeHours, usePlaylists } from './hooks.ts'
import { WeightField } from './weight-field.tsx'

type Props = {
  draft: Draft
  errors: Partial<Record<DraftField, string>>
  readOnly: boolean
  others: readonly ScheduleReply[]
  onChange: (part: Partial<Draft>) => void
}

export function ScheduleFields(props: Props): ReactNode {
  const { draft, errors, readOnly, others, onChange } = props
  const t = useText().schedules.form
  return (
    <Fieldset variant="unstyled" disabled={readOnly}>
      <Stack>
        <TextInput
          label={t.name}
          placeholder={t.namePlaceholder}
          value={draft.name}
          error={errors.name}
          maxLength={200}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
          required
          data-autofocus
        />
        <WhatFields {...props} />
        <LayerField layer={draft.layer} onChange={(layer) => onChange({ layer })} />
        <TimingFields {...props} />
        <div>
          <TargetPicker
            label={t.target}
            value={draft.target}
            onChange={(target) => onChange({ target })}
            {...(errors.target === undefined ? {} : { error: errors.target })}
          />
        </div>
        {draft.layer === 'scheduled' && (
          <WeightField draft={draft} others={others} onChange={(weight) => onChange({ weight })} />
        )}
      </Stack>
    </Fieldset>
  )
}

function WhatFields({ draft, errors, onChange }: Props) {
  const t = useText().schedules
  const playlists = usePlaylists().filter(({ archivedAt, id }) => archivedAt === null || id === draft.playlist)
  const shows = (['playlist', 'black'] as const).map((value) => ({ value, label: t.shows[value] }))
  return (
    <Stack gap="xs">
      <Input.Wrapper label={t.form.what} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t.form.what}
            data={shows}
            value={draft.show}
            onChange={(show) => onChange({ show: show as Draft['show'] })}
          />
        </div>
      </Input.Wrapper>
      {draft.show === 'playlist' && (
        <Select
          label={t.form.playlist}
          placeholder={t.form.choosePlaylist}
          data={playlists.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={draft.playlist === null ? null : String(draft.playlist)}
          onChange={(id) => onChange({ playlist: id === null ? null : (Number(id) as PlaylistId) })}
          error={errors.playlist}
          searchable
          required
        />
      )}
      {draft.show === 'playlist' && playlists.length === 0 && (
        <Anchor component={Link} to="/playlists?new=1" size="sm">
          {t.form.noPlaylists}
        </Anchor>
      )}
    </Stack>
  )
}

function LayerField({ layer, onChange }: { layer: DraftLayer; onChange: (layer: DraftLayer) => void }) {
  const t = useText().schedules
  return (
    <Radio.Group label={t.form.layer} value={layer} onChange={(value) => onChange(value as DraftLayer)}>
      <Stack gap="xs" mt={6}>
        {DRAFT_LAYERS.map((name) => (
          <Radio key={name} value={name} label={t.layers[name]} description={t.layerHints[name]} />
        ))}
        <Text size="xs" c="dark.4">
          {t.emergencyHint}
        </Text>
      </Stack>
    </Radio.Group>
  )
}

function TimingFields(props: Props) {
  const t = useText().schedules.form
  const { draft, onChange } = props
  const timings = (['recurring', 'once'] as const).map((value) => ({ value, label: t.timings[value] }))
  return (
    <Stack gap="sm">
      <Input.Wrapper label={t.timing} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t.timing}
            data={timings}
            value={draft.timing}
            onChange={(timing) => onChange({ timing: timing as Draft['timing'] })}
          />
        </div>
      </Input.Wrapper>
      {draft.timing === 'recurring' ? <RecurringFields {...props} /> : <OnceFields {...props} />}
    </Stack>
  )
}

function RecurringFields({ draft, errors, onChange }: Props) {
  const t = useText().schedules.form
  const officeHours = useOfficeHours()
  return (
    <>
      <div>
        <WeekTableEditor
          label={t.hours}
          value={draft.hours}
          onChange={(hours) => onChange({ hours })}
          {...(officeHours ? { officeHours } : {})}
        />
        {errors.hours !== undefined && <Input.Error mt={4}>{errors.hours}</Input.Error>}
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField
          label={t.from}
          placeholder={t.datesHint}
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        <DateField
          label={t.until}
          placeholder={t.datesHint}
          value={draft.until}
          min={draft.from}
          error={errors.until}
          onChange={(until) => onChange({ until })}
        />
      </SimpleGrid>
      <DatePickerInput
        type="multiple"
        label={t.except}
        description={t.exceptHint}
        value={draft.except}
        onChange={(except) => onChange({ except: except as LocalDate[] })}
        valueFormat="DD/MM/YYYY"
        clearable
      />
    </>
  )
}

function OnceFields({ draft, errors, onChange }: Props) {
  const t = useText().schedules.form
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <MomentField label={t.start} value={draft.start} onChange={(start) => onChange({ start })} />
      <MomentField label={t.end} value={draft.end} error={errors.end} onChange={(end) => onChange({ end })} />
    </SimpleGrid>
  )
}
