import { Alert, Button, Group, List, ScrollArea, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconGitCompare } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DiffWords } from '../ui/diff-words.tsx'
import { useText } from '../ui/language.tsx'
import { fieldOf, merge, withField } from '../ui/merge.ts'
import type { Clash } from '../ui/merge.ts'
import type { Overtaken } from '../ui/use-drafting.ts'
import type { Draft } from './draft.ts'

/** A save came second: says so, and offers to see what the first one changed. What is typed stays in its fields. */
export function SecondToSave({ onLook }: { onLook: () => void }): ReactNode {
  const t = useText().duty.overtaken
  return (
    <Alert role="alert" color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t.title}>
      <Text size="sm">{t.body}</Text>
      <Button mt="xs" size="xs" leftSection={<IconGitCompare size={16} aria-hidden />} onClick={onLook}>
        {t.look}
      </Button>
    </Alert>
  )
}

type Props = { overtaken: Overtaken<Draft>; draft: Draft; onChange: (draft: Draft) => void }

/** What somebody else changed: taken over where nothing was typed here, offered where both wrote. */
export function WhatChanged({ overtaken: { base, mine, theirs }, draft, onChange }: Props): ReactNode {
  const t = useText().duty.overtaken
  const { taken, clashes } = merge(base, mine, theirs)
  const open = clashes.filter(({ field, theirs }) => inWords(fieldOf(draft, field)) !== inWords(theirs))
  return (
    <Alert role="status" color="gray" title={t.title}>
      <ScrollArea.Autosize mah="36vh" type="auto" viewportProps={{ tabIndex: 0 }}>
        <Stack gap="sm">
          {taken.length + clashes.length === 0 && <Text size="sm">{t.same}</Text>}
          {taken.length > 0 && (
            <Side title={t.taken} fields={taken} before={({ base }) => base} after={({ theirs }) => theirs} />
          )}
          {open.length > 0 && (
            <Side
              title={t.clash}
              fields={open}
              before={({ mine }) => mine}
              after={({ theirs }) => theirs}
              onTake={({ field, theirs }) => onChange(withField(draft, field, theirs))}
            />
          )}
          <Text size="sm">{t.ready}</Text>
        </Stack>
      </ScrollArea.Autosize>
    </Alert>
  )
}

type SideProps = {
  title: string
  fields: readonly Clash[]
  before: (clash: Clash) => unknown
  after: (clash: Clash) => unknown
  onTake?: (clash: Clash) => void
}

function Side({ title, fields, before, after, onTake }: SideProps) {
  const t = useText().duty.overtaken
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List listStyleType="none" spacing={6} mt={4}>
        {fields.map((clash) => (
          <List.Item key={clash.field} styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}>
            <Group justify="space-between" align="flex-start" gap="xs">
              <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
                <Text size="xs" c="dark.6">
                  {nameOf(clash.field, t.fields)}
                </Text>
                <DiffWords before={inWords(before(clash))} after={inWords(after(clash))} />
              </div>
              {onTake && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t.takeOf(nameOf(clash.field, t.fields))}
                  onClick={() => onTake(clash)}
                >
                  {t.take}
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
    </div>
  )
}

/** A field inside another goes by its own name where it has one: `content.headline`, `duty.basis.number`. */
function nameOf(field: string, names: Record<string, string>): string {
  const parts = field.split('.').reverse()
  return names[parts.find((part) => part in names) ?? 'content'] ?? field
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((line, n) => `${n + 1}. ${String(line)}`).join('\n')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
