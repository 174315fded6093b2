import { Button, Stack, Tabs, Text } from '@mantine/core'
import { IconDownload, IconFileText } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { exportPlays } from '../../playlists/wire/plays.ts'
import { addressOf } from '../ui/api.ts'
import { useNow } from '../ui/clock.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { PageHeader } from '../ui/page.tsx'
import { FilterBar } from './filter-bar.tsx'
import { askOf, makeFilters, parseFilters, TABS } from './filters.ts'
import type { Filters, Tab } from './filters.ts'
import { Fulfilment } from './fulfilment.tsx'
import { PlayList } from './play-list.tsx'
import { QuarantineList } from './quarantine-list.tsx'
import { Summary } from './summary.tsx'
import { Unplayed } from './unplayed.tsx'

/** Counts of a period. Everything chosen is in the address, so that a link shows the same. */
export function PlaysPage(): ReactNode {
  const t = useText().plays
  const format = useFormat()
  const [query, setQuery] = useSearchParams()
  const filters = parseFilters(query, format.dayOf(useNow(60_000)))
  const set = (part: Partial<Filters>) => setQuery(makeFilters({ ...filters, ...part }), { replace: true })
  const { from, until } = filters.period
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={<Deeds filters={filters} />} />
      <Stack gap="md">
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
            <Summary filters={filters} />
          </Tabs.Panel>
          <Tabs.Panel value="fulfilment">
            <Fulfilment filters={filters} onDisplay={(display) => set({ display })} />
          </Tabs.Panel>
          <Tabs.Panel value="unplayed">
            <Unplayed filters={filters} />
          </Tabs.Panel>
          <Tabs.Panel value="plays">
            <PlayList filters={filters} />
          </Tabs.Panel>
          <Tabs.Panel value="quarantine">
            <QuarantineList />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </>
  )
}

function Deeds({ filters }: { filters: Filters }) {
  const t = useText().plays
  return (
    <>
      <Button
        variant="default"
        component="a"
        href={addressOf(exportPlays, { query: askOf(filters) })}
        download
        title={t.exportHint}
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t.export}
      </Button>
      <Button component={Link} to="/reports" leftSection={<IconFileText size={16} aria-hidden />}>
        {t.reports}
      </Button>
    </>
  )
}
