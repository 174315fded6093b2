import { List, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import { AIRINGS } from '../../playlists/in-use.ts'
import { whereMaterialsAreUsed } from '../../playlists/wire/library.ts'
import { useApi } from '../ui/asks.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useText } from '../ui/language.tsx'

type Named = readonly { id: number; name: string }[]

/** Asks before materials leave the screens; says by name in which playlists, schedules and on which displays they are. */
export function useConfirmArchive(): (title: string, materials: readonly MaterialId[]) => Promise<boolean> {
  const { materials: t, duty } = useText()
  const words = duty.airing
  const confirm = useConfirm()
  const api = useApi()
  return async (title, materials) => {
    const used = await api.call(whereMaterialsAreUsed, { body: { materials: materials.slice(0, 500) } })
    const body = (
      <Stack gap="xs">
        <Text size="sm">{t.confirm.archiveBody}</Text>
        <Names label={t.confirm.archiveUsed} of={used.playlists} />
        {AIRINGS.map((each) => (
          <Names key={each} label={`${words[each]}:`} of={used.schedules.filter(({ airing }) => airing === each)} />
        ))}
        <Names label={t.confirm.archiveShown} of={used.displays} />
      </Stack>
    )
    return confirm({ title, body, confirm: t.actions.archive, danger: true })
  }
}

function Names({ label, of }: { label: string; of: Named }): ReactNode {
  if (of.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <List size="sm" mah={140} style={{ overflowY: 'auto' }}>
        {of.map(({ id, name }) => (
          <List.Item key={id}>{name}</List.Item>
        ))}
      </List>
    </div>
  )
}
