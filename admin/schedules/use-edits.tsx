import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { archiveSchedule, createSchedule, updateSchedule } from '../../playlists/wire/playlists.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { History } from './history.ts'
import type { Change } from './history.ts'

export type Edits = {
  /** Throws what the server refuses; nothing is half done. */
  apply: (changes: readonly Change[]) => Promise<ScheduleReply[]>
  /** Says what was done, and offers to take it back. */
  offer: (message: string) => void
  /** Both; a refusal is told. Answers whether it was done. */
  run: (changes: readonly Change[], message: string) => Promise<boolean>
}

const NEWS = 'schedules-changed'

/** Changes of schedules that can be taken back, by the button in the corner or by Ctrl+Z. */
export function useEdits(): Edits {
  const tell = useTell()
  const history = useHistory()
  const t = useText().timeline.done
  const undo = () => {
    notifications.hide(NEWS)
    history.undo().then((done) => done && tell.done(t.undone), tell.failed)
  }
  useUndoKey(undo)
  const offer = (message: string) => {
    notifications.hide(NEWS)
    notifications.show({
      id: NEWS,
      autoClose: 12_000,
      withCloseButton: false,
      message: <Offer {...{ message, undo }} />,
    })
  }
  const apply = (changes: readonly Change[]) => history.apply(changes)
  const run = async (changes: readonly Change[], message: string): Promise<boolean> => {
    try {
      await apply(changes)
      offer(message)
      return true
    } catch (error) {
      tell.failed(error)
      return false
    }
  }
  return { apply, offer, run }
}

function useHistory(): History {
  const { mutateAsync: create } = useSend(createSchedule)
  const { mutateAsync: update } = useSend(updateSchedule)
  const { mutateAsync: archive } = useSend(archiveSchedule)
  const [history] = useState(
    () =>
      new History({
        create: (body) => create({ body }),
        update: (id, body, version) => update({ params: { id }, body: { ...body, version } }),
        archive: (id, archived, version) => archive({ params: { id }, body: { archived, version } }),
      }),
  )
  return history
}

function Offer({ message, undo }: { message: string; undo: () => void }): ReactNode {
  const t = useText().timeline.done
  return (
    <Group justify="space-between" wrap="nowrap">
      {message}
      <Button size="compact-sm" variant="default" onClick={undo} style={{ flex: 'none' }}>
        {t.undo}
      </Button>
    </Group>
  )
}

/** Where words are typed, Ctrl+Z belongs to them. */
function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, [contenteditable], [role=dialog]')
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || typing) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
