import { Stack, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Content, WebContent } from '../../playlists/material.ts'
import { useText } from '../ui/language.tsx'
import type { DraftField } from './draft.ts'

type Props = {
  content: WebContent
  errors: Partial<Record<DraftField, string>>
  onChange: (content: Content) => void
}

/** The address of a page of another site, and the picture that stands in for it. */
export function WebFields({ content, errors, onChange }: Props): ReactNode {
  const t = useText().materials
  return (
    <Stack>
      <TextInput
        label={t.web.url}
        description={t.web.urlHint}
        error={errors.url}
        type="url"
        inputMode="url"
        value={content.url}
        onChange={(event) => onChange({ ...content, url: event.currentTarget.value })}
        maxLength={500}
        required
        data-autofocus
      />
      <Textarea
        label={t.form.description}
        description={t.form.descriptionHint}
        value={content.description}
        onChange={(event) => onChange({ ...content, description: event.currentTarget.value })}
        maxLength={300}
        autosize
      />
    </Stack>
  )
}
