import { Input, SegmentedControl, Stack, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Content, ImageContent, VideoContent } from '../../playlists/content.ts'
import { Film } from '../ui/film.tsx'
import { useText } from '../ui/language.tsx'
import { contentOfFile } from './new-draft.ts'
import { FileFacts } from './file-facts.tsx'
import { FilePicker } from './file-picker.tsx'
import { ACCEPTED } from './file-rules.ts'

type FileContent = ImageContent | VideoContent
type Props = { content: FileContent; onChange: (content: Content) => void }

/** A picture or video: its facts, another file in its place, how it lies on the screen, what it shows. */
export function FileFields({ content, onChange }: Props): ReactNode {
  const { form: t, detail } = useText().materials
  const fits = (['contain', 'cover'] as const).map((value) => ({ value, label: t.fits[value] }))
  return (
    <Stack>
      {content.kind === 'video' && <Film film={content} name={detail.video} most={260} />}
      <FileFacts content={content} />
      <FilePicker
        label={t.replaceFile}
        accept={ACCEPTED}
        onStored={(stored) => {
          const { fit, description } = content
          onChange({ ...(contentOfFile(stored) as FileContent), fit, description })
        }}
      />
      <Input.Wrapper label={t.fit} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t.fit}
            data={fits}
            value={content.fit}
            onChange={(fit) => onChange({ ...content, fit: fit as FileContent['fit'] })}
          />
        </div>
      </Input.Wrapper>
      <Textarea
        label={t.description}
        description={t.descriptionHint}
        value={content.description}
        onChange={(event) => onChange({ ...content, description: event.currentTarget.value })}
        maxLength={300}
        autosize
      />
    </Stack>
  )
}
