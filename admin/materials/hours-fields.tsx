import { Anchor, Select, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { DaypartId } from '../../playlists/ids.ts'
import type { HoursContent } from '../../playlists/content.ts'
import { listDayparts } from '../../playlists/wire/dayparts.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import type { DraftField } from './draft.ts'
import { HeadlineField } from './headline-field.tsx'

type Props = {
  content: HoursContent
  errors: Partial<Record<DraftField, string>>
  onChange: (content: HoursContent) => void
}

const OFFICE = 'office'

/** Whose hours they are; the lines themselves come from the settings and the calendar. */
export function HoursFields({ content, errors, onChange }: Props): ReactNode {
  const t = useText().materials.form
  const dayparts = (useAsk(listDayparts, {}).data ?? []).filter(({ archivedAt }) => archivedAt === null)
  const choices = [
    { value: OFFICE, label: t.officeHours },
    ...dayparts.map(({ id, name }) => ({ value: String(id), label: name })),
  ]
  const choose = (value: string | null) =>
    onChange({ ...content, daypart: value === null || value === OFFICE ? null : (Number(value) as DaypartId) })
  return (
    <Stack>
      <HeadlineField label={t.headline} error={errors.headline} content={content} onChange={onChange} />
      <Select
        label={t.hoursOf}
        description={t.hoursOfHint}
        data={choices}
        value={content.daypart === null ? OFFICE : String(content.daypart)}
        onChange={choose}
        allowDeselect={false}
      />
      <Text size="sm">
        <To page="/settings" says={t.changeHours} /> · <To page="/calendar" says={t.changeCalendar} />
      </Text>
      <TextInput
        label={t.support}
        value={content.support}
        onChange={(event) => onChange({ ...content, support: event.currentTarget.value })}
        maxLength={300}
      />
    </Stack>
  )
}

const To = ({ page, says }: { page: string; says: string }) => (
  <Anchor component={Link} to={page} inherit>
    {says}
  </Anchor>
)
