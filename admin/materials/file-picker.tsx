import { Button, FileButton, Group, Progress, Stack } from '@mantine/core'
import { IconReplace } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import { useApi } from '../ui/asks.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { storeFile } from '../ui/upload.ts'

type Props = { label: string; accept: readonly string[]; onStored: (file: StoredFile) => void }

/** A button that sends one file and hands back what was stored. */
export function FilePicker({ label, accept, onStored }: Props): ReactNode {
  const t = useText().materials.form
  const api = useApi()
  const [share, setShare] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  async function send(file: File | null): Promise<void> {
    if (file === null) return
    setError(null)
    setShare(0)
    const onSent = (bytes: number) => setShare(bytes / Math.max(1, file.size))
    try {
      onStored(await storeFile(api, file, { onSent, signal: new AbortController().signal }))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setShare(null)
    }
  }
  return (
    <Stack gap="xs">
      <Group>
        <FileButton accept={accept.join(',')} onChange={(file) => void send(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={share !== null}
              leftSection={<IconReplace size={15} aria-hidden />}
            >
              {label}
            </Button>
          )}
        </FileButton>
      </Group>
      {share !== null && <Progress value={share * 100} aria-label={t.replacing} />}
      <ErrorNotice error={error} />
    </Stack>
  )
}
