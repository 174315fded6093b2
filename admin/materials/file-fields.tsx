import { Input, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Content, ImageContent, VideoContent } from '../../playlists/material.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { contentOfFile } from './draft.ts'
import { FilePicker } from './file-picker.tsx'
import { ACCEPTED } from './file-rules.ts'

type FileContent = ImageContent | VideoContent
type Props = { content: FileContent; onChange: (content: Content) => void }

/** A picture or video: its facts, another file in its place, how it lies on the screen, what it shows. */
export function FileFields({ content, onChange }: Props): ReactNode {
  const t = useText().materials.form
  const fits = (['contain', 'cover'] as const).map((value) => ({ value, label: t.fits[value] }))
  return (
    <Stack>
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

function FileFacts({ content }: { content: FileContent }) {
  const t = useText().materials.form
  const format = useFormat()
  const facts = [t.fileFacts(String(content.width), String(content.height), format.bytes(content.bytes))]
  if (content.kind === 'video')
    facts.push(t.length(format.clockDuration(content.durationMs)), content.hasSound ? t.sound : t.silent)
  return (
    <Stack gap="xs">
      {content.kind === 'video' && (
        <video
          src={`/api/files/${content.file}`}
          controls
          muted
          preload="metadata"
          style={{ width: '100%', maxHeight: 260, background: '#000' }}
        />
      )}
      <Text size="sm">{facts.join(' · ')}</Text>
    </Stack>
  )
}
