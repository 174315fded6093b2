import { Button, FileButton, Group, Image, Input } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Settings } from '../../playlists/wire/settings.ts'
import { useApi } from '../ui/asks.ts'
import { ErrorNotice } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { storeFile } from '../ui/upload.ts'

type Logo = NonNullable<Settings['logo']>
type Given = { value: Logo | null; onChange: (logo: Logo | null) => void }

/** The picture that stands beside the office's name on every screen. */
export function LogoField({ value, onChange }: Given): ReactNode {
  const text = useText().settings.office
  const api = useApi()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function take(file: File | null): Promise<void> {
    if (file === null) return
    setError(null)
    setBusy(true)
    try {
      const stored = await storeFile(api, file, { signal: new AbortController().signal })
      const { file: hash, type, bytes, width, height } = stored
      if (type === 'video/mp4' || type === 'video/webm') return
      onChange({ file: hash, type, bytes, width, height })
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Input.Wrapper label={text.logo} description={text.logoHint} labelElement="div">
      <Group my={6}>
        {value !== null && (
          <Image src={`/api/files/${value.file}`} alt={text.logo} h={56} w="auto" maw={160} fit="contain" />
        )}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void take(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="xs"
              loading={busy}
              leftSection={<IconPhoto size={15} aria-hidden />}
            >
              {value === null ? text.logoChoose : text.logoReplace}
            </Button>
          )}
        </FileButton>
        {value !== null && (
          <Button variant="subtle" color="red.9" size="xs" onClick={() => onChange(null)}>
            {text.logoRemove}
          </Button>
        )}
      </Group>
      <ErrorNotice error={error} />
    </Input.Wrapper>
  )
}
