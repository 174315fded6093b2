import { Input, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DaypartId } from '../../playlists/ids.ts'
import { DateField } from '../ui/date-field.tsx'
import { DatesField } from '../ui/dates-field.tsx'
import { useText } from '../ui/language.tsx'
import { MomentField } from '../ui/moment-field.tsx'
import { WeekTableEditor } from '../ui/week-table.tsx'
import type { Draft, DraftField } from './draft.ts'
import { useDayparts, useOfficeHours } from './hooks.ts'
import { RepeatFields } from './repeat-fields.tsx'
import { TimingSummary } from './timing-summary.tsx'

type Props = {
  draft: Draft
  errors: Partial<Record<DraftField, string>>
  onChange: (part: Partial<Draft>) => void
}

/** When: once, or again and again; in words below, with the next dates. */
export function TimingFields(props: Props): ReactNode {
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

function RecurringFields(props: Props) {
  const { draft, errors, onChange } = props
  return (
    <>
      <RepeatFields
        repeat={draft.repeat}
        error={errors.rule}
        onChange={(part) => onChange({ repeat: { ...draft.repeat, ...part } })}
      />
      <HoursFields {...props} />
      <BoundsFields {...props} />
      <SingleDates {...props} />
      <TimingSummary draft={draft} />
    </>
  )
}

function HoursFields({ draft, errors, onChange }: Props) {
  const text = useText()
  const t = text.repeat
  const officeHours = useOfficeHours()
  const kinds = (['own', 'daypart'] as const).map((value) => ({ value, label: t.hoursKinds[value] }))
  return (
    <Stack gap="xs">
      <Input.Wrapper label={t.hoursFrom} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t.hoursFrom}
            data={kinds}
            value={draft.hoursKind}
            onChange={(kind) => onChange({ hoursKind: kind as Draft['hoursKind'] })}
          />
        </div>
      </Input.Wrapper>
      {draft.hoursKind === 'daypart' ? (
        <DaypartField draft={draft} error={errors.hours} onChange={onChange} />
      ) : (
        <div>
          <WeekTableEditor
            label={text.schedules.form.hours}
            value={draft.hours}
            onChange={(hours) => onChange({ hours })}
            sameDays={!draft.byWeekday}
            {...(officeHours ? { officeHours } : {})}
          />
          {errors.hours !== undefined && <Input.Error mt={4}>{errors.hours}</Input.Error>}
          <Switch
            mt="xs"
            size="sm"
            label={t.byWeekday}
            checked={draft.byWeekday}
            onChange={(event) => onChange({ byWeekday: event.currentTarget.checked })}
          />
        </div>
      )}
    </Stack>
  )
}

type DaypartGiven = { draft: Draft; error: string | undefined; onChange: Props['onChange'] }

function DaypartField({ draft, error, onChange }: DaypartGiven) {
  const t = useText().repeat
  const all = useDayparts().data ?? []
  const offered = all.filter(({ id, archivedAt }) => archivedAt === null || id === draft.daypart)
  return (
    <Select
      label={t.daypart}
      placeholder={t.chooseDaypart}
      description={offered.length === 0 ? t.noDayparts : undefined}
      data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={draft.daypart === null ? null : String(draft.daypart)}
      onChange={(id) => onChange({ daypart: id === null ? null : (Number(id) as DaypartId) })}
      error={error}
      searchable
      required
    />
  )
}

function BoundsFields({ draft, errors, onChange }: Props) {
  const t = useText().repeat
  const ends = (['never', 'until', 'count'] as const).map((value) => ({ value, label: t.ends[value] }))
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <DateField
        label={t.from}
        placeholder={t.fromHint}
        value={draft.from}
        error={errors.from}
        onChange={(from) => onChange({ from })}
      />
      <Stack gap="xs">
        <Select
          label={t.end}
          data={ends}
          value={draft.end}
          onChange={(end) => end && onChange({ end: end as Draft['end'] })}
          error={draft.end === 'never' ? errors.until : undefined}
          allowDeselect={false}
        />
        {draft.end === 'until' && (
          <DateField
            label={t.ends.until}
            value={draft.until}
            min={draft.from}
            error={errors.until}
            onChange={(until) => onChange({ until })}
          />
        )}
        {draft.end === 'count' && (
          <NumberInput
            label={t.count}
            value={draft.count ?? ''}
            min={1}
            max={1000}
            allowDecimal={false}
            error={errors.until}
            onChange={(count) => onChange({ count: typeof count === 'number' ? count : null })}
          />
        )}
      </Stack>
    </SimpleGrid>
  )
}

function SingleDates({ draft, onChange }: Props) {
  const t = useText().repeat
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {(['except', 'also'] as const).map((field) => (
        <DatesField
          key={field}
          label={t[field]}
          description={field === 'except' ? t.exceptHint : t.alsoHint}
          value={draft[field]}
          onChange={(dates) => onChange({ [field]: dates })}
        />
      ))}
    </SimpleGrid>
  )
}

function OnceFields({ draft, errors, onChange }: Props) {
  const t = useText().schedules.form
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <MomentField label={t.start} value={draft.start} onChange={(start) => onChange({ start })} />
      <MomentField label={t.end} value={draft.endAt} error={errors.end} onChange={(endAt) => onChange({ endAt })} />
    </SimpleGrid>
  )
}
