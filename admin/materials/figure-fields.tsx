import {
  Group,
  NativeSelect,
  SegmentedControl,
  Input,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { ReactNode } from 'react'
import { MAX_DECIMALS, SHEET_TEMPLATES } from '../../playlists/content.ts'
import type { FigureContent } from '../../playlists/content.ts'
import { decimalsOf } from '../ui/amount.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { DateField } from '../ui/date-field.tsx'
import { useText } from '../ui/language.tsx'
import { useDecimals } from '../ui/use-decimals.ts'
import type { DraftField } from './draft.ts'
import { TemplatePicker } from './template-picker.tsx'

type Props = {
  content: FigureContent
  errors: Partial<Record<DraftField, string>>
  onChange: (content: FigureContent) => void
}
type TargetProps = Omit<Props, 'errors'> & { onTarget: (content: FigureContent, typed: number) => void }

/** One number: what it counts, its target, where it is from. */
export function FigureFields({ content, errors, onChange }: Props): ReactNode {
  const t = useText().materials.form
  const decimalsFor = useDecimals(content.decimals)
  const change = (part: 'chosen' | 'value' | 'target', next: FigureContent, typed: number) =>
    onChange({ ...next, decimals: decimalsFor(part, typed, next.value, next.target) })
  return (
    <Stack>
      <Textarea
        label={t.counted}
        description={t.countedHint}
        error={errors.headline}
        value={content.headline}
        onChange={(event) => onChange({ ...content, headline: event.currentTarget.value })}
        maxLength={200}
        autosize
        required
        data-autofocus
      />
      <SimpleGrid cols={{ base: 2, sm: 3 }}>
        <AmountField
          label={t.value}
          value={content.value}
          onChange={(value, typed) => change('value', { ...content, value: value ?? 0 }, typed)}
        />
        <TextInput
          label={t.unit}
          placeholder={t.unitExample}
          value={content.unit}
          onChange={(event) => onChange({ ...content, unit: event.currentTarget.value })}
          maxLength={30}
        />
        <NativeSelect
          label={t.decimals}
          description={t.decimalsHint(String(leastDecimals(content)), String(MAX_DECIMALS))}
          value={String(content.decimals)}
          onChange={(event) => change('chosen', content, Number(event.currentTarget.value))}
          data={DECIMALS.map((n) => ({ value: String(n), label: String(n), disabled: n < leastDecimals(content) }))}
        />
      </SimpleGrid>
      <TargetFields content={content} onChange={onChange} onTarget={(next, typed) => change('target', next, typed)} />
      <SourceFields content={content} onChange={onChange} />
      <TextInput
        label={t.support}
        value={content.support}
        onChange={(event) => onChange({ ...content, support: event.currentTarget.value })}
        maxLength={200}
      />
      <TemplatePicker
        content={content}
        templates={SHEET_TEMPLATES}
        onChange={(template) => onChange({ ...content, template })}
      />
    </Stack>
  )
}

const DECIMALS = Array.from({ length: MAX_DECIMALS + 1 }, (_, n) => n)

/** A number is never shown as another. */
const leastDecimals = ({ value, target }: FigureContent): number => decimalsOf(value, target)

function TargetFields({ content, onChange, onTarget }: TargetProps) {
  const t = useText().materials.form
  const { target, better } = content
  const kinds = (['higher', 'lower'] as const).map((value) => ({ value, label: t.better[value] }))
  return (
    <Stack gap="xs">
      <Switch
        label={t.hasTarget}
        checked={target !== null}
        onChange={(event) => onChange({ ...content, target: event.currentTarget.checked ? content.value : null })}
      />
      {target !== null && (
        <>
          <Group grow align="start">
            <AmountField
              label={t.target}
              value={target}
              onChange={(next, typed) => onTarget({ ...content, target: next ?? 0 }, typed)}
            />
            <TextInput
              label={t.targetLabel}
              placeholder={t.target}
              value={content.targetLabel}
              onChange={(event) => onChange({ ...content, targetLabel: event.currentTarget.value })}
              maxLength={80}
            />
          </Group>
          <Input.Wrapper label={t.betterLabel} labelElement="div">
            <div>
              <SegmentedControl
                aria-label={t.betterLabel}
                data={kinds}
                value={better}
                onChange={(next) => onChange({ ...content, better: next as FigureContent['better'] })}
              />
            </div>
          </Input.Wrapper>
        </>
      )}
    </Stack>
  )
}

type Sourced = { source: string; asOf: FigureContent['asOf'] }

/** Where numbers are from, and of which date they are. */
export function SourceFields<C extends Sourced>({ content, onChange }: { content: C; onChange: (content: C) => void }) {
  const t = useText().materials.form
  return (
    <Group grow align="start">
      <TextInput
        label={t.dataSource}
        value={content.source}
        onChange={(event) => onChange({ ...content, source: event.currentTarget.value })}
        maxLength={200}
      />
      <DateField label={t.asOf} value={content.asOf} onChange={(asOf) => onChange({ ...content, asOf })} />
    </Group>
  )
}
