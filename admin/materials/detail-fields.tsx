import { Alert, Group, NumberInput, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { CampaignId } from '../../playlists/ids.ts'
import { AUDIENCES } from '../../playlists/material.ts'
import type { Audience } from '../../playlists/material.ts'
import { neededMs } from '../../playlists/preflight.ts'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import type { Topic } from '../../playlists/wire/settings.ts'
import { DateField } from '../ui/date-field.tsx'
import { useFormat } from '../ui/office.ts'
import { useText } from '../ui/language.tsx'
import { TagsField } from './tags-field.tsx'
import { readingSeconds, secondsOf, suggestedSeconds, titleOf } from './draft.ts'
import type { Draft, DraftField } from './draft.ts'

type Props = {
  draft: Draft
  /** How long the displays in use need to show all of it, as measured. */
  needMs: number
  errors: Partial<Record<DraftField, string>>
  topics: readonly Topic[]
  campaigns: readonly Campaign[]
  onChange: (change: Partial<Draft>) => void
}

/** What stands in for a title that is left empty; a file has nothing that could. */
const TITLE_HINTS = {
  slogan: 'titleHint',
  qr: 'qrTitleHint',
  figure: 'titleHint',
  table: 'titleHint',
  hours: 'titleHint',
  image: null,
  video: null,
  slides: null,
  web: null,
} as const

/** The part of the form that files a material: name, topic, campaign, source, duration, validity. */
export function DetailFields(props: Props): ReactNode {
  const { draft, errors, onChange } = props
  const t = useText().materials.form
  return (
    <Stack>
      <TextInput
        label={t.title}
        description={TITLE_HINTS[draft.content.kind] && t[TITLE_HINTS[draft.content.kind]!]}
        error={errors.title}
        placeholder={titleOf(draft)}
        value={draft.title}
        maxLength={200}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <FilingFields {...props} />
      <TextInput
        label={t.source}
        description={t.sourceHint}
        value={draft.source}
        maxLength={500}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
      <DurationField {...props} />
      <ValidityFields {...props} />
      <AudienceFields {...props} />
      <TagsField label={t.tags} description={t.tagsHint} value={draft.tags} onChange={(tags) => onChange({ tags })} />
    </Stack>
  )
}

function FilingFields({ draft, errors, topics, campaigns, onChange }: Props) {
  const t = useText().materials.form
  const topicOptions = topics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))
  const campaignOptions = campaigns
    .filter((campaign) => campaign.archivedAt === null || campaign.id === draft.campaign)
    .map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={t.topic}
        error={errors.topic}
        data={topicOptions}
        value={draft.topic === '' ? null : draft.topic}
        onChange={(topic) => onChange({ topic: topic ?? '' })}
        allowDeselect={false}
        searchable
        required
      />
      <Select
        label={t.campaign}
        placeholder={t.noCampaign}
        data={campaignOptions}
        value={draft.campaign === null ? null : String(draft.campaign)}
        onChange={(id) => onChange({ campaign: id === null ? null : (Number(id) as CampaignId) })}
        clearable
      />
    </SimpleGrid>
  )
}

/** For whom it is, and whether it would be out of place on a solemn day. */
function AudienceFields({ draft, onChange }: Props) {
  const t = useText().materials
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={t.form.audience}
        description={t.form.audienceHint}
        data={AUDIENCES.map((value) => ({ value, label: t.audiences[value] }))}
        value={draft.audience}
        onChange={(audience) => onChange({ audience: (audience ?? 'everyone') as Audience })}
        allowDeselect={false}
      />
      <Switch
        label={t.form.festive}
        description={t.form.festiveHint}
        checked={draft.festive}
        onChange={(event) => onChange({ festive: event.currentTarget.checked })}
      />
    </SimpleGrid>
  )
}

function DurationField({ draft, needMs, errors, onChange }: Props) {
  const t = useText().materials.form
  const format = useFormat()
  const reading = readingSeconds(draft.content)
  const hints = [t.durationHint(format.number(suggestedSeconds(draft.content, needMs)))]
  if (reading !== null) hints.push(t.readingHint(format.number(reading)))
  if (needMs > neededMs(draft.content)) hints.push(t.runningHint(format.duration(needMs)))
  return (
    <Stack gap="xs">
      <Group align="end">
        <NumberInput
          label={t.duration}
          error={errors.seconds}
          min={3}
          max={3600}
          w={180}
          allowDecimal={false}
          value={secondsOf(draft, needMs)}
          onChange={(value) => onChange({ seconds: typeof value === 'number' ? value : null })}
        />
        <Text size="sm" c="dark.4" flex={1} pb={6}>
          {hints.join(' ')}
        </Text>
      </Group>
      <DurationWarning draft={draft} needMs={needMs} reading={reading} />
    </Stack>
  )
}

const QR_SECONDS = 15

type WarningGiven = { draft: Draft; needMs: number; reading: number | null }

function DurationWarning({ draft, needMs, reading }: WarningGiven) {
  const t = useText().materials.form
  const format = useFormat()
  const seconds = secondsOf(draft, needMs)
  const warnings: string[] = []
  if (reading !== null && seconds < reading) warnings.push(t.tooShort(format.number(reading)))
  if (draft.content.kind === 'qr' && seconds < QR_SECONDS) warnings.push(t.qrShort)
  if (draft.content.kind === 'video' && seconds * 1000 < draft.content.durationMs)
    warnings.push(t.cutsVideo(format.clockDuration(draft.content.durationMs)))
  return warnings.map((warning) => (
    <Alert key={warning} color="yellow" py="xs" role="status">
      {warning}
    </Alert>
  ))
}

function ValidityFields({ draft, errors, onChange }: Props) {
  const t = useText().materials.form
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <DateField
        label={t.validFrom}
        placeholder={t.validHint}
        value={draft.validFrom}
        onChange={(validFrom) => onChange({ validFrom })}
      />
      <DateField
        label={t.validUntil}
        placeholder={t.validHint}
        error={errors.validUntil}
        value={draft.validUntil}
        min={draft.validFrom}
        onChange={(validUntil) => onChange({ validUntil })}
      />
    </SimpleGrid>
  )
}
