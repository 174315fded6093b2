import { Anchor, Fieldset, Input, Radio, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { PlaylistId } from '../../playlists/ids.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useText } from '../ui/language.tsx'
import { TargetPicker } from '../ui/target-picker.tsx'
import { DRAFT_LAYERS } from './draft.ts'
import type { Draft, DraftField, DraftLayer } from './draft.ts'
import { useKnownPlaylists } from './hooks.ts'
import { TimingFields } from './timing-fields.tsx'
import { WeightField } from './weight-field.tsx'
import { ZoneField } from './zone-field.tsx'

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
        <TimingFields draft={draft} errors={errors} onChange={onChange} />
        <div>
          <TargetPicker
            label={t.target}
            value={draft.target}
            onChange={(target) => onChange({ target })}
            {...(errors.target === undefined ? {} : { error: errors.target })}
          />
        </div>
        {draft.layer !== 'takeover' && (
          <ZoneField value={draft.zone} target={draft.target} onChange={(zone) => onChange({ zone })} />
        )}
        {draft.layer === 'scheduled' && (
          <WeightField draft={draft} others={others} onChange={(weight) => onChange({ weight })} />
        )}
      </Stack>
    </Fieldset>
  )
}

function WhatFields({ draft, errors, onChange }: Props) {
  const t = useText().schedules
  const known = useKnownPlaylists()
  const playlists = (known ?? []).filter(({ archivedAt, id }) => archivedAt === null || id === draft.playlist)
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
      {draft.show === 'playlist' && known !== undefined && playlists.length === 0 && (
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
