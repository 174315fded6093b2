import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { changeCalendar, readCalendar } from '../../playlists/wire/calendar.ts'
import type { CalendarChanges, CalendarDay } from '../../playlists/wire/calendar.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { useTell } from '../ui/errors.tsx'
import { useText } from '../ui/language.tsx'
import { undoOf } from './changes.ts'

const NEWS = 'calendar-changed'

export const useYear = (year: number) => useAsk(readCalendar, { params: { year } }, { keep: true })

/** Changes the calendar; the word about it offers to undo it. Throws what the server refuses. */
export function useChange(days: readonly CalendarDay[]) {
  const text = useText()
  const t = text.calendar.done
  const tell = useTell()
  const send = useSend(changeCalendar)
  const offer = (message: string, undo: CalendarChanges) => {
    const goBack = () => {
      notifications.hide(NEWS)
      send.mutateAsync({ body: undo }).then(() => tell.done(t.undone), tell.failed)
    }
    // Only the last change is offered back: undoing an older one beneath it would be stale.
    notifications.hide(NEWS)
    notifications.show({
      id: NEWS,
      autoClose: 12_000,
      closeButtonProps: { 'aria-label': text.kit.close },
      message: (
        <Group justify="space-between" wrap="nowrap">
          {message}
          <Button size="compact-sm" variant="default" onClick={goBack}>
            {t.undo}
          </Button>
        </Group>
      ),
    })
  }
  const change = async (body: CalendarChanges, message: string) => {
    const written = await send.mutateAsync({ body })
    offer(message, undoOf(body, days, written))
  }
  return { change, busy: send.isPending, error: send.error, reset: send.reset }
}
