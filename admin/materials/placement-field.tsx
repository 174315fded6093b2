import { MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlaylistId } from '../../playlists/ids.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { useText } from '../ui/language.tsx'
import { useReach } from '../ui/reach.ts'

type Props = { lists: readonly PlaylistId[]; onChange: (lists: PlaylistId[]) => void }

/** Into which playlists a new material goes, each with the screens on which it is scheduled. */
export function PlacementField({ lists: chosen, onChange }: Props): ReactNode {
  const t = useText().duty.placement
  const { known, lists, displays, ofList } = useReach()
  const screens = (on: readonly Display[]): string => {
    if (on.length === 0) return t.nowhere
    return on.length === displays.length ? t.all : on.map(({ name }) => name).join(', ')
  }
  const options = lists
    .filter(({ rule }) => rule === null)
    .map(({ id, name }) => ({ value: String(id), label: t.option(name, screens(ofList(id))) }))
  return (
    <MultiSelect
      label={t.label}
      description={known && options.length === 0 ? t.none : t.hint}
      data={options}
      value={chosen.map(String)}
      onChange={(ids) => onChange(ids.map((id) => Number(id) as PlaylistId))}
      disabled={options.length === 0}
      hidePickedOptions
    />
  )
}
