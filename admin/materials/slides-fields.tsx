import { Input, NumberInput, SegmentedControl, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Content, SlidesContent } from '../../playlists/content.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { PageTiles } from './page-tiles.tsx'

type Props = { content: SlidesContent; onChange: (content: Content) => void }

/** The pages of a slide show in their order, and how long each is on. */
export function SlidesFields({ content, onChange }: Props): ReactNode {
  const t = useText().materials
  const format = useFormat()
  const { pages, pageMs, fit, description } = content
  const fits = (['contain', 'cover'] as const).map((value) => ({ value, label: t.form.fits[value] }))
  const whole = format.clockDuration(pages.length * pageMs)
  return (
    <Stack>
      <Input.Wrapper label={t.slides.pages(format.number(pages.length))} labelElement="div">
        <PageTiles pages={pages} onChange={(next) => onChange({ ...content, pages: next })} />
      </Input.Wrapper>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          label={t.slides.pageSeconds}
          description={t.slides.whole(whole)}
          value={pageMs / 1000}
          min={2}
          max={600}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(seconds) => onChange({ ...content, pageMs: Math.max(2, Number(seconds) || 2) * 1000 })}
        />
        <Input.Wrapper label={t.form.fit} labelElement="div">
          <div>
            <SegmentedControl
              aria-label={t.form.fit}
              data={fits}
              value={fit}
              onChange={(value) => onChange({ ...content, fit: value as SlidesContent['fit'] })}
            />
          </div>
        </Input.Wrapper>
      </SimpleGrid>
      <Textarea
        label={t.form.description}
        description={t.form.descriptionHint}
        value={description}
        onChange={(event) => onChange({ ...content, description: event.currentTarget.value })}
        maxLength={300}
        autosize
      />
      <Text size="sm" c="dark.4">
        {t.slides.readable}
      </Text>
    </Stack>
  )
}
