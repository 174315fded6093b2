import { Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../ui/language.tsx'
import type { Form } from './hooks.ts'
import classes from './editor.module.css'

export function Basics({ form, readOnly }: { form: Form; readOnly: boolean }): ReactNode {
  const t = useText().playlists.editor
  const { draft, change, tried } = form
  return (
    <div className={classes.basics}>
      <TextInput
        label={t.name}
        value={draft.name}
        error={tried && draft.name.trim() === '' ? t.nameMissing : undefined}
        onChange={(event) => change({ name: event.currentTarget.value })}
        maxLength={200}
        readOnly={readOnly}
        required
      />
      <Textarea
        label={t.note}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        maxLength={500}
        autosize
        readOnly={readOnly}
      />
    </div>
  )
}
