import { Button, Tabs } from '@mantine/core'
import { IconCalendarDown, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { airingOf } from '../../playlists/in-use.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer, PageHeader } from '../ui/page.tsx'
import { useMay } from '../ui/session.tsx'
import { useTimes } from '../ui/times.ts'
import { newDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { DaypartsTab } from './dayparts-tab.tsx'
import { useFleet, usePast, useSchedules } from './hooks.ts'
import { ImportDialog } from './import-dialog.tsx'
import { MomentTab } from './moment-tab.tsx'
import { PlannedTab } from './planned-tab.tsx'
import { ScheduleDrawer } from './schedule-drawer.tsx'
import type { Opened } from './schedule-drawer.tsx'
import { PastTable, ScheduleTable } from './schedule-table.tsx'
import { useEdits } from './use-edits.tsx'
import { targetOf, viewpointOf } from './viewpoint.ts'
import { WeekTab } from './week-tab.tsx'

const TABS = ['week', 'moment', 'planned', 'list', 'dayparts', 'history'] as const

export function SchedulesPage(): ReactNode {
  const t = useText().schedules
  const mayEdit = useMay()('schedule')
  const [query, setQuery] = useSearchParams()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [importing, setImporting] = useState(false)
  const schedules = useSchedules()
  const edits = useEdits()
  const fleet = useFleet()
  const tab = TABS.find((name) => name === query.get('tab')) ?? (query.has('at') ? 'moment' : 'week')
  const target = tab === 'week' || tab === 'moment' ? targetOf(viewpointOf(query.get('of') ?? 'all', fleet)) : undefined
  const edit = (schedule: ScheduleReply) => setOpened({ schedule })
  const create = (draft: Draft) => setOpened({ schedule: null, draft })
  const setTab = (next: string | null) => {
    query.set('tab', next ?? 'week')
    setQuery(query, { replace: true })
  }
  return (
    <>
      <PageHeader
        title={t.title}
        lead={mayEdit ? t.lead : t.form.readOnly}
        actions={mayEdit && <PageActions onImport={() => setImporting(true)} onAdd={() => create(newDraft(target))} />}
      />
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="md">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="week">
          <Answer of={schedules} height={420}>
            {(all) => <WeekTab schedules={all} edits={edits} onEdit={edit} onCreate={mayEdit ? create : null} />}
          </Answer>
        </Tabs.Panel>
        <Tabs.Panel value="moment">
          <MomentTab schedules={schedules.data ?? []} onEdit={edit} />
        </Tabs.Panel>
        <Tabs.Panel value="planned">
          <PlannedTab />
        </Tabs.Panel>
        <Tabs.Panel value="list">
          <Answer of={schedules} height={240}>
            {(all) => <CurrentList schedules={all} onEdit={edit} />}
          </Answer>
        </Tabs.Panel>
        <Tabs.Panel value="dayparts">
          <DaypartsTab />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <History />
        </Tabs.Panel>
      </Tabs>
      <ImportDialog opened={importing} onClose={() => setImporting(false)} />
      <ScheduleDrawer opened={opened} others={schedules.data ?? []} edits={edits} onClose={() => setOpened(null)} />
    </>
  )
}

function PageActions({ onImport, onAdd }: { onImport: () => void; onAdd: () => void }) {
  const text = useText()
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarDown size={16} aria-hidden />} onClick={onImport}>
        {text.ics.import.open}
      </Button>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
        {text.schedules.add}
      </Button>
    </>
  )
}

function CurrentList({
  schedules,
  onEdit,
}: {
  schedules: readonly ScheduleReply[]
  onEdit: (schedule: ScheduleReply) => void
}) {
  const ended = useEnded()
  return <ScheduleTable schedules={schedules.filter((schedule) => !ended(schedule))} onEdit={onEdit} />
}

function History() {
  const [past, current] = [usePast(), useSchedules()]
  const ended = useEnded()
  return (
    <Answer of={past} height={240}>
      {(archived) => {
        const byId = new Map([...archived, ...(current.data ?? [])].map((schedule) => [schedule.id, schedule]))
        return <PastTable schedules={[...byId.values()].filter(ended)} />
      }}
    </Answer>
  )
}

/** Whether it can never be seen again: archived, past its last hours, or an override that is over. */
function useEnded(): (schedule: ScheduleReply) => boolean {
  const now = useNow(30_000)
  const times = useTimes(useFormat().dayOf(now))
  return (schedule) => schedule.archivedAt !== null || airingOf(schedule, times, now) === 'ended'
}
