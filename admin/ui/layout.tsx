import { Alert, AppShell, Badge, Burger, Group, NavLink, ScrollArea, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { NavLink as RouterLink, useLocation } from 'react-router'
import { useText } from './language.tsx'
import classes from './layout.module.css'
import { useSession } from './session.tsx'

export type NavItem = {
  to: string
  /** Other addresses that belong to it. */
  within?: readonly string[]
  label: string
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
  /** A count beside the label, with its meaning for a screen reader. */
  count?: { value: number; label: string }
}

type Given = {
  items: NavItem[]
  /** What is always in reach: emergency, blackout. */
  actions: ReactNode
  account: ReactNode
  /** What everybody must know now: an override in force, an unfinished set-up. */
  banner: ReactNode
  connected: boolean
  children: ReactNode
}

/** The frame around every page: header, menu on the left (behind a burger on a phone), banners, the page. */
export function Layout({ items, actions, account, banner, connected, children }: Given): ReactNode {
  const text = useText().shell
  const [opened, { toggle, close }] = useDisclosure()
  const { pathname } = useLocation()
  useEffect(close, [pathname, close])
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
      transitionDuration={0}
    >
      <a className={classes.skip} href="#main" onClick={toMain}>
        {text.skip}
      </a>
      <AppShell.Header className={classes.header}>
        <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" color="white" aria-label={text.menu} />
        <OfficeName />
        <Group gap="xs" wrap="nowrap" ml="auto">
          {actions}
          {account}
        </Group>
      </AppShell.Header>
      <AppShell.Navbar component="nav" aria-label={text.navigation} className={classes.navbar}>
        <ScrollArea type="auto" p="xs">
          {items.map((item) => (
            <MenuLine key={item.to} item={item} onClick={close} />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        {!connected && (
          <Alert role="status" color="yellow" mb="sm" py="xs" icon={<IconPlugConnectedX aria-hidden />}>
            {text.lost}
          </Alert>
        )}
        {banner}
        {children}
      </AppShell.Main>
    </AppShell>
  )
}

function toMain(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function OfficeName() {
  const text = useText().shell
  const { office } = useSession()
  return (
    <div className={classes.office}>
      <Text fw={700} lh={1.2} className={classes.product}>
        {text.product}
      </Text>
      <Text size="xs" lh={1.3} truncate title={office}>
        {office}
      </Text>
    </div>
  )
}

function MenuLine({ item, onClick }: { item: NavItem; onClick: () => void }) {
  const { pathname } = useLocation()
  const active = [item.to, ...(item.within ?? [])].some((to) =>
    to === '/' ? pathname === '/' : pathname.startsWith(to),
  )
  const Icon = item.icon
  return (
    <NavLink
      component={RouterLink}
      to={item.to}
      onClick={onClick}
      active={active}
      aria-current={active ? 'page' : undefined}
      label={item.label}
      className={classes.line}
      leftSection={<Icon size={19} stroke={1.7} aria-hidden />}
      rightSection={
        item.count && item.count.value > 0 ? (
          <Badge size="sm" variant="filled" color="orange.9" aria-label={item.count.label}>
            {item.count.value}
          </Badge>
        ) : null
      }
    />
  )
}
