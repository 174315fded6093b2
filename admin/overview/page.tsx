import { SimpleGrid } from '@mantine/core'
import type { ReactNode } from 'react'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { NewReports } from '../ui/new-reports.tsx'
import { Answer, PageHeader } from '../ui/page.tsx'
import { AlarmsNow } from './alarms.tsx'
import { ExpiringCard } from './expiring-card.tsx'
import { NextSteps } from './next-steps.tsx'
import { PendingCard } from './pending-card.tsx'
import { PlaysCard } from './plays-card.tsx'
import { Wall } from './wall.tsx'

export function OverviewPage(): ReactNode {
  const text = useText().overview
  const displays = useAsk(listDisplays, {}, { every: 30_000 })
  return (
    <>
      <PageHeader title={text.title} />
      <NewReports />
      <NextSteps />
      <AlarmsNow />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mb="lg">
        <PlaysCard />
        <PendingCard />
        <ExpiringCard />
      </SimpleGrid>
      <Answer of={displays} height={320}>
        {(all) => <Wall displays={all.filter(({ archivedAt, state }) => archivedAt === null && state !== 'closed')} />}
      </Answer>
    </>
  )
}
