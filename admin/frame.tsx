import { Alert, Anchor, Group, Text } from '@mantine/core'
import {
  IconBroadcast,
  IconCalendarEvent,
  IconCalendarTime,
  IconChartBar,
  IconChecklist,
  IconDeviceTv,
  IconHistory,
  IconLayoutDashboard,
  IconPhotoEdit,
  IconPlaylist,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listAlarms } from '../playlists/wire/alarms.ts'
import type { Alarm } from '../playlists/wire/alarms.ts'
import { listWaiting } from '../playlists/wire/approvals.ts'
import { AccountMenu } from './access/account-menu.tsx'
import { OverrideBanner } from './overrides/override-banner.tsx'
import { OverrideButtons } from './overrides/override-buttons.tsx'
import { openAlarms } from './ui/alarm-words.ts'
import { useAsk } from './ui/asks.ts'
import { useText } from './ui/language.tsx'
import { Layout } from './ui/layout.tsx'
import type { NavItem } from './ui/layout.tsx'
import { openLive } from './ui/live.ts'
import { useNewReports } from './ui/new-reports.tsx'
import { useMay, useSession } from './ui/session.tsx'

/** Hears live changes while a person is signed in; whether the line stands. */
function useLive(): boolean {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const live = openLive(client, setConnected)
    return live.close
  }, [client])
  return connected
}

const isUntaken = ({ acknowledged }: Alarm): boolean => acknowledged === null

function useNav(): NavItem[] {
  const text = useText().shell
  const may = useMay()
  const alarms = openAlarms(useAsk(listAlarms, {}, { every: 60_000 }).data ?? []).filter(isUntaken).length
  const pending = useAsk(listWaiting, {}).data?.length ?? 0
  const item = (to: string, label: string, icon: NavItem['icon']): NavItem => ({ to, label, icon })
  const { nav } = text
  const fresh = useNewReports().length
  const reports = { value: fresh, label: text.newReports(String(fresh)) }
  const approvals = { value: pending, label: text.pending(String(pending)) }
  return [
    item('/', nav.overview, IconLayoutDashboard),
    { ...item('/displays', nav.displays, IconDeviceTv), count: { value: alarms, label: text.alarms(String(alarms)) } },
    item('/materials', nav.materials, IconPhotoEdit),
    item('/playlists', nav.playlists, IconPlaylist),
    item('/schedules', nav.schedules, IconCalendarTime),
    item('/calendar', nav.calendar, IconCalendarEvent),
    item('/campaigns', nav.campaigns, IconBroadcast),
    { ...item('/approvals', nav.approvals, IconChecklist), count: approvals },
    { ...item('/plays', nav.plays, IconChartBar), within: ['/reports'], count: reports },
    ...(may('audit') ? [item('/audit', nav.audit, IconHistory)] : []),
    ...(may('accounts') ? [item('/accounts', nav.accounts, IconUsers)] : []),
    ...(may('settings') ? [item('/settings', nav.settings, IconSettings)] : []),
  ]
}

/** Said on every page until the first-run wizard is done. */
function WizardBanner() {
  const text = useText().shell.wizard
  const { wizard } = useSession()
  if (!wizard) return null
  return (
    <Alert mb="sm" p="xs" role="status">
      <Group gap="sm">
        <Text size="sm">{text.banner}</Text>
        <Anchor component={Link} to="/wizard" size="sm" fw={600}>
          {text.resume}
        </Anchor>
      </Group>
    </Alert>
  )
}

/** The frame of signed-in pages: menu, what is always in reach, what everybody must know. */
export function Frame({ children }: { children: ReactNode }): ReactNode {
  const connected = useLive()
  const items = useNav()
  const banner = (
    <>
      <OverrideBanner />
      <WizardBanner />
    </>
  )
  return (
    <Layout items={items} actions={<OverrideButtons />} account={<AccountMenu />} banner={banner} connected={connected}>
      {children}
    </Layout>
  )
}
