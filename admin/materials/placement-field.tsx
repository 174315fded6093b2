import { Checkbox, Fieldset, ScrollArea, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlaylistId } from '../../playlists/ids.ts'
import { useText } from '../ui/language.tsx'
import { useReach } from '../ui/reach.ts'
import type { Reached } from '../ui/reach.ts'

type Props = { lists: readonly PlaylistId[]; onChange: (lists: PlaylistId[]) => void }

/** Into which playlists a new material goes, each with the screens on which it is scheduled. */
export function PlacementField({ lists: chosen, onChange }: Props): ReactNode {
  const { airing: words, placement: t } = useText().duty
  const { known, lists, displays, ofList } = useReach()
  const screens = ({ displays: on, airing }: Reached): string => {
    if (airing === null) return t.nowhere
    if (on.length === 0) return words[airing]
    return `${words[airing]}: ${on.length === displays.length ? t.all : on.map(({ name }) => name).join(', ')}`
  }
  const options = lists.filter(({ rule }) => rule === null)
  return (
    <Fieldset legend={t.label}>
      <Text size="sm" c="dark.4" mb="xs">
        {known && options.length === 0 ? t.none : t.hint}
      </Text>
      <ScrollArea.Autosize mah={200} type="auto">
        <Checkbox.Group
          value={chosen.map(String)}
          onChange={(ids) => onChange(ids.map((id) => Number(id) as PlaylistId))}
        >
          <Stack gap={10}>
            {options.map(({ id, name }) => (
              <Checkbox key={id} value={String(id)} label={name} description={screens(ofList(id))} />
            ))}
          </Stack>
        </Checkbox.Group>
      </ScrollArea.Autosize>
    </Fieldset>
  )
}
