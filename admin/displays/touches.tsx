import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Display } from '../../playlists/wire/displays.ts'
import { displayTouches } from '../../playlists/wire/touches.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Answer } from '../ui/page.tsx'

/** RULES KI6. What people opened on a touch kiosk. */
export function Touches({ display: { id } }: { display: Display }): ReactNode {
  const text = useText().geometry.opens
  const format = useFormat()
  const touches = useAsk(displayTouches, { params: { id } })
  return (
    <Answer of={touches} height={60}>
      {({ from, rows }) =>
        rows.length === 0 ? (
          <Text size="sm">{text.none}</Text>
        ) : (
          <>
            <Text size="xs" c="dimmed">
              {text.lead(format.date(from))}
            </Text>
            <Table fz="sm" verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.material}</Table.Th>
                  <Table.Th ta="right">{text.count}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ material, title, opens }) => (
                  <Table.Tr key={material}>
                    <Table.Td>{title}</Table.Td>
                    <Table.Td ta="right">{format.number(opens)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )
      }
    </Answer>
  )
}
