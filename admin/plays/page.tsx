import { Button, Menu, Stack, Tabs, Text } from '@mantine/core'
import { IconChevronDown, IconDownload, IconFileText } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { NewReports } from '../ui/new-reports.tsx'
import { PageHeader } from '../ui/page.tsx'
import { ExportProgress } from './export-progress.tsx'
import { FilterBar } from './filter-bar.tsx'
import { makeFilters, parseFilters, TABS } from './filters.ts'
import type { Filters, Tab } from './filters.ts'
import { Fulfilment } from './fulfilment.tsx'
import { PlayList } from './play-list.tsx'
import { PlayPanel } from './play-panel.tsx'
import { QuarantineList } from './quarantine-list.tsx'
import { Summary } from './summary.tsx'
import { Unplayed } from './unplayed.tsx'
import { useExport } from './use-export.ts'
import type { FileKind } from './use-export.ts'

/** Counts of a period. Everything chosen is in the address, so that a link shows the same. */
export function PlaysPage(): ReactNode {
  const t = useText().plays
  const format = useFormat()
  const [query, setQuery] = useSearchParams()
  const filters = parseFilters(query, format.dayOf(useNow(60_000)))
  const set = (part: Partial<Filters>) => setQuery(makeFilters({ ...filters, ...part }), { replace: true })
  const { from, until } = filters.period
  const { download, begin, forget } = useExport(filters)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={<Deeds begin={begin} />} />
      <NewReports />
      <Stack gap="md">
        {download !== null && <ExportProgress key={download.watch} download={download} onClose={forget} />}
        <FilterBar filters={filters} onChange={set} />
        <Text size="sm" fw={600} aria-live="polite">
          {t.range(format.date(from), format.date(until))}
        </Text>
        <Tabs value={filters.tab} onChange={(tab) => set({ tab: tab as Tab })}>
          <Tabs.List mb="md">
            {TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {t.tabs[tab]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="summary">
            <Summary filters={filters} onPick={set} />
          </Tabs.Panel>
          <Tabs.Panel value="fulfilment">
            <Fulfilment filters={filters} onDisplay={(display) => set({ display })} />
          </Tabs.Panel>
          <Tabs.Panel value="unplayed">
            <Unplayed filters={filters} />
          </Tabs.Panel>
          <Tabs.Panel value="plays">
            <PlayList filters={filters} onPlay={({ id, startedAt }) => set({ play: { id, startedAt } })} />
          </Tabs.Panel>
          <Tabs.Panel value="quarantine">
            <QuarantineList />
          </Tabs.Panel>
        </Tabs>
      </Stack>
      <PlayPanel name={filters.play} onClose={() => set({ play: null })} />
    </>
  )
}

function Deeds({ begin }: { begin: (kind: FileKind) => void }) {
  const t = useText().plays
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
            title={t.exportHint}
          >
            {t.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => begin('xlsx')}>{t.exports.xlsx}</Menu.Item>
          <Menu.Item onClick={() => begin('csv')}>{t.exports.csv}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button component={Link} to="/reports" leftSection={<IconFileText size={16} aria-hidden />}>
        {t.reports}
      </Button>
    </>
  )
}
