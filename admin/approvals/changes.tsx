import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Content } from '../../playlists/material.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { DiffWords } from '../ui/diff-words.tsx'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import classes from './approvals.module.css'
import { changedFields } from './diff.ts'
import type { FieldChange } from './diff.ts'

/** What a waiting revision changes against the approved one, word by word. */
export function Changes({ material: { approved, latest } }: { material: Material }): ReactNode {
  const t = useText().approvals
  if (approved === null) return <Text size="sm">{t.first}</Text>
  const changes = changedFields(approved.content, latest.content)
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {t.changes}
      </Title>
      {changes.length === 0 && <Text size="sm">{t.unchanged}</Text>}
      <Stack gap="xs">
        {changes.map((change) => (
          <div key={change.field}>
            <Text size="xs" fw={600} c="dark.4">
              {t.fields[change.field]}
            </Text>
            <Change change={change} />
          </div>
        ))}
      </Stack>
      <div className={classes.pair}>
        <Side name={t.before} content={approved.content} />
        <Side name={t.after} content={latest.content} />
      </div>
    </section>
  )
}

function Change({ change: { field, before, after } }: { change: FieldChange }) {
  const text = useText()
  const t = text.approvals
  if (field === 'file') return <Text size="sm">{t.newFile}</Text>
  const words = (value: string): string => {
    if (field === 'template') return (text.materials.templates as Record<string, string>)[value] ?? value
    if (field === 'kind') return (text.materials.kinds as Record<string, string>)[value] ?? value
    if (field === 'fit') return (text.materials.form.fits as Record<string, string>)[value] ?? value
    return value
  }
  return <DiffWords before={words(before)} after={words(after)} />
}

function Side({ name, content }: { name: string; content: Content }) {
  return (
    <figure style={{ margin: 0 }}>
      <MaterialThumb content={content} />
      <Text component="figcaption" size="xs" c="dark.4" mt={2}>
        {name}
      </Text>
    </figure>
  )
}
