import { Input, Stack, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Content, WebContent } from '../../playlists/content.ts'
import { useText } from '../ui/language.tsx'
import { AddressField } from './address-field.tsx'
import { stillOf } from './new-draft.ts'
import type { DraftField } from './draft.ts'
import { FilePicker } from './file-picker.tsx'
import { PICTURES } from './file-rules.ts'
import { WebCheck } from './web-check.tsx'

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
      <AddressField
        label={t.web.url}
        description={t.web.urlHint}
        error={errors.url}
        value={content.url}
        onChange={(url) => onChange({ ...content, url })}
      />
      <Input.Wrapper label={t.web.still} description={t.web.stillHint} error={errors.still} labelElement="div" required>
        <Stack gap="xs" mt={6}>
          {content.still.file !== '' && (
            <img
              src={`/api/files/${content.still.file}`}
              alt={t.web.still}
              style={{ maxWidth: '100%', maxHeight: 180, objectFit: 'contain', alignSelf: 'flex-start' }}
            />
          )}
          <FilePicker
            label={content.still.file === '' ? t.web.chooseStill : t.form.replaceFile}
            accept={PICTURES}
            onStored={(stored) => onChange({ ...content, still: stillOf(stored) })}
          />
        </Stack>
      </Input.Wrapper>
      <WebCheck key={content.url.trim()} url={content.url} />
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
