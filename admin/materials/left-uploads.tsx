import { ActionIcon, Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Upload } from '../../playlists/wire/uploads.ts'
import { useApi } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { letGo } from '../ui/upload.ts'

type Props = { left: readonly Upload[]; onTakeUp: (upload: Upload) => void; onChanged: () => void }

/** What an earlier visit began and did not end: bytes wait for the same file, the rest can be gone on with. */
export function LeftUploads({ left, onTakeUp, onChanged }: Props): ReactNode {
  const t = useText().materials.upload.left
  const api = useApi()
  if (left.length === 0) return null
  return (
    <Alert color="yellow" title={t.title}>
      <Stack gap="xs">
        <Text size="sm">{t.hint}</Text>
        {left.map((upload) => (
          <Group key={upload.id} gap="xs" wrap="nowrap">
            <Stack gap={0} flex={1} miw={0}>
              <Text size="sm" fw={600} truncate>
                {upload.name}
              </Text>
              <Standing upload={upload} />
            </Stack>
            {isReady(upload) && (
              <Button size="compact-sm" variant="default" onClick={() => onTakeUp(upload)}>
                {t.goOn}
              </Button>
            )}
            <ActionIcon
              variant="subtle"
              color="red.9"
              aria-label={t.drop(upload.name)}
              onClick={() => void letGo(api, upload.id).then(onChanged)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Alert>
  )
}

/** All its bytes are on the server. */
const isReady = ({ at, bytes }: Upload): boolean =>
  at.kind === 'receiving' ? at.received === bytes : at.kind !== 'refused'

function Standing({ upload: { at, bytes } }: { upload: Upload }) {
  const t = useText().materials.upload
  const format = useFormat()
  const words = () => {
    switch (at.kind) {
      case 'receiving':
        return t.sending(format.bytes(at.received), format.bytes(bytes))
      case 'document':
        return t.document(format.number(at.pages))
      case 'working':
        return t.working[at.work](format.percent(at.share))
      case 'stored':
        return t.left.stored
      case 'refused':
        return at.message
    }
  }
  return (
    <Text size="xs" c="dark.4">
      {words()}
    </Text>
  )
}
