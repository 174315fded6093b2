import { SegmentedControl, Select, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OfficeForm } from '../../playlists/campaign.ts'
import { PERIOD_KINDS } from '../../playlists/report/period.ts'
import type { Period, PeriodKind } from '../../playlists/report/period.ts'
import { periodWords } from '../../playlists/report/words.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { useNow } from '../ui/clock.ts'
import { DateField } from '../ui/date-field.tsx'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { choices, likely } from './choices.ts'
import { useCreate } from './hooks.ts'

type Given = { form: OfficeForm; onDone: (report: Report) => void; onClose: () => void }

export function NewReport({ form: usual, onDone, onClose }: Given): ReactNode {
  const t = useText().reports
  const today = useFormat().dayOf(useNow(60_000))
  const [form, setForm] = useState(usual)
  const [period, setPeriod] = useState<Period>(() => likely('quarter', today))
  const create = useCreate()
  const kinds = PERIOD_KINDS.map((value) => ({ value, label: t.kinds[value] }))
  const setKind = (kind: PeriodKind) => setPeriod(kind === 'range' ? { ...period, kind } : likely(kind, today))
  return (
    <Form
      onSubmit={() => create.mutate({ body: { form, period } }, { onSuccess: onDone })}
      submit={t.new.submit}
      busy={create.isPending}
      error={create.error}
      fields={{ 'period.from': t.new.from, 'period.until': t.new.until }}
      onCancel={onClose}
    >
      <SegmentedControl
        aria-label={t.new.kind}
        data={kinds}
        value={period.kind}
        onChange={(kind) => setKind(kind as PeriodKind)}
      />
      {period.kind === 'range' ? (
        <Range period={period} onChange={setPeriod} />
      ) : (
        <Recent kind={period.kind} period={period} today={today} onChange={setPeriod} />
      )}
      <Select
        label={t.form}
        data={(['state', 'party'] as const).map((value) => ({ value, label: t.forms[value] }))}
        value={form}
        onChange={(value) => setForm(value as OfficeForm)}
        allowDeselect={false}
      />
      <Text size="sm" c="dimmed">
        {t.new.hint}
      </Text>
    </Form>
  )
}

type RecentGiven = {
  kind: Exclude<PeriodKind, 'range'>
  period: Period
  today: LocalDate
  onChange: (period: Period) => void
}

function Recent({ kind, period, today, onChange }: RecentGiven) {
  const t = useText().reports
  const all = choices(kind, today)
  return (
    <Select
      label={t.new.period}
      data={all.map((one) => ({ value: one.from, label: periodWords(one) }))}
      value={period.from}
      onChange={(from) => onChange(all.find((one) => one.from === from) ?? period)}
      allowDeselect={false}
    />
  )
}

function Range({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const t = useText().reports.new
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <DateField label={t.from} value={period.from} onChange={(from) => from && onChange({ ...period, from })} />
      <DateField
        label={t.until}
        value={period.until}
        min={period.from}
        onChange={(until) => until && onChange({ ...period, until })}
      />
    </SimpleGrid>
  )
}
