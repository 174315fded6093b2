import { Button, Switch, Tabs } from '@mantine/core'
import { IconBrowserPlus, IconDeviceTv, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { DisplayId } from '../../playlists/ids.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { useAsk } from '../ui/asks.ts'
import { urgencyOf } from '../ui/display-state.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useText } from '../ui/language.tsx'
import { Answer, PageHeader } from '../ui/page.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { useMay } from '../ui/session.tsx'
import { useTestScreen } from '../ui/test-screen.ts'
import { DisplayDetails } from './details.tsx'
import { DisplayForm } from './display-form.tsx'
import { DisplayTable } from './display-table.tsx'
import { GroupsTab } from './groups-tab.tsx'
import { PairForm } from './pair-dialog.tsx'

/** What is open over the list; `?show=<id>` opens a display's details from elsewhere. */
type Open = { kind: 'add' } | { kind: 'edit' | 'pair' | 'details'; id: DisplayId } | null

export function DisplaysPage(): ReactNode {
  const text = useText().displays
  const [params, setParams] = useSearchParams()
  const shown = Number(params.get('show')) as DisplayId
  const [open, setOpen] = useState<Open>(shown > 0 ? { kind: 'details', id: shown } : null)
  const close = () => {
    setOpen(null)
    setParams({}, { replace: true })
  }
  const add = () => setOpen({ kind: 'add' })
  const displays = useAsk(listDisplays, {}, { every: 30_000 })
  return (
    <>
      <PageHeader title={text.title} lead={text.lead} actions={<Actions onAdd={add} />} />
      <Tabs defaultValue="displays">
        <Tabs.List mb="md">
          <Tabs.Tab value="displays">{text.tabs.displays}</Tabs.Tab>
          <Tabs.Tab value="groups">{text.tabs.groups}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="displays">
          <Answer of={displays} height={300}>
            {(all) => <DisplayList all={all} setOpen={setOpen} add={<AddButton onAdd={add} />} />}
          </Answer>
        </Tabs.Panel>
        <Tabs.Panel value="groups">
          <GroupsTab />
        </Tabs.Panel>
      </Tabs>
      <Dialogs open={open} displays={displays.data ?? []} setOpen={setOpen} close={close} />
    </>
  )
}

function Actions({ onAdd }: { onAdd: () => void }) {
  const text = useText().displays
  const may = useMay()
  const test = useTestScreen()
  if (!may('displays')) return null
  return (
    <>
      <Button
        variant="default"
        title={text.openTestHint}
        loading={test.busy}
        leftSection={<IconBrowserPlus size={18} aria-hidden />}
        onClick={() => void test.open()}
      >
        {text.openTest}
      </Button>
      <AddButton onAdd={onAdd} />
    </>
  )
}

function AddButton({ onAdd }: { onAdd: () => void }) {
  const text = useText().displays
  if (!useMay()('displays')) return null
  return (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={onAdd}>
      {text.add}
    </Button>
  )
}

type ListGiven = { all: readonly Display[]; setOpen: (open: Open) => void; add: ReactNode }

function DisplayList({ all, setOpen, add }: ListGiven) {
  const text = useText().displays
  const [archived, setArchived] = useState(false)
  const rows = all
    .filter(({ archivedAt }) => archived || archivedAt === null)
    .toSorted((a, b) => urgencyOf(b.state) - urgencyOf(a.state) || a.name.localeCompare(b.name, 'vi'))
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState icon={IconDeviceTv} title={text.empty.title} body={text.empty.body} action={add} />
      ) : (
        <DisplayTable displays={rows} onOpen={({ kind, display }) => setOpen({ kind, id: display.id })} />
      )}
      {all.some(({ archivedAt }) => archivedAt !== null) && (
        <Switch
          mt="sm"
          label={text.showArchived}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      )}
    </>
  )
}

type DialogsGiven = { open: Open; displays: readonly Display[]; setOpen: (open: Open) => void; close: () => void }

function Dialogs({ open, displays, setOpen, close }: DialogsGiven) {
  const { form } = useText().displays
  const display = open && open.kind !== 'add' ? displays.find(({ id }) => id === open.id) : undefined
  return (
    <>
      <FormDialog opened={open?.kind === 'add'} title={form.addTitle} onClose={close} size="xl">
        <DisplayForm display={null} onDone={(made) => setOpen(made ? { kind: 'pair', id: made.id } : null)} />
      </FormDialog>
      {open && display && <OneDisplay kind={open.kind} display={display} setOpen={setOpen} close={close} />}
    </>
  )
}

type OneGiven = { kind: string; display: Display; setOpen: (open: Open) => void; close: () => void }

function OneDisplay({ kind, display, setOpen, close }: OneGiven) {
  const { form, pair } = useText().displays
  const { id, name } = display
  return (
    <>
      <FormDialog opened={kind === 'edit'} title={form.editTitle(name)} onClose={close} size="xl">
        <DisplayForm display={display} onDone={close} />
      </FormDialog>
      <FormDialog opened={kind === 'pair'} title={pair.title(name)} onClose={close} size="md">
        <PairForm display={display} onDone={close} />
      </FormDialog>
      <SidePanel opened={kind === 'details'} onClose={close} title={name} size="md">
        <DisplayDetails
          display={display}
          onEdit={() => setOpen({ kind: 'edit', id })}
          onPair={() => setOpen({ kind: 'pair', id })}
        />
      </SidePanel>
    </>
  )
}
