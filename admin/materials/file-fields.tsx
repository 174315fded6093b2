import { Button, FileButton, Group, Input, Progress, SegmentedControl, Stack, Text, Textarea } from '@mantine/core'
import { IconReplace } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Content, ImageContent, VideoContent } from '../../playlists/material.ts'
import { useApi } from '../ui/asks.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { sendFile } from '../ui/upload.ts'
import { contentOfFile } from './draft.ts'
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
      <ReplaceFile content={content} onChange={onChange} />
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

function ReplaceFile({ content, onChange }: Props) {
  const t = useText().materials.form
  const api = useApi()
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  async function replace(file: File | null): Promise<void> {
    if (file === null) return
    setError(null)
    setShare(0)
    try {
      const stored = await sendFile(api, file, { onProgress: setShare, signal: new AbortController().signal })
      const { fit, description } = content
      onChange({ ...(contentOfFile(stored) as FileContent), fit, description })
    } catch (refusal) {
      setError(refusal)
    } finally {
      setShare(null)
    }
  }
  return (
    <Stack gap="xs">
      <Group>
        <FileButton accept={ACCEPTED.join(',')} onChange={(file) => void replace(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={share !== null}
              leftSection={<IconReplace size={15} aria-hidden />}
            >
              {t.replaceFile}
            </Button>
          )}
        </FileButton>
      </Group>
      {share !== null && <Progress value={share * 100} aria-label={t.replacing} />}
      <ErrorNotice error={error} />
    </Stack>
  )
}
