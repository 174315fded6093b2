import { NumberInput, Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { MAX_SEPARATION, PLAYLIST_ORDERS } from '../../playlists/playlist.ts'
import type { PlaylistOrder } from '../../playlists/playlist.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { ANY_RULE } from './draft.ts'
import type { Draft } from './draft.ts'
import type { Plan } from './plan.ts'

type Props = { draft: Draft; plan: Plan; readOnly: boolean; onChange: (draft: Draft) => void }

/** Where the items come from, in which order they are shown, and how far apart topics lie. */
export function OrderFields(props: Props): ReactNode {
  const { draft, readOnly, onChange } = props
  const t = useText().playlists
  return (
    <SimpleGrid cols={{ base: 1, md: draft.order === 'sequence' ? 2 : 3 }} spacing="lg">
      <Choice
        label={t.editor.order}
        options={PLAYLIST_ORDERS.map((value) => ({ value, label: t.orders[value], hint: t.orderHints[value] }))}
        value={draft.order}
        onChange={(order) => onChange({ ...draft, order: order as PlaylistOrder })}
        readOnly={readOnly}
      />
      <Choice
        label={t.editor.source}
        options={(['own', 'rule'] as const).map((value) => ({ value, ...t.sources[value] }))}
        value={draft.rule === null ? 'own' : 'rule'}
        onChange={(source) => onChange({ ...draft, rule: source === 'rule' ? (draft.rule ?? ANY_RULE) : null })}
        readOnly={readOnly}
      />
      {draft.order !== 'sequence' && <SeparationField {...props} />}
    </SimpleGrid>
  )
}

type ChoiceProps = {
  label: string
  options: readonly { value: string; label: string; hint: string }[]
  value: string
  onChange: (value: string) => void
  readOnly: boolean
}

function Choice({ label, options, value, onChange, readOnly }: ChoiceProps) {
  return (
    <Radio.Group label={label} value={value} onChange={onChange} readOnly={readOnly}>
      <Stack gap={6} mt={6}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} description={option.hint} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

function SeparationField({ draft, plan, readOnly, onChange }: Props) {
  const t = useText().playlists.editor
  const format = useFormat()
  const isLess = plan.shown.length > 0 && plan.separation < draft.separation
  return (
    <div>
      <NumberInput
        label={t.separation}
        description={t.separationHint}
        value={draft.separation}
        onChange={(value) =>
          typeof value === 'number' &&
          onChange({ ...draft, separation: Math.min(Math.max(Math.round(value), 0), MAX_SEPARATION) })
        }
        min={0}
        max={MAX_SEPARATION}
        allowDecimal={false}
        maw={240}
        readOnly={readOnly}
      />
      <Text size="sm" c="#8a3b00" mt={4} aria-live="polite">
        {isLess && t.separationLess(format.number(plan.separation))}
      </Text>
    </div>
  )
}
