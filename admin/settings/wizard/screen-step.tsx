import { Button, Group, Radio, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { ALWAYS_OPEN } from '../../../playlists/opening.ts'
import type { Rect } from '../../../playlists/programme.ts'
import { createDisplay, listDisplays } from '../../../playlists/wire/displays.ts'
import { useAsk, useSend } from '../../ui/asks.ts'
import { CanvasFields } from '../../ui/canvas-fields.tsx'
import { PRESETS, isCanvas, presetOf } from '../../ui/canvas-presets.ts'
import type { DisplayKind, Preset } from '../../ui/canvas-presets.ts'
import { Form } from '../../ui/form.tsx'
import { useText } from '../../ui/language.tsx'

type Screen = { kind: DisplayKind; canvas: Rect; name: string | null; location: string }
const FIRST: Screen = { kind: 'tv', canvas: { x: 0, y: 0, width: 1920, height: 1080 }, name: null, location: '' }

/** What the wizard does not ask: the display's own page does. */
const PLAIN = { frame: 'main' as const, opening: ALWAYS_OPEN, muted: true, groups: [] }

export function ScreenStep({ onNext }: { onNext: () => void }): ReactNode {
  const text = useText()
  const words = text.wizard.screen
  const displays = useAsk(listDisplays, {}).data ?? []
  const [screen, setScreen] = useState(FIRST)
  const send = useSend(createDisplay, onNext)
  const name = screen.name ?? words.names[screen.kind]
  const ready = name.trim() !== '' && isCanvas(screen.canvas)
  const submit = () => {
    const { kind, canvas, location } = screen
    const body = { ...PLAIN, name: name.trim(), location: location.trim(), kind, canvas }
    if (ready) send.mutate({ body })
  }
  const skip = (
    <Button variant="default" onClick={onNext}>
      {words.skip}
    </Button>
  )
  return (
    <Form onSubmit={submit} submit={words.submit} busy={send.isPending} error={send.error} extra={skip}>
      <div>
        <Title order={2} fz="lg">
          {words.title}
        </Title>
        <Text size="sm" c="dimmed">
          {words.lead}
        </Text>
        {displays.length > 0 && <Text size="sm">{words.existing(displays.map((one) => one.name).join(', '))}</Text>}
      </div>
      <PresetCards screen={screen} onChange={setScreen} />
      {presetOf(screen.canvas) === 'custom' && (
        <CanvasFields value={screen.canvas} onChange={(canvas) => setScreen((old) => ({ ...old, canvas }))} />
      )}
      <Group grow align="flex-start">
        <TextInput
          label={words.name}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setScreen((old) => ({ ...old, name: event.target.value }))}
          error={name.trim() === '' ? text.displays.form.nameMissing : undefined}
        />
        <TextInput
          label={words.location}
          maxLength={200}
          value={screen.location}
          onChange={(event) => setScreen((old) => ({ ...old, location: event.target.value }))}
        />
      </Group>
    </Form>
  )
}

type CardsGiven = { screen: Screen; onChange: (change: (old: Screen) => Screen) => void }

function PresetCards({ screen, onChange }: CardsGiven) {
  const text = useText()
  const choose = (key: string) => {
    const preset = PRESETS.find((one) => one.key === key)
    const size = preset ?? { width: 1280, height: 720 }
    const canvas = { x: 0, y: 0, width: size.width, height: size.height }
    onChange((old) => ({ ...old, canvas, kind: preset?.kind ?? old.kind }))
  }
  return (
    <Radio.Group value={presetOf(screen.canvas)} onChange={choose} aria-label={text.displays.canvas.legend}>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {PRESETS.map((preset) => (
          <PresetCard
            key={preset.key}
            value={preset.key}
            hint={text.wizard.screen.presetHints[preset.key]}
            preset={preset}
          />
        ))}
        <PresetCard value="custom" hint={text.wizard.screen.presetHints.custom} preset={{ width: 1280, height: 720 }} />
      </SimpleGrid>
    </Radio.Group>
  )
}

type CardGiven = { value: Preset['key'] | 'custom'; hint: string; preset: { width: number; height: number } }

function PresetCard({ value, hint, preset }: CardGiven) {
  const text = useText().displays.canvas.presets
  const scale = Math.min(96 / preset.width, 60 / preset.height)
  const shape = { width: preset.width * scale, height: Math.max(6, preset.height * scale) }
  return (
    <Radio.Card value={value} p="sm" radius="md" h="100%">
      <Stack align="center" gap={6} ta="center">
        <div style={{ height: 64, display: 'grid', placeItems: 'center' }} aria-hidden>
          <div
            style={{
              ...shape,
              borderRadius: 3,
              background: value === 'custom' ? 'none' : 'var(--mantine-color-deep-8)',
              border: value === 'custom' ? '2px dashed var(--mantine-color-gray-6)' : 'none',
            }}
          />
        </div>
        <Group gap={6} wrap="nowrap">
          <Radio.Indicator size="xs" />
          <Text size="sm" fw={600}>
            {text[value]}
          </Text>
        </Group>
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      </Stack>
    </Radio.Card>
  )
}
