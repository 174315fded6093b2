import { SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import { DateField } from '../ui/date-field.tsx'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useDrafting } from '../ui/use-drafting.ts'
import { draftOf, EMPTY_DRAFT, problemsOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { useReload, useSave } from './hooks.ts'

export function CampaignForm({ campaign, onClose }: { campaign: Campaign | null; onClose: () => void }): ReactNode {
  const t = useText().campaigns
  const tell = useTell()
  const save = useSave()
  const initial = campaign === null ? EMPTY_DRAFT : draftOf(campaign)
  const form = useDrafting<Draft, Campaign>({ saved: campaign, initial, draftOf, reload: useReload() })
  const { draft } = form
  const problems = problemsOf(draft)
  const errorOf = (field: keyof typeof problems) =>
    form.tried && problems[field] !== undefined ? t.form[problems[field]] : undefined
  async function submit(): Promise<void> {
    form.point()
    if (Object.keys(problems).length > 0) return
    if ((await form.attempt((was) => save(draft, was))) === null) return
    tell.done(t.done.saved)
    onClose()
  }
  return (
    <Form
      onSubmit={() => void submit()}
      submit={t.form.save}
      busy={form.busy}
      error={form.error}
      onReload={() => void form.catchUp()}
      onCancel={onClose}
      typed={draft}
    >
      <Fields draft={draft} errorOf={errorOf} onChange={form.change} />
    </Form>
  )
}

type FieldsProps = {
  draft: Draft
  errorOf: (field: 'name' | 'until') => string | undefined
  onChange: (part: Partial<Draft>) => void
}

function Fields({ draft, errorOf, onChange }: FieldsProps) {
  const t = useText().campaigns
  return (
    <>
      <TextInput
        label={t.form.name}
        value={draft.name}
        error={errorOf('name')}
        maxLength={200}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        required
        data-autofocus
      />
      <Textarea
        label={t.form.goal}
        description={t.form.goalHint}
        value={draft.goal}
        maxLength={1000}
        autosize
        minRows={3}
        onChange={(event) => onChange({ goal: event.currentTarget.value })}
      />
      <TextInput
        label={t.form.basis}
        description={t.form.basisHint}
        value={draft.basis}
        maxLength={300}
        onChange={(event) => onChange({ basis: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DateField
          label={t.form.from}
          placeholder={t.openEnd}
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        <DateField
          label={t.form.until}
          placeholder={t.openEnd}
          value={draft.until}
          min={draft.from}
          error={errorOf('until')}
          onChange={(until) => onChange({ until })}
        />
      </SimpleGrid>
    </>
  )
}
