import { Anchor, Card, Group, List, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { Unbroken } from '../ui/unbroken.tsx'

type Given = { title: string; to: string; go: string; children: ReactNode }

/** A card of the overview: one fact, and the page it leads to. Always as high, so that nothing jumps. */
export function FactCard({ title, to, go, children }: Given): ReactNode {
  return (
    <Card mih={{ base: 0, sm: 216 }} component="section" aria-label={title}>
      <Title order={2} fz="sm" mb={4}>
        {title}
      </Title>
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
      <Anchor component={Link} to={to} size="sm" mt="xs">
        {go}
      </Anchor>
    </Card>
  )
}

export type Line = { key: number; title: string; note: string; to: string; late?: boolean }

/** A big number and the first few of what it counts. */
export function CountedList({ lines, none }: { lines: readonly Line[] | undefined; none: string }): ReactNode {
  const text = useText().overview
  const format = useFormat()
  if (lines === undefined) return null
  if (lines.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    )
  return (
    <>
      <Text fz={28} fw={700} lh={1.2}>
        {format.number(lines.length)}
      </Text>
      <List listStyleType="none" spacing={2} mt={4}>
        {lines.slice(0, 3).map(({ key, title, note, to, late = false }) => (
          <List.Item key={key} styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}>
            <Group wrap="nowrap" gap={8} justify="space-between">
              <Anchor component={Link} to={to} size="sm" truncate c="dark.8">
                <Unbroken of={title} />
              </Anchor>
              <Text size="xs" c={late ? 'red.9' : 'dimmed'} style={{ flex: 'none' }}>
                {note}
              </Text>
            </Group>
          </List.Item>
        ))}
      </List>
      {lines.length > 3 && (
        <Text size="xs" c="dimmed">
          {text.more(format.number(lines.length - 3))}
        </Text>
      )}
    </>
  )
}
