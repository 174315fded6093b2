import { Select } from '@mantine/core'
import { zonesOf } from '../../playlists/frames.ts'
import { ZONE_NAMES } from '../../playlists/schedule.ts'
import type { Target, ZoneName } from '../../playlists/schedule.ts'
import { listDisplays } from '../../playlists/wire/displays.ts'
import { useAsk } from '../ui/asks.ts'
import { useText } from '../ui/language.tsx'
import { reached } from '../ui/targets.ts'

type ZoneGiven = { value: ZoneName; target: Target; onChange: (zone: ZoneName) => void }

/** Only where one of the displays aimed at has more than one zone, or the schedule is in another already. */
export function ZoneField({ value, target, onChange }: ZoneGiven) {
  const text = useText().schedules.zone
  const displays = useAsk(listDisplays, {}).data ?? []
  const aimed = reached(target, displays)
  const there = new Set(aimed.flatMap(({ frame, canvas }) => zonesOf(frame, canvas).map(({ name }) => name)))
  const names = ZONE_NAMES.filter((name) => name === 'main' || name === value || there.has(name))
  if (names.length < 2) return null
  return (
    <Select
      label={text.label}
      description={text.hint}
      data={names.map((name) => ({ value: name, label: text.names[name] }))}
      value={value}
      onChange={(name) => name && onChange(name as ZoneName)}
      allowDeselect={false}
    />
  )
}
