import { List, PasswordInput, Stack, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconPoint } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useText } from '../ui/language.tsx'
import { passwordHints } from './password-hints.ts'

type Given = {
  label: string
  description?: string
  username: string
  value: string
  repeated: string
  onChange: (value: string) => void
  onRepeat: (value: string) => void
  /** Show what is still missing (after a first try). */
  tried: boolean
}

/** A new password twice, with what it needs, ticked while it is typed. */
export function PasswordFields(given: Given): ReactNode {
  const text = useText().access
  const hints = passwordHints(given.value, given.username)
  const listId = useId()
  const toggle = { 'aria-label': text.fields.show }
  const differs = given.repeated !== '' || given.tried ? given.repeated !== given.value : false
  return (
    <>
      <PasswordInput
        label={given.label}
        description={given.description}
        required
        autoComplete="new-password"
        aria-describedby={listId}
        value={given.value}
        onChange={(event) => given.onChange(event.currentTarget.value)}
        visibilityToggleButtonProps={toggle}
      />
      <Stack gap={4} id={listId}>
        <List size="xs" spacing={2} center aria-label={text.hints.label}>
          <Hint met={hints.long} words={text.hints.long} />
          <Hint met={hints.varied} words={text.hints.varied} />
          <Hint met={hints.notName} words={text.hints.notName} />
        </List>
        <Text size="xs" c="dimmed">
          {text.hints.advice}
        </Text>
      </Stack>
      <PasswordInput
        label={text.fields.repeat}
        required
        autoComplete="new-password"
        value={given.repeated}
        onChange={(event) => given.onRepeat(event.currentTarget.value)}
        error={differs ? text.fields.repeatWrong : undefined}
        visibilityToggleButtonProps={toggle}
      />
    </>
  )
}

function Hint({ met, words }: { met: boolean; words: string }) {
  const text = useText().access.hints
  const icon = (
    <ThemeIcon size={18} radius="xl" color={met ? 'lake.8' : 'gray.6'} variant={met ? 'filled' : 'light'}>
      {met ? <IconCheck size={12} aria-label={text.met} /> : <IconPoint size={12} aria-label={text.unmet} />}
    </ThemeIcon>
  )
  return (
    <List.Item icon={icon} c={met ? 'lake.9' : 'dark.4'}>
      {words}
    </List.Item>
  )
}
