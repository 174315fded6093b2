import { Button, Group, Paper, Select, SimpleGrid, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CampaignId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { BulkDeed } from '../../playlists/wire/library.ts'
import { DateField } from '../ui/date-field.tsx'
import { Form, FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { Chosen } from './bulk.ts'
import classes from './bulk-bar.module.css'
import { useConfirmArchive } from './confirm-archive.tsx'
import { useCampaigns, useTopics } from './hooks.ts'
import { TagsField } from './tags-field.tsx'
import { useBulk } from './use-bulk.tsx'

const ASKING = ['tag', 'topic', 'campaign', 'validity'] as const
type Asking = (typeof ASKING)[number]

type Props = { chosen: Chosen; archived: boolean; onClear: () => void }

/** What can be done to all that are chosen; stands at the foot of the page while any is. */
export function BulkBar({ chosen, archived, onClear }: Props): ReactNode {
  const t = useText().materials
  const format = useFormat()
  const { run, busy } = useBulk()
  const confirmArchive = useConfirmArchive()
  const [asking, setAsking] = useState<Asking | null>(null)
  const count = format.number(chosen.size)
  const take = async (deed: BulkDeed): Promise<void> => {
    if (await run(deed, chosen)) onClear()
    setAsking(null)
  }
  const archive = async (): Promise<void> => {
    if (await confirmArchive(t.bulk.archive(count), [...chosen.keys()])) await take({ deed: 'archive' })
  }
  const deeds = archived
    ? [{ label: t.actions.restore, act: () => void take({ deed: 'restore' }) }]
    : [
        ...ASKING.map((name) => ({ label: t.bulk.deeds[name], act: () => setAsking(name) })),
        { label: t.actions.submit, act: () => void take({ deed: 'submit' }) },
        { label: t.actions.archive, act: () => void archive() },
      ]
  return (
    <Paper className={classes.bar} withBorder shadow="md" role="region" aria-label={t.bulk.label}>
      <Text size="sm" fw={600} aria-live="polite">
        {t.bulk.chosen(count)}
      </Text>
      <Group gap={6}>
        {deeds.map(({ label, act }) => (
          <Button key={label} size="xs" variant="default" disabled={busy} onClick={act}>
            {label}
          </Button>
        ))}
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={onClear}
          disabled={busy}
        >
          {t.bulk.clear}
        </Button>
      </Group>
      <FormDialog
        opened={asking !== null}
        title={asking === null ? '' : t.bulk.titles[asking](count)}
        onClose={() => setAsking(null)}
      >
        {asking !== null && (
          <DeedForm key={asking} asking={asking} busy={busy} onTake={take} onClose={() => setAsking(null)} />
        )}
      </FormDialog>
    </Paper>
  )
}

type FormProps = { asking: Asking; busy: boolean; onTake: (deed: BulkDeed) => Promise<void>; onClose: () => void }
type Draft = {
  add: string[]
  remove: string[]
  topic: string | null
  campaign: CampaignId | null
  validFrom: LocalDate | null
  validUntil: LocalDate | null
}
const EMPTY: Draft = { add: [], remove: [], topic: null, campaign: null, validFrom: null, validUntil: null }

function DeedForm({ asking, busy, onTake, onClose }: FormProps) {
  const t = useText().materials.bulk
  const [draft, setDraft] = useState(EMPTY)
  const deed = deedOf(asking, draft)
  return (
    <Form
      submit={t.apply}
      busy={busy}
      error={null}
      typed={draft}
      onSubmit={() => deed !== null && void onTake(deed)}
      onCancel={onClose}
    >
      <DeedFields asking={asking} draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
    </Form>
  )
}

/** Null while it says nothing, or dates the wrong way round. */
function deedOf(asking: Asking, { add, remove, topic, campaign, validFrom, validUntil }: Draft): BulkDeed | null {
  switch (asking) {
    case 'tag':
      return add.length + remove.length === 0 ? null : { deed: 'tag', add, remove }
    case 'topic':
      return topic === null ? null : { deed: 'topic', topic }
    case 'campaign':
      return { deed: 'campaign', campaign }
    case 'validity':
      if (validFrom !== null && validUntil !== null && validUntil < validFrom) return null
      return { deed: 'validity', validFrom, validUntil }
  }
}

type FieldsProps = { asking: Asking; draft: Draft; onChange: (part: Partial<Draft>) => void }

function DeedFields({ asking, draft, onChange }: FieldsProps) {
  const t = useText().materials
  const [topics, campaigns] = [useTopics(), useCampaigns()]
  switch (asking) {
    case 'tag':
      return (
        <>
          <TagsField label={t.bulk.addTags} value={draft.add} onChange={(add) => onChange({ add })} />
          <TagsField label={t.bulk.removeTags} value={draft.remove} onChange={(remove) => onChange({ remove })} />
        </>
      )
    case 'topic':
      return (
        <Select
          label={t.form.topic}
          data={topics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
          value={draft.topic}
          onChange={(topic) => onChange({ topic })}
          searchable
          required
        />
      )
    case 'campaign':
      return (
        <Select
          label={t.form.campaign}
          placeholder={t.form.noCampaign}
          data={campaigns
            .filter(({ archivedAt }) => archivedAt === null)
            .map(({ id, name }) => ({ value: String(id), label: name }))}
          value={draft.campaign === null ? null : String(draft.campaign)}
          onChange={(id) => onChange({ campaign: id === null ? null : (Number(id) as CampaignId) })}
          clearable
        />
      )
    case 'validity':
      return <ValidityFields draft={draft} onChange={onChange} />
  }
}

function ValidityFields({ draft: { validFrom, validUntil }, onChange }: Omit<FieldsProps, 'asking'>) {
  const t = useText().materials
  const reversed = validFrom !== null && validUntil !== null && validUntil < validFrom
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <DateField
        label={t.form.validFrom}
        placeholder={t.form.validHint}
        value={validFrom}
        onChange={(value) => onChange({ validFrom: value })}
      />
      <DateField
        label={t.form.validUntil}
        placeholder={t.form.validHint}
        value={validUntil}
        min={validFrom}
        error={reversed ? t.problems['dates-reversed'] : undefined}
        onChange={(value) => onChange({ validUntil: value })}
      />
    </SimpleGrid>
  )
}
