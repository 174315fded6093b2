import { Alert, Badge, Group, List, ScrollArea, Stack, Text, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PackPreview, PartFate } from '../../playlists/wire/packs.ts'
import { Form } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { useFormat } from '../ui/office.ts'
import { usePackDeeds } from './pack-deeds.ts'
import classes from './packs.module.css'

const COLORS: Record<PartFate, string> = { new: 'lake.9', there: 'gray', changed: 'yellow', twin: 'gray', past: 'gray' }

/** What an import would do, part by part, and the button that does it. */
export function PackPreviewForm({ preview, onDone }: { preview: PackPreview; onDone: () => void }): ReactNode {
  const words = useText().packs.preview
  const format = useFormat()
  const { bring } = usePackDeeds(onDone)
  const { materials, playlists, schedules } = preview.parts
  const parts = [...materials, ...playlists, ...schedules]
  const made = parts.filter(({ fate }) => fate === 'new').length
  const submit = () => bring.mutate({ params: { pack: preview.id }, body: {} })
  return (
    <Form
      onSubmit={made === 0 ? onDone : submit}
      submit={words.submit}
      busy={bring.isPending}
      error={bring.error}
      onCancel={onDone}
    >
      <Intro preview={preview} />
      <Alert color={made === 0 ? 'gray' : 'lake'}>
        {made === 0 ? words.nothing : words.summary(format.number(made), format.number(parts.length - made))}
      </Alert>
      <Topics preview={preview} />
      <ScrollArea.Autosize
        mah={420}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': preview.name }}
      >
        <Stack gap="md">
          <Phases preview={preview} />
          <section aria-label={words.materials}>
            <Heading>{words.materials}</Heading>
            <Stack gap={6}>
              {materials.map((one) => (
                <MaterialLine key={one.key} material={one} />
              ))}
            </Stack>
          </section>
          <section aria-label={words.playlists}>
            <Heading>{words.playlists}</Heading>
            {playlists.map(({ key, name, fate, called }) => (
              <Line key={key} name={name} fate={fate} note={called === name ? '' : words.called(called)} />
            ))}
          </section>
          <section aria-label={words.schedules}>
            <Heading>{words.schedules}</Heading>
            <Text size="xs" c="dimmed" mb={4}>
              {words.everywhere}
            </Text>
            {schedules.map(({ key, name, fate }) => (
              <Line key={key} name={name} fate={fate} note="" />
            ))}
          </section>
        </Stack>
      </ScrollArea.Autosize>
    </Form>
  )
}

function Intro({ preview: { name, note, maker } }: { preview: PackPreview }) {
  const t = useText().packs
  return (
    <>
      <Text fw={600}>{name}</Text>
      <Text size="sm">{note}</Text>
      <Text size="sm" c="dimmed">
        {t.maker(maker)}
      </Text>
    </>
  )
}

const Heading = ({ children }: { children: ReactNode }) => (
  <Title order={3} fz="sm" mb={6}>
    {children}
  </Title>
)

function Topics({ preview: { topicsMade, topicsKept } }: { preview: PackPreview }) {
  const t = useText().packs.preview
  if (topicsMade.length + topicsKept.length === 0) return null
  return (
    <List size="sm">
      {topicsMade.length > 0 && (
        <List.Item>{t.topicsMade(topicsMade.map(({ code, name }) => `${code} ${name}`).join(', '))}</List.Item>
      )}
      {topicsKept.map(({ code, kept }) => (
        <List.Item key={code}>{t.topicsKept(code, kept)}</List.Item>
      ))}
    </List>
  )
}

function Phases({ preview }: { preview: PackPreview }) {
  const t = useText().packs.preview
  const { phases } = preview.campaign.plan
  if (phases.length === 0) return null
  return (
    <section aria-label={t.phases}>
      <Heading>{t.phases}</Heading>
      <List size="sm">
        {phases.map(({ name, period, goal }) => (
          <List.Item key={name}>
            <b>{period}</b>: {name}. {goal}
          </List.Item>
        ))}
      </List>
    </section>
  )
}

function MaterialLine({ material }: { material: PackPreview['parts']['materials'][number] }) {
  const t = useText().packs.preview
  const { name, topic, source, content, fate, locked, twin } = material
  return (
    <div className={classes.line}>
      <MaterialThumb content={content} />
      <Stack gap={2} className={classes.words}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" lineClamp={2}>
          {`${topic} · ${source}`}
        </Text>
        <Group gap={6}>
          <Fate fate={fate} />
          {twin !== null && <Text size="xs">{twin.title}</Text>}
          {locked && (
            <Badge color="deep" leftSection={<IconLock size={12} aria-hidden />} title={t.lockedHint}>
              {t.locked}
            </Badge>
          )}
        </Group>
      </Stack>
    </div>
  )
}

function Line({ name, fate, note }: { name: string; fate: PartFate; note: string }) {
  return (
    <Group gap="xs" mb={4}>
      <Text size="sm">{name}</Text>
      <Fate fate={fate} />
      {note !== '' && <Text size="xs">{note}</Text>}
    </Group>
  )
}

function Fate({ fate }: { fate: PartFate }) {
  return <Badge color={COLORS[fate]}>{useText().packs.preview.fates[fate]}</Badge>
}
