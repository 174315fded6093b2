import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useText } from '../ui/language.tsx'
import { PageHeader } from '../ui/page.tsx'
import { BackupsTab } from './backups-tab.tsx'
import { LogTab } from './log-tab.tsx'
import { OfficeTab } from './office-tab.tsx'
import { TopicsTab } from './topics-tab.tsx'

export function SettingsPage(): ReactNode {
  const text = useText().settings
  const tab = useParams()['*'] || 'office'
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={text.title} />
      <Tabs value={tab} onChange={(next) => void navigate(`/settings/${next}`)}>
        <Tabs.List mb="md">
          <Tabs.Tab value="office">{text.tabs.office}</Tabs.Tab>
          <Tabs.Tab value="topics">{text.tabs.topics}</Tabs.Tab>
          <Tabs.Tab value="backups">{text.tabs.backups}</Tabs.Tab>
          <Tabs.Tab value="log">{text.tabs.log}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="office">
          <OfficeTab />
        </Tabs.Panel>
        <Tabs.Panel value="topics">
          <TopicsTab />
        </Tabs.Panel>
        <Tabs.Panel value="backups">
          <BackupsTab />
        </Tabs.Panel>
        <Tabs.Panel value="log">
          <LogTab />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
