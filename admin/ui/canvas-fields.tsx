import { Box, Chip, Fieldset, Group, NumberInput, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Rect } from '../../playlists/programme.ts'
import { PRESETS, presetOf } from './canvas-presets.ts'
import type { DisplayKind, PresetKey } from './canvas-presets.ts'
import { useText } from './language.tsx'

type Given = {
  value: Rect
  onChange: (canvas: Rect, kind: DisplayKind | null) => void
  /** Where on the output the picture lies; needed only by LED controllers that show a corner of it. */
  offset?: boolean
}

/** A canvas in pixels: the usual sizes at one touch, or any. */
export function CanvasFields({ value, onChange, offset = true }: Given): ReactNode {
  const text = useText().displays.canvas
  const choose = (key: PresetKey) => {
    const preset = PRESETS.find((one) => one.key === key)
    if (preset) onChange({ x: 0, y: 0, width: preset.width, height: preset.height }, preset.kind)
    else if (presetOf(value) !== 'custom') onChange({ ...value, width: 1280, height: 720 }, null)
  }
  const field = (name: keyof Rect, label: string, min: number) => (
    <NumberInput
      label={label}
      w={108}
      min={min}
      max={name === 'x' || name === 'y' ? 32_767 : 16_384}
      allowDecimal={false}
      thousandSeparator={false}
      value={value[name]}
      onChange={(number) => onChange({ ...value, [name]: typeof number === 'number' ? number : 0 }, null)}
    />
  )
  return (
    <Fieldset legend={text.legend} p="sm">
      <Group align="flex-start" justify="space-between" gap="md">
        <Stack gap="xs" style={{ flex: '1 1 16rem' }}>
          <Chip.Group value={presetOf(value)} onChange={(key) => choose(key as PresetKey)}>
            <Group gap={6} role="radiogroup" aria-label={text.legend}>
              {KEYS.map((key) => (
                <Chip key={key} value={key} radius="sm">
                  {text.presets[key]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <Group gap="xs">
            {field('width', text.width, 16)}
            {field('height', text.height, 16)}
            {offset && field('x', text.x, 0)}
            {offset && field('y', text.y, 0)}
          </Group>
          <Text size="xs" c="dimmed">
            {text.hint}
          </Text>
        </Stack>
        <Shape canvas={value} />
      </Group>
    </Fieldset>
  )
}

const KEYS: readonly PresetKey[] = [...PRESETS.map(({ key }) => key), 'custom']

/** The canvas' proportions, drawn within 110 × 80. */
function Shape({ canvas }: { canvas: Rect }) {
  const scale = Math.min(110 / Math.max(canvas.width, 16), 80 / Math.max(canvas.height, 16))
  const [width, height] = [Math.max(3, canvas.width * scale), Math.max(3, canvas.height * scale)]
  return (
    <Box w={110} h={80} visibleFrom="sm" aria-hidden style={{ display: 'grid', placeItems: 'center' }}>
      <Box w={width} h={height} bg="deep.8" style={{ borderRadius: 3 }} />
    </Box>
  )
}
