import { ActionIcon, Button, Fieldset, Group, Select, Stack, Text } from '@mantine/core'
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CampaignPlan, OfficeForm } from '../../playlists/campaign.ts'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useDrafting } from '../ui/use-drafting.ts'
import { draftOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { useReload, useSave } from './hooks.ts'
import { raised, useKeyed, without } from './keyed.ts'
import { freshRow, PARTS, problemsIn } from './plan-draft.ts'
import type { Part } from './plan-draft.ts'
import { RowFields } from './plan-fields.tsx'

/** The plan's own table, to be filled in: phases, task groups, targets, and who answers for what. */
export function PlanForm({ campaign, onClose }: { campaign: Campaign; onClose: () => void }): ReactNode {
  const t = useText().campaigns
  const tell = useTell()
  const save = useSave()
  const form = useDrafting<Draft, Campaign>({
    saved: campaign,
    initial: draftOf(campaign),
    draftOf,
    reload: useReload(),
  })
  const { plan } = form.draft
  const problems = problemsIn(plan)
  const change = (part: Partial<CampaignPlan>) => form.change({ plan: { ...plan, ...part } })
  async function submit(): Promise<void> {
    form.point()
    if (Object.keys(problems).length > 0) return
    if ((await form.attempt((was) => save(form.draft, was))) === null) return
    tell.done(t.done.saved)
    onClose()
  }
  return (
    <Form
      onSubmit={() => void submit()}
      submit={t.plan.save}
      busy={form.busy}
      error={form.error}
      onReload={() => void form.catchUp()}
      onCancel={onClose}
      typed={form.draft}
    >
      <FormChoice value={plan.form} onChange={(value) => change({ form: value })} />
      {PARTS.map((part) => (
        <Rows key={part} part={part} plan={plan} problems={form.tried ? problems : {}} onChange={change} />
      ))}
    </Form>
  )
}

function FormChoice({ value, onChange }: { value: OfficeForm | null; onChange: (form: OfficeForm | null) => void }) {
  const t = useText().campaigns.plan
  return (
    <Select
      label={t.form}
      placeholder={t.forms.own}
      data={(['state', 'party'] as const).map((form) => ({ value: form, label: t.forms[form] }))}
      value={value}
      onChange={(form) => onChange(form as OfficeForm | null)}
      clearable
    />
  )
}

type RowsProps = {
  part: Part
  plan: CampaignPlan
  problems: Record<string, 'nameMissing' | 'datesReversed'>
  onChange: (part: Partial<CampaignPlan>) => void
}

function Rows({ part, plan, problems, onChange }: RowsProps) {
  const t = useText().campaigns.plan
  const rows: readonly object[] = plan[part]
  const { keyed, put, add } = useKeyed(rows, (next) => onChange({ [part]: next } as Partial<CampaignPlan>))
  return (
    <Fieldset legend={t.parts[part].title}>
      <Stack gap="lg">
        {keyed.map(({ key, row }, n) => (
          <Stack key={key} gap="xs" role="group" aria-label={t.row(t.parts[part].one, String(n + 1))}>
            <RowHead
              label={t.row(t.parts[part].one, String(n + 1))}
              onUp={n === 0 ? null : () => put(raised(keyed, n))}
              onRemove={() => put(without(keyed, n))}
            />
            <RowFields
              part={part}
              row={row}
              problem={problems[`${part}.${n}`]}
              onChange={(change) => put(keyed.with(n, { key, row: { ...row, ...change } }))}
            />
          </Stack>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => add(freshRow(part))}
          style={{ alignSelf: 'flex-start' }}
        >
          {t.parts[part].add}
        </Button>
      </Stack>
    </Fieldset>
  )
}

function RowHead({ label, onUp, onRemove }: { label: string; onUp: (() => void) | null; onRemove: () => void }) {
  const t = useText().campaigns.plan
  return (
    <Group justify="space-between">
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Group gap={4}>
        {onUp !== null && (
          <ActionIcon variant="subtle" aria-label={t.up(label)} onClick={onUp}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon variant="subtle" color="red.9" aria-label={t.remove(label)} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  )
}
