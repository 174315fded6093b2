import { Alert, Button, Group, Menu, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import {
  IconChartBar,
  IconClock,
  IconListNumbers,
  IconPhotoVideo,
  IconPlus,
  IconQrcode,
  IconSpeakerphone,
  IconTable,
  IconTextSize,
  IconWorldWww,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { MaterialId } from '../../playlists/ids.ts'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useLeaveGuard } from '../ui/leave-guard.tsx'
import { useFormat } from '../ui/office.ts'
import { PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { MaterialDrawer } from './drawer.tsx'
import { useCampaigns, useTopics } from './hooks.ts'
import { usePlace } from './place.ts'
import { Shelf } from './shelf.tsx'
import type { Uploading } from './use-uploading.ts'
import { UploadPanel } from './upload-panel.tsx'

/** All materials with search and filters; files may be dropped anywhere on it. */
export function Library({ uploading }: { uploading: Uploading }): ReactNode {
  const t = useText().materials
  const mayEdit = useMay()('edit')
  const place = usePlace()
  const [uploadOpen, setUploadOpen] = useState(false)
  const { uploads } = uploading
  useLeaveGuard(uploads.busy, t.upload.leaving)
  const drop = (files: File[]) => {
    uploads.add(files)
    setUploadOpen(true)
  }
  const add = mayEdit ? <AddMenu topic={place.filter.topic} onFiles={() => setUploadOpen(true)} /> : null
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <>
            {uploads.list.length > 0 && (
              <Button variant="default" loading={uploads.busy} onClick={() => setUploadOpen(true)}>
                {t.upload.show}
              </Button>
            )}
            {add}
          </>
        }
      />
      <LeftLine left={uploading.left} onShow={() => setUploadOpen(true)} />
      <Shelf place={place} add={add} />
      <MaterialDrawer id={place.open} onClose={() => place.setOpen(null)} />
      <UploadDialog
        opened={uploadOpen}
        onClose={() => setUploadOpen(false)}
        uploading={uploading}
        onOpen={place.setOpen}
      />
      {mayEdit && (
        <Dropzone.FullScreen
          withinPortal={false}
          active={!uploadOpen}
          onDrop={drop}
          inputProps={{ 'aria-label': t.upload.drop }}
        >
          <Text ta="center" mt="20vh" size="xl" fw={600}>
            {t.upload.drop}
          </Text>
        </Dropzone.FullScreen>
      )}
    </>
  )
}

/** What an earlier visit began is not forgotten. */
function LeftLine({ left, onShow }: { left: Uploading['left']; onShow: () => void }) {
  const t = useText().materials.upload.left
  const format = useFormat()
  if (left.length === 0) return null
  return (
    <Alert color="yellow" py="xs" mb="md" role="status">
      <Group gap="sm">
        <Text size="sm">{t.line(format.number(left.length), left[0]!.name)}</Text>
        <Button size="compact-sm" variant="default" onClick={onShow}>
          {t.show}
        </Button>
      </Group>
    </Alert>
  )
}

const NEW = [
  { key: 'slogan', icon: IconTextSize },
  { key: 'notice', icon: IconSpeakerphone },
  { key: 'steps', icon: IconListNumbers },
  { key: 'qr', icon: IconQrcode },
  { key: 'figure', icon: IconChartBar },
  { key: 'table', icon: IconTable },
  { key: 'hours', icon: IconClock },
  { key: 'web', icon: IconWorldWww },
] as const

function AddMenu({ topic, onFiles }: { topic: string; onFiles: () => void }) {
  const t = useText().materials
  return (
    <Menu position="bottom-end" width={300} withinPortal>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden />}>{t.add}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {NEW.map(({ key, icon: Icon }) => (
          <Menu.Item
            key={key}
            component={Link}
            to={`?new=${key}${topic === '' ? '' : `&topic=${topic}`}`}
            leftSection={<Icon size={22} aria-hidden />}
          >
            <NewLine {...t.create[key]} />
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconPhotoVideo size={22} aria-hidden />} onClick={onFiles}>
          <NewLine {...t.create.file} />
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const NewLine = ({ name, hint }: { name: string; hint: string }) => (
  <>
    <Text fw={600} size="sm">
      {name}
    </Text>
    <Text size="xs" c="dark.4">
      {hint}
    </Text>
  </>
)

type DialogProps = {
  opened: boolean
  onClose: () => void
  uploading: Uploading
  onOpen: (id: MaterialId) => void
}

function UploadDialog({ opened, onClose, uploading, onOpen }: DialogProps) {
  const t = useText().materials.upload
  const [topics, campaigns] = [useTopics(), useCampaigns()]
  const { setFiling, ...rest } = uploading
  const show = (id: MaterialId) => {
    onClose()
    onOpen(id)
  }
  return (
    <FormDialog opened={opened} title={t.title} onClose={onClose} size="xl">
      <UploadPanel {...rest} topics={topics} campaigns={campaigns} onFiling={setFiling} onOpen={show} />
      {rest.uploads.busy && (
        <Text size="sm" c="dark.4" mt="md">
          {t.leave}
        </Text>
      )}
    </FormDialog>
  )
}
