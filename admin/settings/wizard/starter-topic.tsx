import { Badge, Checkbox, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { PackItemView } from '../../../playlists/wire/packs.ts'
import { listTopics } from '../../../playlists/wire/settings.ts'
import { useAsk } from '../../ui/asks.ts'
import { useText } from '../../ui/language.tsx'
import { MaterialThumb } from '../../ui/material-thumb.tsx'
import { fillBlank, tick } from './choices.ts'
import type { Choices } from './choices.ts'
import classes from './starter.module.css'

type Given = {
  topic: string
  items: readonly PackItemView[]
  choices: Choices
  missing: ReadonlySet<string>
  onChange: (choices: Choices) => void
}

/** The samples of one topic, each with its picture, its words and where they come from. */
export function StarterTopic({ topic, items, choices, missing, onChange }: Given): ReactNode {
  const text = useText().wizard.starter
  const name = useAsk(listTopics, {}).data?.find(({ code }) => code === topic)?.name ?? topic
  const open = items.filter(({ state }) => state !== 'approved').map(({ key }) => key)
  const ticked = open.filter((code) => choices.ticked.has(code)).length
  return (
    <section aria-label={name}>
      <Checkbox
        mb="xs"
        label={`${topic} · ${name}`}
        aria-label={text.groupToggle(name)}
        styles={{ label: { fontWeight: 600 } }}
        disabled={open.length === 0}
        checked={open.length > 0 && ticked === open.length}
        indeterminate={ticked > 0 && ticked < open.length}
        onChange={(event) => onChange(tick(choices, open, event.currentTarget.checked))}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xs" verticalSpacing="xs">
        {items.map((item) => (
          <StarterLine key={item.key} item={item} choices={choices} missing={missing} onChange={onChange} />
        ))}
      </SimpleGrid>
    </section>
  )
}

type LineGiven = { item: PackItemView } & Pick<Given, 'choices' | 'missing' | 'onChange'>

function StarterLine({ item, choices, missing, onChange }: LineGiven) {
  const text = useText().wizard.starter
  const id = useId()
  const approved = item.state === 'approved'
  const ticked = choices.ticked.has(item.key)
  return (
    <div className={classes.item} data-ticked={ticked || undefined}>
      <Checkbox
        aria-labelledby={id}
        checked={approved || ticked}
        disabled={approved}
        onChange={(event) => onChange(tick(choices, [item.key], event.currentTarget.checked))}
      />
      <MaterialThumb content={item.content} />
      <Stack gap={4} className={classes.words}>
        <Group gap={6}>
          <Text size="sm" fw={600} id={id}>
            {item.title}
          </Text>
          {approved && <Badge color="lake.9">{text.approved}</Badge>}
        </Group>
        <Text size="xs" c="dimmed">{`${text.source}: ${item.source}`}</Text>
        {ticked && <Blanks item={item} choices={choices} missing={missing} onChange={onChange} />}
      </Stack>
    </div>
  )
}

function Blanks({ item, choices, missing, onChange }: LineGiven) {
  const text = useText().wizard.starter
  if (item.placeholders.length === 0) return null
  return (
    <Stack gap={6} role="group" aria-label={text.fill}>
      {item.placeholders.map(({ key, label }) => (
        <TextInput
          key={key}
          size="xs"
          label={label}
          required
          maxLength={200}
          value={choices.values[item.key]?.[key] ?? ''}
          onChange={(event) => onChange(fillBlank(choices, item.key, key, event.currentTarget.value))}
          error={missing.has(`${item.key}.${key}`) ? text.missing : undefined}
        />
      ))}
    </Stack>
  )
}
