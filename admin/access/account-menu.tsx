import { ActionIcon, Box, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconLanguage, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { signOut } from '../../playlists/wire/access.ts'
import { useApi } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { FormDialog } from '../ui/form.tsx'
import { useLanguage, useText } from '../ui/language.tsx'
import { useMe } from '../ui/session.tsx'
import { ChangePassword } from './change-password.tsx'

/** Signs out and forgets everything that was shown to this person. */
function useSignOut(): () => Promise<void> {
  const api = useApi()
  const client = useQueryClient()
  const tell = useTell()
  return async () => {
    try {
      await api.call(signOut)
      await client.resetQueries({ queryKey: ['session'] })
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    } catch (error) {
      tell.failed(error)
    }
  }
}

export function AccountMenu(): ReactNode {
  const text = useText()
  const me = useMe()
  const [language, choose] = useLanguage()
  const [opened, { open, close }] = useDisclosure()
  const leave = useSignOut()
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon color="white" variant="subtle" aria-label={text.shell.account.menu(me.name)}>
            <IconUserCircle size={24} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Box c="dark.8" fw={600}>
              {me.name}
            </Box>
            <Box c="dimmed">{`${me.username} · ${text.shell.roles[me.role]}`}</Box>
          </Menu.Label>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={open}>
            {text.shell.account.password}
          </Menu.Item>
          <Menu.Item leftSection={<IconLanguage size={16} aria-hidden />} onClick={() => choose(other)} lang={other}>
            {text.shell.languages[other]}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
            {text.shell.account.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FormDialog opened={opened} title={text.access.password.title} onClose={close} size="md">
        <ChangePassword onDone={close} />
      </FormDialog>
    </>
  )
}
