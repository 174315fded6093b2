import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { listPackItems } from '../../../playlists/wire/packs.ts'
import type { PackItemView } from '../../../playlists/wire/packs.ts'
import { useAsk } from '../../ui/asks.ts'
import { ErrorNotice } from '../../ui/errors.tsx'
import { useText } from '../../ui/language.tsx'
import { useFormat } from '../../ui/office.ts'
import { Answer } from '../../ui/page.tsx'
import { byTopic, chosenItems, firstChoices, missingBlanks, tick } from './choices.ts'
import type { Choices, Left } from './choices.ts'
import classes from './starter.module.css'
import { StarterTopic } from './starter-topic.tsx'
import { useApproval } from './use-approval.ts'

type Given = { pack: string; onNext: (left: Left[]) => void }

/** The materials of an imported pack: what is ticked is checked on every display and approved in the reader's name. */
export function PackItems({ pack, onNext }: Given): ReactNode {
  const items = useAsk(listPackItems, { params: { pack } })
  return (
    <Answer of={items} height={320}>
      {(data) => <ItemsForm pack={pack} items={data} onNext={onNext} />}
    </Answer>
  )
}

type FormGiven = Given & { items: readonly PackItemView[] }

function ItemsForm({ pack, items, onNext }: FormGiven) {
  const text = useText().wizard.starter
  const [choices, setChoices] = useState(() => firstChoices(items))
  const [tried, setTried] = useState(false)
  const { approve, busy, error } = useApproval(pack)
  const missing = missingBlanks(items, choices)
  const submit = async () => {
    setTried(true)
    const left = missing.size === 0 ? await approve(chosenItems(items, choices)) : null
    if (left !== null) onNext(left)
  }
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" c="dimmed">
          {items.length === 0 ? text.empty : text.lead}
        </Text>
        {items.length > 0 && (
          <Text size="sm" c="dimmed" mt={4}>
            {text.responsible}
          </Text>
        )}
      </div>
      {byTopic(items).map(([topic, group]) => (
        <StarterTopic
          key={topic}
          topic={topic}
          items={group}
          choices={choices}
          missing={tried ? missing : new Set()}
          onChange={setChoices}
        />
      ))}
      <Footer
        items={items}
        choices={choices}
        onChange={setChoices}
        blanks={tried && missing.size > 0}
        busy={busy}
        error={error}
        onSubmit={() => void submit()}
        onSkip={() => onNext([])}
      />
    </Stack>
  )
}

type FooterGiven = {
  items: readonly PackItemView[]
  choices: Choices
  onChange: (choices: Choices) => void
  blanks: boolean
  busy: boolean
  error: unknown
  onSubmit: () => void
  onSkip: () => void
}

function Footer(given: FooterGiven) {
  const text = useText().wizard.starter
  const format = useFormat()
  const { items, choices, onChange } = given
  const count = chosenItems(items, choices).length
  const recommended = () => onChange({ ...firstChoices(items), values: choices.values })
  const nothing = () => onChange(tick(choices, [...choices.ticked], false))
  return (
    <div className={classes.footer}>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600} aria-live="polite">
          {text.chosen(format.number(count), format.number(items.length))}
        </Text>
        <Group gap={4}>
          <Button size="compact-sm" variant="subtle" onClick={recommended}>
            {text.recommended}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={nothing}>
            {text.none}
          </Button>
        </Group>
      </Group>
      <ErrorNotice error={given.error} />
      {given.blanks && (
        <Text size="sm" c="red.9" role="alert">
          {text.missingSome}
        </Text>
      )}
      <Group className={classes.buttons}>
        <Button variant="default" disabled={given.busy} onClick={given.onSkip}>
          {text.skip}
        </Button>
        <Button disabled={count === 0} loading={given.busy} onClick={given.onSubmit}>
          {text.submit(format.number(count))}
        </Button>
      </Group>
    </div>
  )
}
