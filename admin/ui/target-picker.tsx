import { Checkbox, Fieldset, Radio, ScrollArea, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import type { Target } from '../../playlists/schedule.ts'
import { listDisplays, listGroups } from '../../playlists/wire/displays.ts'
import { useAsk } from './asks.ts'
import { useText } from './language.tsx'

type Given = { label?: string; value: Target; onChange: (target: Target) => void; error?: string }

/** All displays, or groups and single displays by name. */
export function TargetPicker({ label, value, onChange, error }: Given): ReactNode {
  const text = useText().kit.targets
  const groups = useAsk(listGroups, {}).data ?? []
  const displays = (useAsk(listDisplays, {}).data ?? []).filter(({ archivedAt }) => archivedAt === null)
  const toggle = <Id,>(ids: readonly Id[], id: Id): Id[] =>
    ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
  return (
    <Fieldset legend={label ?? text.label} p="sm">
      <Radio.Group
        value={value.all ? 'all' : 'chosen'}
        onChange={(choice) => onChange({ ...value, all: choice === 'all' })}
        aria-label={label ?? text.label}
      >
        <Stack gap={8}>
          <Radio value="all" label={`${text.all} (${displays.length})`} />
          <Radio value="chosen" label={text.chosen} />
        </Stack>
      </Radio.Group>
      {!value.all && (
        <ScrollArea.Autosize mah={230} mt="xs" type="auto">
          {groups.length > 0 && <SectionName>{text.groups}</SectionName>}
          {groups.map((group) => (
            <Line
              key={group.id}
              label={`${group.name} (${group.members.length})`}
              checked={value.groups.includes(group.id)}
              onChange={() => onChange({ ...value, groups: toggle<GroupId>(value.groups, group.id) })}
            />
          ))}
          <SectionName>{text.displays}</SectionName>
          {displays.length === 0 && <Text size="sm">{text.none}</Text>}
          {displays.map((display) => (
            <Line
              key={display.id}
              label={display.name}
              description={display.location}
              checked={value.displays.includes(display.id)}
              onChange={() => onChange({ ...value, displays: toggle<DisplayId>(value.displays, display.id) })}
            />
          ))}
        </ScrollArea.Autosize>
      )}
      {error !== undefined && (
        <Text size="xs" c="red.9" mt={6} role="alert">
          {error}
        </Text>
      )}
    </Fieldset>
  )
}

const SectionName = ({ children }: { children: ReactNode }) => (
  <Text size="xs" fw={600} c="dimmed" mt={6} mb={4}>
    {children}
  </Text>
)

function Line(given: { label: string; description?: string; checked: boolean; onChange: () => void }) {
  return (
    <Checkbox
      my={6}
      label={given.label}
      description={given.description || undefined}
      checked={given.checked}
      onChange={given.onChange}
    />
  )
}
