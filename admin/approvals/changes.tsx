import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Content } from '../../playlists/content.ts'
import { listDayparts } from '../../playlists/wire/dayparts.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useAsk } from '../ui/asks.ts'
import { DiffWords } from '../ui/diff-words.tsx'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { useFormat } from '../ui/office.ts'
import classes from './approvals.module.css'
import { changedFields } from './diff.ts'
import type { FieldChange } from './diff.ts'
import type { Words } from './fields.ts'

/** What a waiting revision changes against the approved one, word by word. */
export function Changes({ material: { approved, latest } }: { material: Material }): ReactNode {
  const t = useText().approvals
  const words = useWords()
  if (approved === null) return <Text size="sm">{t.first}</Text>
  const changes = changedFields(approved.content, latest.content, words)
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

/** Lines of a table that are shown before one asks for the rest. */
const AT_FIRST = 8

function Change({ change: { pairs, said } }: { change: FieldChange }) {
  const t = useText().approvals
  const format = useFormat()
  const [all, setAll] = useState(false)
  const shown = all ? pairs : pairs.slice(0, AT_FIRST)
  return (
    <>
      {said.map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
      {shown.map(({ place, before, after }, n) => (
        <div key={n}>
          {place !== '' && (
            <Text span size="xs" c="dark.4">
              {place}
            </Text>
          )}
          <DiffWords before={before} after={after} />
        </div>
      ))}
      {shown.length < pairs.length && (
        <Button variant="subtle" size="compact-sm" px={0} onClick={() => setAll(true)}>
          {t.moreLines(format.number(pairs.length - shown.length))}
        </Button>
      )}
    </>
  )
}

function useWords(): Words {
  const text = useText()
  const format = useFormat()
  const dayparts = useAsk(listDayparts, {}).data ?? []
  const daypart: Words['daypart'] = (id) =>
    id === null ? text.materials.form.officeHours : (dayparts.find((one) => one.id === id)?.name ?? '')
  return { text, format, daypart }
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
