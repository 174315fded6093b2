import { Chip, Group, Input, NumberInput, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { LONGEST, MINUTE_CHOICES, areMinutes, endOf } from './override-draft.ts'
import type { MinuteChoice, OverrideKind } from './override-draft.ts'

type Given = { kind: OverrideKind; value: number; onChange: (minutes: number) => void }

const isChoice = (minutes: number): minutes is MinuteChoice => MINUTE_CHOICES.some((choice) => choice === minutes)

/** How long, by one touch or in minutes; says when it will end. */
export function MinutesField({ kind, value, onChange }: Given): ReactNode {
  const text = useText().overrides.minutes
  const format = useFormat()
  const now = useNow(10_000)
  const [own, setOwn] = useState(!isChoice(value))
  const choose = (choice: string) => {
    setOwn(choice === 'own')
    if (choice !== 'own') onChange(Number(choice))
  }
  const fine = areMinutes(kind, value)
  return (
    <Input.Wrapper label={text.label} labelElement="div">
      <Chip.Group value={own ? 'own' : String(value)} onChange={choose}>
        <Group gap={6} mt={4} role="radiogroup" aria-label={text.label}>
          {MINUTE_CHOICES.map((choice) => (
            <Chip key={choice} value={String(choice)} radius="sm">
              {text.presets[choice]}
            </Chip>
          ))}
          <Chip value="own" radius="sm">
            {text.ownChoice}
          </Chip>
        </Group>
      </Chip.Group>
      {own && (
        <NumberInput
          mt="xs"
          w={140}
          label={text.own}
          min={1}
          max={LONGEST[kind]}
          allowDecimal={false}
          value={value}
          onChange={(minutes) => onChange(Number(minutes))}
          error={fine ? undefined : text.wrong}
        />
      )}
      <Text size="xs" c="dimmed" mt={6}>
        {fine ? text.ends(format.dateTime(endOf(now, value))) : ' '}
      </Text>
    </Input.Wrapper>
  )
}
