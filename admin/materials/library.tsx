import { Button, Group, Menu, SegmentedControl, Stack, Text, VisuallyHidden } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import {
  IconChartBar,
  IconClock,
  IconLayoutGrid,
  IconList,
  IconListNumbers,
  IconPhotoVideo,
  IconPlus,
  IconQrcode,
  IconTable,
  IconTextSize,
  IconWorldWww,
} from '@tabler/icons-react'
import { IconPhotoEdit, IconZoomExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { EmptyState } from '../ui/empty.tsx'
import { ErrorNotice } from '../ui/errors.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { useLeaveGuard } from '../ui/leave-guard.tsx'
import { useFormat } from '../ui/office.ts'
import { Loading, PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { MaterialDrawer } from './drawer.tsx'
import { FilterBar } from './filter-bar.tsx'
import { applyFilter, makeFilter, NO_FILTER, parseFilter } from './filter.ts'
import type { Filter } from './filter.ts'
import { useCampaigns, useMaterials, useTopics } from './hooks.ts'
import { MaterialGrid, MaterialTable } from './material-list.tsx'
import type { Uploading } from './use-uploading.ts'
import { UploadPanel } from './upload-panel.tsx'

/** All materials with search and filters; files may be dropped anywhere on it. */
export function Library({ uploading }: { uploading: Uploading }): ReactNode {
  const t = useText().materials
  const mayEdit = useMay()('edit')
  const { materials, loading, error } = useMaterials()
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
      <ErrorNotice error={error} />
      {loading ? <Loading height={220} rows={2} /> : <Shelf materials={materials} place={place} add={add} />}
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

/** Filter, view and open drawer, all in the address bar. */
function usePlace() {
  const [query, setQuery] = useSearchParams()
  const filter = parseFilter(query)
  const view = query.get('view') === 'list' ? 'list' : 'grid'
  const write = (next: Filter, nextView: string, open: string | null) => {
    const address = makeFilter(next)
    if (nextView === 'list') address.set('view', 'list')
    if (open !== null) address.set('open', open)
    setQuery(address, { replace: open === query.get('open') })
  }
  const open = Number(query.get('open'))
  return {
    filter,
    view,
    open: open > 0 ? (open as MaterialId) : null,
    setFilter: (part: Partial<Filter>) => write({ ...filter, ...part }, view, query.get('open')),
    setView: (next: string) => write(filter, next, query.get('open')),
    setOpen: (id: MaterialId | null) => write(filter, view, id === null ? null : String(id)),
  }
}
type Place = ReturnType<typeof usePlace>

function Shelf({ materials, place, add }: { materials: Material[]; place: Place; add: ReactNode }) {
  const t = useText().materials
  const format = useFormat()
  const [topics, campaigns] = [useTopics(), useCampaigns()]
  const { filter, setFilter, view, setView } = place
  const found = applyFilter(materials, filter)
  const all = materials.filter((material) => (material.archivedAt !== null) === (filter.archived !== ''))
  if (materials.length === 0) return <EmptyState icon={IconPhotoEdit} {...t.empty} action={add} />
  return (
    <Stack gap="md">
      <FilterBar filter={filter} topics={topics} campaigns={campaigns} onChange={setFilter} />
      <Group justify="space-between">
        <Text size="sm" c="dark.4" aria-live="polite">
          {t.count(format.number(found.length), format.number(all.length))}
        </Text>
        <ViewSwitch view={view} onChange={setView} />
      </Group>
      {found.length === 0 ? (
        <EmptyState
          icon={IconZoomExclamation}
          {...t.noMatch}
          action={
            <Button variant="default" onClick={() => setFilter(NO_FILTER)}>
              {t.filters.clear}
            </Button>
          }
        />
      ) : view === 'grid' ? (
        <MaterialGrid materials={found} onOpen={place.setOpen} />
      ) : (
        <MaterialTable materials={found} onOpen={place.setOpen} />
      )}
    </Stack>
  )
}

function ViewSwitch({ view, onChange }: { view: string; onChange: (view: string) => void }) {
  const t = useText().materials.views
  const option = (value: string, label: string, Icon: typeof IconList) => ({
    value,
    label: (
      <>
        <Icon size={16} aria-hidden style={{ display: 'block' }} />
        <VisuallyHidden>{label}</VisuallyHidden>
      </>
    ),
  })
  const data = [option('grid', t.grid, IconLayoutGrid), option('list', t.list, IconList)]
  return <SegmentedControl aria-label={t.label} size="xs" data={data} value={view} onChange={onChange} />
}

const NEW = [
  { key: 'slogan', icon: IconTextSize },
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
      <Text size="sm" c="dark.4" mt="md">
        {t.leave}
      </Text>
    </FormDialog>
  )
}
