import { Paper, ScrollArea, Table, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { PERMISSIONS, ROLES, roleMay } from '../../playlists/permissions.ts'
import { useText } from '../ui/language.tsx'

/** What each role may do, straight from the rule that the server enforces. */
export function RoleTable(): ReactNode {
  const text = useText()
  const { permissions, roles } = text.access
  return (
    <>
      <Title order={2} fz="md" mt="xl" mb="xs">
        {permissions.title}
      </Title>
      <Paper>
        <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': permissions.title }}>
          <Table fz="sm" miw={520}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{permissions.role}</Table.Th>
                {ROLES.map((role) => (
                  <Table.Th key={role} ta="center">
                    {roles[role].name}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {PERMISSIONS.map((permission) => (
                <Table.Tr key={permission}>
                  <Table.Th scope="row" fw={400}>
                    {permissions.names[permission]}
                  </Table.Th>
                  {ROLES.map((role) => (
                    <Table.Td key={role} ta="center">
                      {roleMay(role, permission) ? <IconCheck size={17} aria-label={text.kit.yes} /> : null}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      </Paper>
    </>
  )
}
