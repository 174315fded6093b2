import { Fieldset, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { DateField } from '../ui/date-field.tsx'
import { useText } from '../ui/language.tsx'
import type { BasisDraft, DutyDraft } from './duty.ts'

type Props = { value: DutyDraft; error: string | undefined; onChange: (change: Partial<DutyDraft>) => void }

/** On which document's authority, who answers for it, and by when. */
export function DutyFields({ value, error, onChange }: Props): ReactNode {
  const t = useText().duty
  return (
    <Fieldset legend={t.legend}>
      <Stack>
        <Text size="sm" c="dark.4">
          {t.hint}
        </Text>
        <BasisFields
          value={value.basis}
          error={error}
          onChange={(change) => onChange({ basis: { ...value.basis, ...change } })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t.responsible}
            value={value.responsible}
            maxLength={100}
            onChange={(event) => onChange({ responsible: event.currentTarget.value })}
          />
          <DateField
            label={t.deadline}
            placeholder={t.deadlineHint}
            value={value.deadline}
            onChange={(deadline) => onChange({ deadline })}
          />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  )
}

type BasisProps = { value: BasisDraft; error: string | undefined; onChange: (change: Partial<BasisDraft>) => void }

function BasisFields({ value, error, onChange }: BasisProps) {
  const t = useText().duty
  return (
    <Stack gap="xs" role="group" aria-label={t.basis}>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput
          label={`${t.basis}: ${t.number.toLowerCase()}`}
          error={error}
          value={value.number}
          maxLength={40}
          onChange={(event) => onChange({ number: event.currentTarget.value })}
        />
        <TextInput
          label={t.symbol}
          value={value.symbol}
          placeholder="KH-UBND"
          maxLength={40}
          onChange={(event) => onChange({ symbol: event.currentTarget.value })}
        />
        <DateField label={t.date} value={value.date} onChange={(date) => onChange({ date })} />
      </SimpleGrid>
      <TextInput
        label={t.title}
        value={value.title}
        maxLength={500}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
    </Stack>
  )
}
