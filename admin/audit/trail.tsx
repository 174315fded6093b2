import { Button, Collapse, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { AuditEntry } from '../../playlists/wire/access.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { differences } from './difference.ts'
import { RecordedValue } from './value.tsx'

/** The lines of the trail; each unfolds to what was and what became of it. */
export function Trail({ entries }: { entries: readonly AuditEntry[] }): ReactNode {
  const text = useText().audit
  return (
    <Paper component="ul" aria-label={text.title} m={0} p={0} style={{ listStyle: 'none' }}>
      {entries.map((entry, n) => (
        <li key={entry.id} style={n > 0 ? { borderTop: '1px solid var(--mantine-color-gray-2)' } : {}}>
          <TrailLine entry={entry} />
        </li>
      ))}
    </Paper>
  )
}

const SYSTEM = 'system'

function TrailLine({ entry }: { entry: AuditEntry }) {
  const text = useText().audit
  const format = useFormat()
  const [opened, { toggle }] = useDisclosure()
  const id = useId()
  const changed = differences(entry.before, entry.after)
  const actor = entry.actor === SYSTEM ? text.system : entry.actor
  const Chevron = opened ? IconChevronUp : IconChevronDown
  return (
    <Stack gap={4} px="sm" py={8}>
      <Group gap="md" wrap="wrap" align="baseline">
        <Text size="xs" c="dimmed" w={118} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {format.dateTime(entry.at)}
        </Text>
        <Text size="sm" fw={600} w={130} truncate>
          {actor}
        </Text>
        <Text size="sm" style={{ flex: '1 1 16rem' }}>
          {`${text.actions[entry.action] ?? entry.action} · ${text.nouns[entry.noun] ?? entry.noun}`}
          {entry.nounName === '' ? '' : ': '}
          <b>{entry.nounName}</b>
        </Text>
        <Text size="xs" c="dimmed">
          {entry.address}
        </Text>
        {changed.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            rightSection={<Chevron size={14} aria-hidden />}
            aria-expanded={opened}
            aria-controls={id}
            onClick={toggle}
          >
            {opened ? text.hide : text.show}
          </Button>
        )}
      </Group>
      <Collapse expanded={opened} id={id} transitionDuration={0}>
        {opened && <Changes entry={entry} />}
      </Collapse>
    </Stack>
  )
}

/** A new thing has no before. */
function Changes({ entry }: { entry: AuditEntry }) {
  const text = useText().audit
  const fresh = entry.before === null
  return (
    <Table fz="sm" layout="fixed" withTableBorder verticalSpacing={5}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="22%">{text.field}</Table.Th>
          {!fresh && <Table.Th>{text.before}</Table.Th>}
          <Table.Th>{fresh ? text.value : text.after}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {differences(entry.before, entry.after).map(({ field, before, after }) => (
          <Table.Tr key={field} style={{ verticalAlign: 'top' }}>
            <Table.Th scope="row" fw={500} style={{ overflowWrap: 'anywhere' }}>
              {text.fields[`${entry.noun}.${field}`] ?? text.fields[field] ?? field}
            </Table.Th>
            {!fresh && (
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <RecordedValue field={field} value={before} />
              </Table.Td>
            )}
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <RecordedValue field={field} value={after} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
