import { Button, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Content } from '../../playlists/material.ts'
import { smallest } from '../ui/canvases.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Screens } from '../ui/screens.tsx'
import { previewContent } from './draft.ts'
import { useCanvases } from './hooks.ts'

/** Each preview runs the real stage, so only so many are started until more are asked for. */
const AT_FIRST = 6
const TYPING_PAUSE_MS = 250

/** What is typed, drawn on all the office's screens at once. */
export function EditorPreview({ content, className }: { content: Content; className: string }): ReactNode {
  const t = useText().materials
  const format = useFormat()
  const { canvases, areExamples } = useCanvases()
  const [all, setAll] = useState(false)
  const [settled] = useDebouncedValue(content, TYPING_PAUSE_MS)
  const shown = useMemo(() => previewContent(settled, t.form.placeholder), [settled, t])
  const some = all ? canvases : smallest(canvases, AT_FIRST)
  return (
    <section className={className} aria-label={t.preview.title}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t.preview.title}
        </Title>
        {areExamples && (
          <Text size="sm" c="dark.4">
            {t.preview.example}
          </Text>
        )}
        <Screens canvases={some} content={shown} />
        {some.length < canvases.length && (
          <Button variant="default" size="xs" onClick={() => setAll(true)}>
            {t.preview.more(format.number(canvases.length - some.length))}
          </Button>
        )}
      </Stack>
    </section>
  )
}
