import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { memo, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { LiveCheck } from '../preflight/live-check.tsx'
import { smallest } from '../ui/canvases.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Screens } from '../ui/screens.tsx'
import { typing } from '../ui/typing.ts'
import { isBegun, previewContent } from './draft.ts'
import { useCanvases } from './hooks.ts'

/** Each preview runs the real stage, so only so many are started until more are asked for. */
const AT_FIRST = 6
const TYPING_PAUSE_MS = 250

type Given = {
  content: Content
  durationMs: number
  aims: ReadonlySet<DisplayId>
  onNeed: (ms: number) => void
  className: string
}

/** What is typed, drawn on all the office's screens at once: in miniature, or pixel for pixel with what the check says. */
export function EditorPreview({ content, durationMs, aims, onNeed, className }: Given): ReactNode {
  const text = useText()
  const t = text.materials
  const [every, setEvery] = useState(false)
  useEffect(() => typing.note(), [content])
  const [settled] = useDebouncedValue(content, TYPING_PAUSE_MS)
  const shown = useMemo(() => previewContent(settled, t.form.placeholder), [settled, t])
  return (
    <section className={className} aria-label={t.preview.title}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5">
            {t.preview.title}
          </Title>
          <SegmentedControl
            size="xs"
            aria-label={text.preflight.view}
            value={every ? 'every' : 'overview'}
            onChange={(value) => setEvery(value === 'every')}
            data={[
              { value: 'overview', label: text.preflight.overview },
              { value: 'every', label: text.preflight.every },
            ]}
          />
        </Group>
        {isBegun(settled) && shown !== null ? (
          <LiveCheck content={shown} durationMs={durationMs} every={every} aims={aims} onNeed={onNeed} />
        ) : (
          <Text size="sm" c="dark.4">
            {shown === null ? t.preview.noStill : t.preview.notBegun}
          </Text>
        )}
        {!(every && isBegun(settled)) && shown !== null && <Miniatures content={shown} />}
      </Stack>
    </section>
  )
}

const Miniatures = memo(function Miniatures({ content }: { content: Content }) {
  const t = useText().materials
  const format = useFormat()
  const { canvases, areExamples } = useCanvases()
  const [all, setAll] = useState(false)
  const some = all ? canvases : smallest(canvases, AT_FIRST)
  return (
    <>
      {areExamples && (
        <Text size="sm" c="dark.4">
          {t.preview.example}
        </Text>
      )}
      <Screens canvases={some} content={content} />
      {some.length < canvases.length && (
        <Button variant="default" size="xs" onClick={() => setAll(true)}>
          {t.preview.more(format.number(canvases.length - some.length))}
        </Button>
      )}
    </>
  )
})
