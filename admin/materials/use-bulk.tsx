import { List, Stack, Text } from '@mantine/core'
import { useModals } from '@mantine/modals'
import { useState } from 'react'
import { changeManyMaterials } from '../../playlists/wire/library.ts'
import type { BulkDeed } from '../../playlists/wire/library.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import { useClearMany } from '../preflight/clear-many.ts'
import { useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { concernedBy, undoAll } from './bulk.ts'
import type { Chosen } from './bulk.ts'

type Result = ReplyOf<typeof changeManyMaterials>['results'][number]
/** As many as the server takes at once. */
const MOST = 500

/** Does one thing to all that are chosen (what is handed in is checked first), says of each refused one why, and offers to take the rest back. */
export function useBulk(): { run: (deed: BulkDeed, chosen: Chosen) => Promise<boolean>; busy: boolean } {
  const t = useText().materials.bulk
  const tell = useTell()
  const send = useSend(changeManyMaterials)
  const clear = useClearMany()
  const [clearing, setClearing] = useState(false)
  const showRefused = useShowRefused()
  const format = useFormat()
  const change = async (deed: BulkDeed, materials: { id: Result['id']; version: number }[]): Promise<Result[]> => {
    const results: Result[] = []
    for (let n = 0; n < materials.length; n += MOST)
      results.push(...(await send.mutateAsync({ body: { materials: materials.slice(n, n + MOST), deed } })).results)
    return results
  }
  async function cleared(chosen: Chosen): Promise<boolean> {
    setClearing(true)
    return clear([...chosen.values()]).finally(() => setClearing(false))
  }
  async function undo(deed: BulkDeed, done: Result[], before: Chosen): Promise<void> {
    try {
      const refused: Result[] = []
      for (const step of undoAll(deed, done, before))
        refused.push(...(await change(step.deed, step.materials)).filter((each) => each.refused !== null))
      if (refused.length > 0) showRefused(refused)
      else tell.done(t.undone)
    } catch (error) {
      tell.failed(error)
    }
  }
  async function run(deed: BulkDeed, all: Chosen): Promise<boolean> {
    const chosen = concernedBy(deed, all)
    const skipped = all.size > chosen.size ? t.skipped(format.number(all.size - chosen.size)) : null
    if (chosen.size === 0) {
      tell.done(skipped ?? '')
      return true
    }
    try {
      if (deed.deed === 'submit' && !(await cleared(chosen))) return false
      const results = await change(
        deed,
        [...chosen.values()].map(({ id, version }) => ({ id, version })),
      )
      const done = results.filter(({ refused }) => refused === null)
      const canUndo = undoAll(deed, done, chosen).length > 0
      const offer = canUndo ? { label: t.undo, act: () => void undo(deed, done, chosen) } : null
      if (done.length > 0)
        tell.done([t.done(format.number(done.length)), ...(skipped === null ? [] : [skipped])].join(' '), offer)
      if (done.length < results.length) showRefused(results.filter(({ refused }) => refused !== null))
      return true
    } catch (error) {
      tell.failed(error)
      return false
    }
  }
  return { run, busy: send.isPending || clearing }
}

function useShowRefused(): (refused: readonly Result[]) => void {
  const text = useText()
  const modals = useModals()
  const format = useFormat()
  return (refused) => {
    modals.openModal({
      title: text.materials.bulk.refused(format.number(refused.length)),
      closeButtonProps: { 'aria-label': text.kit.close },
      children: (
        <Stack>
          <List size="sm" mah={320} style={{ overflowY: 'auto' }}>
            {refused.map(({ id, title, refused: why }) => (
              <List.Item key={id}>
                <b>{title}</b>: {why?.message}
              </List.Item>
            ))}
          </List>
          <Text size="sm" c="dark.4">
            {text.materials.bulk.refusedNote}
          </Text>
        </Stack>
      ),
    })
  }
}
