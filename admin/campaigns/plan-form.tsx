import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core'
import { Textarea, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Body, CampaignPlan, CampaignTarget, OfficeForm, Phase, TaskGroup } from '../../playlists/campaign.ts'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import { DateField } from '../ui/date-field.tsx'
import { useTell } from '../ui/errors.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useDrafting } from '../ui/use-drafting.ts'
import { draftOf } from './draft.ts'
import type { Draft } from './draft.ts'
import { useReload, useSave, useTopics } from './hooks.ts'
import { freshRow, PARTS, problemsIn } from './plan-draft.ts'
import type { Part } from './plan-draft.ts'

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
  const put = (next: readonly object[]) => onChange({ [part]: next } as Partial<CampaignPlan>)
  return (
    <Fieldset legend={t.parts[part].title}>
      <Stack gap="lg">
        {rows.map((row, n) => (
          <Stack key={n} gap="xs" role="group" aria-label={t.row(t.parts[part].one, String(n + 1))}>
            <RowHead
              label={t.row(t.parts[part].one, String(n + 1))}
              onUp={n === 0 ? null : () => put([...rows.slice(0, n - 1), row, rows[n - 1]!, ...rows.slice(n + 1)])}
              onRemove={() => put(rows.filter((_, at) => at !== n))}
            />
            <RowFields
              part={part}
              row={row}
              problem={problems[`${part}.${n}`]}
              onChange={(change) => put(rows.map((each, at) => (at === n ? { ...each, ...change } : each)))}
            />
          </Stack>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => put([...rows, freshRow(part)])}
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

type Fields<R> = { row: R; problem: 'nameMissing' | 'datesReversed' | undefined; onChange: (part: Partial<R>) => void }

function RowFields({ part, row, ...rest }: Fields<object> & { part: Part }) {
  switch (part) {
    case 'phases':
      return <PhaseFields {...rest} row={row as Phase} />
    case 'groups':
      return <GroupFields {...rest} row={row as TaskGroup} />
    case 'targets':
      return <TargetFields {...rest} row={row as CampaignTarget} />
    case 'bodies':
      return <BodyFields {...rest} row={row as Body} />
  }
}

function PhaseFields({ row, problem, onChange }: Fields<Phase>) {
  const t = useText().campaigns
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Line
          label={t.plan.name}
          value={row.name}
          max={300}
          wrong={problem === 'nameMissing'}
          onChange={(name) => onChange({ name })}
        />
        <Line label={t.plan.period} value={row.period} max={100} onChange={(period) => onChange({ period })} />
        <DateField label={t.form.from} value={row.from} onChange={(from) => onChange({ from })} />
        <DateField
          label={t.form.until}
          value={row.until}
          min={row.from}
          error={problem === 'datesReversed' ? t.form.datesReversed : undefined}
          onChange={(until) => onChange({ until })}
        />
      </SimpleGrid>
      <Area label={t.plan.goal} value={row.goal} max={1000} onChange={(goal) => onChange({ goal })} />
      <Area label={t.plan.contents} value={row.contents} max={2000} onChange={(contents) => onChange({ contents })} />
      <Area label={t.plan.formsOf} value={row.forms} max={1000} onChange={(forms) => onChange({ forms })} />
      <TopicsField value={row.topics} hint={t.plan.allTopics} onChange={(topics) => onChange({ topics })} />
    </>
  )
}

function GroupFields({ row, problem, onChange }: Fields<TaskGroup>) {
  const t = useText().campaigns.plan
  return (
    <>
      <Line
        label={t.name}
        value={row.name}
        max={300}
        wrong={problem === 'nameMissing'}
        onChange={(name) => onChange({ name })}
      />
      <Area label={t.details} value={row.details} max={2000} onChange={(details) => onChange({ details })} />
      <TopicsField value={row.topics} hint="" onChange={(topics) => onChange({ topics })} />
    </>
  )
}

function TargetFields({ row, problem, onChange }: Fields<CampaignTarget>) {
  const t = useText().campaigns.plan
  const number = (value: number | string) => (typeof value === 'number' ? value : null)
  const figure = { decimalSeparator: ',', thousandSeparator: '.', decimalScale: 3 } as const
  return (
    <>
      <Line
        label={t.headline}
        value={row.headline}
        max={300}
        wrong={problem === 'nameMissing'}
        onChange={(headline) => onChange({ headline })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }}>
        <NumberInput
          {...figure}
          label={t.target}
          value={row.target}
          onChange={(value) => onChange({ target: number(value) ?? 0 })}
        />
        <Line label={t.unit} value={row.unit} max={60} onChange={(unit) => onChange({ unit })} />
        <NumberInput
          {...figure}
          label={t.value}
          value={row.value ?? ''}
          onChange={(value) => onChange({ value: number(value) })}
        />
        <DateField label={t.asOf} value={row.asOf} onChange={(asOf) => onChange({ asOf })} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t.better}
          data={(['higher', 'lower'] as const).map((value) => ({ value, label: t.betters[value] }))}
          value={row.better}
          onChange={(value) => onChange({ better: value === 'lower' ? 'lower' : 'higher' })}
          allowDeselect={false}
        />
        <Line label={t.source} value={row.source} max={300} onChange={(source) => onChange({ source })} />
      </SimpleGrid>
    </>
  )
}

function BodyFields({ row, problem, onChange }: Fields<Body>) {
  const t = useText().campaigns.plan
  return (
    <>
      <Line
        label={t.bodyName}
        value={row.name}
        max={300}
        wrong={problem === 'nameMissing'}
        onChange={(name) => onChange({ name })}
      />
      <Area label={t.role} value={row.role} max={1000} onChange={(role) => onChange({ role })} />
    </>
  )
}

type WordsProps = { label: string; value: string; max: number; wrong?: boolean; onChange: (value: string) => void }

function Line({ label, value, max, wrong = false, onChange }: WordsProps) {
  const t = useText().campaigns.plan
  return (
    <TextInput
      label={label}
      value={value}
      maxLength={max}
      error={wrong ? t.nameMissing : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const Area = ({ label, value, max, onChange }: WordsProps) => (
  <Textarea
    label={label}
    value={value}
    maxLength={max}
    autosize
    minRows={2}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

function TopicsField({
  value,
  hint,
  onChange,
}: {
  value: string[]
  hint: string
  onChange: (topics: string[]) => void
}) {
  const t = useText().campaigns.plan
  const data = useTopics().map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))
  return (
    <MultiSelect
      label={t.topics}
      description={hint}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable
    />
  )
}
