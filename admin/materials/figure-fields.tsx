import { Group, NumberInput, SegmentedControl, Input, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { SHEET_TEMPLATES } from '../../playlists/material.ts'
import type { FigureContent } from '../../playlists/material.ts'
import { DateField } from '../ui/date-field.tsx'
import { useText } from '../ui/language.tsx'
import type { DraftField } from './draft.ts'
import { TemplatePicker } from './template-picker.tsx'

type Props = {
  content: FigureContent
  errors: Partial<Record<DraftField, string>>
  onChange: (content: FigureContent) => void
}
type PartProps = Omit<Props, 'errors'>

const MOST = 1e12

/** One number: what it counts, its target, where it is from. */
export function FigureFields({ content, errors, onChange }: Props): ReactNode {
  const t = useText().materials.form
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
      <Group grow align="start">
        <Amount
          label={t.value}
          content={content}
          value={content.value}
          onChange={(value) => onChange({ ...content, value })}
        />
        <TextInput
          label={t.unit}
          placeholder={t.unitExample}
          value={content.unit}
          onChange={(event) => onChange({ ...content, unit: event.currentTarget.value })}
          maxLength={30}
        />
        <NumberInput
          label={t.decimals}
          value={content.decimals}
          onChange={(value) => onChange({ ...content, decimals: Math.min(3, Math.max(0, Number(value) || 0)) })}
          min={0}
          max={3}
          allowDecimal={false}
        />
      </Group>
      <TargetFields content={content} onChange={onChange} />
      <SourceFields content={content} onChange={onChange} />
      <TextInput
        label={t.support}
        value={content.support}
        onChange={(event) => onChange({ ...content, support: event.currentTarget.value })}
        maxLength={200}
      />
      <TemplatePicker
        value={content.template}
        templates={SHEET_TEMPLATES}
        sample={(template) => ({ ...content, template })}
        onChange={(template) => onChange({ ...content, template })}
      />
    </Stack>
  )
}

type AmountProps = { label: string; content: FigureContent; value: number; onChange: (value: number) => void }

/** Written as it is shown: `1.234,5`. */
function Amount({ label, content, value, onChange }: AmountProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      onChange={(next) => onChange(typeof next === 'number' ? next : Number(next) || 0)}
      thousandSeparator="."
      decimalSeparator=","
      decimalScale={content.decimals}
      min={-MOST}
      max={MOST}
      hideControls
    />
  )
}

function TargetFields({ content, onChange }: PartProps) {
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
            <Amount
              label={t.target}
              content={content}
              value={target}
              onChange={(next) => onChange({ ...content, target: next })}
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
