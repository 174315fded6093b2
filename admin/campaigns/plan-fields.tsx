import { MultiSelect, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Body, CampaignTarget, Phase, TaskGroup } from '../../playlists/campaign.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { DateField } from '../ui/date-field.tsx'
import { useText } from '../ui/language.tsx'
import { useDecimals } from '../ui/use-decimals.ts'
import { useTopics } from './hooks.ts'
import type { Part } from './plan-draft.ts'

type Fields<R> = { row: R; problem: 'nameMissing' | 'datesReversed' | undefined; onChange: (part: Partial<R>) => void }

/** The fields of one row of a part of the plan. */
export function RowFields({ part, row, ...rest }: Fields<object> & { part: Part }): ReactNode {
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
  const { target, value } = row
  const decimalsFor = useDecimals(row.decimals)
  const change = (part: 'value' | 'target', next: Pick<CampaignTarget, 'value' | 'target'>, typed: number) =>
    onChange({ ...next, decimals: decimalsFor(part, typed, next.value, next.target) })
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
        <AmountField
          label={t.target}
          value={target}
          onChange={(next, typed) => change('target', { value, target: next ?? 0 }, typed)}
        />
        <Line label={t.unit} value={row.unit} max={60} onChange={(unit) => onChange({ unit })} />
        <AmountField
          label={t.value}
          value={value}
          onChange={(next, typed) => change('value', { value: next, target }, typed)}
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
