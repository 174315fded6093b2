import { Checkbox, Fieldset, Group, NumberInput } from '@mantine/core'
import { VIEWING_LIMITS } from '../../playlists/preflight/target.ts'
import type { Viewing } from '../../playlists/preflight/target.ts'
import { useText } from '../ui/language.tsx'

/** How large the pixels are, how far people stand away, and whether it is a street: what the check before air goes by. */
export function ViewingFields({ value, onChange }: { value: Viewing; onChange: (value: Viewing) => void }) {
  const text = useText().displays.viewing
  const field = (name: 'mmPerPx' | 'distanceM', label: string, description: string, step: number) => (
    <NumberInput
      label={label}
      description={description}
      min={VIEWING_LIMITS[name].minimum}
      max={VIEWING_LIMITS[name].maximum}
      step={step}
      decimalSeparator=","
      allowedDecimalSeparators={['.', ',']}
      value={value[name]}
      onChange={(number) => onChange({ ...value, [name]: typeof number === 'number' ? number : 0 })}
      miw={220}
      flex={1}
    />
  )
  return (
    <Fieldset legend={text.legend} p="sm">
      <Group align="flex-start" gap="sm" mb="sm">
        {field('mmPerPx', text.mmPerPx, text.mmPerPxHint, 0.1)}
        {field('distanceM', text.distanceM, text.distanceHint, 1)}
      </Group>
      <Checkbox
        label={text.outdoor}
        description={text.outdoorHint}
        checked={value.outdoor}
        onChange={(event) => onChange({ ...value, outdoor: event.currentTarget.checked })}
      />
    </Fieldset>
  )
}
