import { Radio, Select, Stack, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useText } from './language.tsx'
import type { OfficeDraft, OfficeProblem } from './office-draft.ts'
import { WeekTableEditor } from './week-table.tsx'

type Given = {
  draft: OfficeDraft
  put: (part: Partial<OfficeDraft>) => void
  problems: readonly OfficeProblem[]
}

/** Name, form, zone and hours: asked by the first-run wizard and changed in the settings. */
export function OfficeFields({ draft, put, problems }: Given): ReactNode {
  const text = useText().settings.office
  return (
    <>
      <TextInput
        label={text.name}
        description={text.nameHint}
        required
        maxLength={200}
        value={draft.officeName}
        onChange={(event) => put({ officeName: event.currentTarget.value })}
        error={problems.includes('officeName') ? text.nameMissing : undefined}
      />
      <Radio.Group
        label={text.form}
        description={text.formHint}
        inputWrapperOrder={['label', 'description', 'input', 'error']}
        value={draft.officeForm}
        onChange={(form) => put({ officeForm: form === 'party' ? 'party' : 'state' })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="state" label={text.forms.state.name} description={text.forms.state.hint} />
          <Radio value="party" label={text.forms.party.name} description={text.forms.party.hint} />
        </Stack>
      </Radio.Group>
      <ZoneField
        value={draft.zone}
        onChange={(zone) => put({ zone })}
        error={problems.includes('zone') ? text.zoneWrong : undefined}
      />
      <WeekTableEditor
        label={text.hours}
        description={problems.includes('hours') ? text.hoursWrong : text.hoursHint}
        value={draft.hours}
        onChange={(hours) => put({ hours })}
      />
    </>
  )
}

type ZoneGiven = { value: string; onChange: (zone: string) => void; error: string | undefined }

function ZoneField({ value, onChange, error }: ZoneGiven) {
  const text = useText().settings.office
  const zones = useMemo(() => [...new Set([value, 'Asia/Ho_Chi_Minh', ...Intl.supportedValuesOf('timeZone')])], [value])
  return (
    <Select
      label={text.zone}
      description={text.zoneHint}
      searchable
      maxDropdownHeight={260}
      limit={60}
      data={zones}
      value={value}
      onChange={(zone) => zone !== null && onChange(zone)}
      error={error}
      maw={360}
    />
  )
}
