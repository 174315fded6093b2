import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Group,
  Paper,
  Progress,
  Select,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconRefresh, IconUpload, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CampaignId, MaterialId } from '../../playlists/ids.ts'
import type { Campaign } from '../../playlists/wire/campaigns.ts'
import type { Topic } from '../../playlists/wire/settings.ts'
import { cleanWords } from '../../playlists/words.ts'
import { useFormat } from '../ui/office.ts'
import { useText } from '../ui/language.tsx'
import type { Limits } from './file-rules.ts'
import { LeftUploads } from './left-uploads.tsx'
import { PageChooser } from './page-chooser.tsx'
import { isOver, mayRetry } from './upload-queue.ts'
import type { Twin, Upload } from './upload-queue.ts'
import type { Upload as ServerUpload } from '../../playlists/wire/uploads.ts'
import type { Filing, Uploads } from './use-uploads.ts'

type Props = {
  uploads: Uploads
  left: readonly ServerUpload[]
  onChanged: () => void
  limits: Limits
  filing: Filing
  topics: readonly Topic[]
  campaigns: readonly Campaign[]
  onFiling: (filing: Filing) => void
  onOpen: (material: MaterialId) => void
}

export function UploadPanel({ uploads, left, onChanged, limits, onOpen, ...filing }: Props): ReactNode {
  const t = useText().materials.upload
  const format = useFormat()
  const done = uploads.list.filter((upload) => upload.state === 'done').length
  return (
    <Stack>
      <FilingChoice {...filing} waits={uploads.list.length > 0} />
      <Dropzone onDrop={uploads.add} multiple aria-label={t.drop} inputProps={{ 'aria-label': t.drop }}>
        <Group justify="center" gap="md" mih={120} style={{ pointerEvents: 'none' }}>
          <IconUpload size={36} aria-hidden="true" />
          <Stack gap={4} maw={440}>
            <Text fw={600}>{t.drop}</Text>
            <Text size="sm" c="dark.4">
              {t.rules(
                format.number(limits.maxImageMb),
                format.number(limits.maxVideoMb),
                format.number(limits.maxPdfMb),
              )}
            </Text>
          </Stack>
        </Group>
      </Dropzone>
      <LeftUploads left={left} onTakeUp={uploads.takeUp} onChanged={onChanged} />
      {uploads.list.length > 0 && (
        <>
          <Group justify="space-between">
            <Text size="sm" aria-live="polite">
              {t.summary(format.number(done), format.number(uploads.list.length))}
            </Text>
            <Button variant="subtle" size="compact-sm" onClick={uploads.clear} disabled={!uploads.list.some(isOver)}>
              {t.clear}
            </Button>
          </Group>
          <Stack gap="xs">
            {uploads.list.map((upload) => (
              <UploadRow key={upload.id} upload={upload} uploads={uploads} onOpen={onOpen} />
            ))}
          </Stack>
        </>
      )}
    </Stack>
  )
}

type FilingProps = Omit<Props, 'uploads' | 'left' | 'onChanged' | 'limits' | 'onOpen'> & { waits: boolean }

function FilingChoice({ filing, topics, campaigns, onFiling, waits }: FilingProps) {
  const t = useText().materials
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={t.upload.topicFor}
        data={topics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
        value={filing.topic === '' ? null : filing.topic}
        placeholder={t.upload.topicChoice}
        error={waits && filing.topic === '' ? t.upload.topicMissing : undefined}
        required
        onChange={(topic) => onFiling({ ...filing, topic: topic ?? filing.topic })}
        allowDeselect={false}
        searchable
      />
      <Select
        label={t.upload.campaignFor}
        placeholder={t.form.noCampaign}
        data={campaigns
          .filter(({ archivedAt }) => archivedAt === null)
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={filing.campaign === null ? null : String(filing.campaign)}
        onChange={(id) => onFiling({ ...filing, campaign: id === null ? null : (Number(id) as CampaignId) })}
        clearable
      />
    </SimpleGrid>
  )
}

type RowProps = { upload: Upload; uploads: Uploads; onOpen: (material: MaterialId) => void }

function UploadRow({ upload, uploads, onOpen }: RowProps) {
  const t = useText().materials
  return (
    <Paper withBorder p="xs">
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" fw={600} truncate flex={1}>
          {cleanWords(upload.name)}
        </Text>
        {upload.state === 'done' && (
          <Button size="compact-sm" variant="light" onClick={() => onOpen(upload.material)}>
            {t.actions.open}
          </Button>
        )}
        {mayRetry(upload) && (
          <ActionIcon
            variant="subtle"
            aria-label={`${t.upload.retry}: ${upload.name}`}
            onClick={() => uploads.retry(upload)}
          >
            <IconRefresh size={16} />
          </ActionIcon>
        )}
        {!isOver(upload) && (
          <ActionIcon variant="subtle" aria-label={t.upload.cancel(upload.name)} onClick={() => uploads.cancel(upload)}>
            <IconX size={16} />
          </ActionIcon>
        )}
      </Group>
      <UploadState upload={upload} />
      {upload.state === 'done' && upload.twin !== null && <TwinLine twin={upload.twin} onOpen={onOpen} />}
      {upload.state === 'document' && (
        <PageChooser upload={upload} onChoose={(pages) => uploads.choosePages(upload, pages)} />
      )}
    </Paper>
  )
}

/** Nothing forbids a second one; but it is said, since it is often a slip. */
function TwinLine({ twin: { id, title }, onOpen }: { twin: Twin; onOpen: RowProps['onOpen'] }) {
  const t = useText().materials.upload
  return (
    <Text size="sm" mt={4} role="status">
      {t.twin}{' '}
      <Anchor component="button" type="button" size="sm" onClick={() => onOpen(id)}>
        {title}
      </Anchor>
    </Text>
  )
}

function UploadState({ upload }: { upload: Upload }) {
  const t = useText().materials.upload
  const format = useFormat()
  switch (upload.state) {
    case 'waiting':
      return <Line text={t.waiting} />
    case 'sending': {
      const { sent, speed, size, name } = upload
      const amount = t.sending(format.bytes(sent), format.bytes(size))
      const text = speed === null ? amount : `${amount} · ${t.speed(format.bytes(speed))}`
      return (
        <>
          <Progress value={(100 * sent) / Math.max(size, 1)} aria-label={t.progress(name)} mt={6} />
          <Line text={text} />
        </>
      )
    }
    case 'checking':
      return (
        <>
          <Progress value={100} animated aria-label={t.progress(upload.name)} mt={6} />
          <Line text={t.checking} />
        </>
      )
    case 'working':
      return (
        <>
          <Progress value={100 * upload.share} aria-label={t.progress(upload.name)} mt={6} />
          <Line text={t.working[upload.work](format.percent(upload.share))} />
        </>
      )
    case 'document':
      return <Line text={t.document(format.number(upload.pages))} />
    case 'done':
      return (
        <Badge variant="light" color="lake" mt={4}>
          {t.done}
        </Badge>
      )
    case 'cancelled':
      return <Line text={t.cancelled} />
    case 'refused':
      return (
        <Text size="sm" c="red.8" role="alert" mt={4}>
          {upload.message}
        </Text>
      )
  }
}

const Line = ({ text }: { text: string }) => (
  <Text size="xs" c="dark.4" mt={4} style={{ fontVariantNumeric: 'tabular-nums' }}>
    {text}
  </Text>
)
