import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core'
import { useText } from '../ui/language.tsx'
import type { Draft } from './draft.ts'

/** What a screen reader says while something is dragged. */
export function useDragWords(
  draft: Draft,
  titleOf: (id: string) => string,
): { announcements: Announcements; screenReaderInstructions: ScreenReaderInstructions } {
  const t = useText().playlists.drag
  const all = String(draft.rows.length)
  const placeOf = (id: string) => String(draft.rows.findIndex((row) => row.key === id) + 1)
  return {
    screenReaderInstructions: { draggable: t.instructions },
    announcements: {
      onDragStart: ({ active }) => t.picked(titleOf(String(active.id)), placeOf(String(active.id)), all),
      onDragOver: ({ active, over }) =>
        over === null
          ? t.away(titleOf(String(active.id)))
          : t.over(titleOf(String(active.id)), placeOf(String(over.id)), all),
      onDragEnd: ({ active, over }) =>
        over === null
          ? t.cancelled(titleOf(String(active.id)))
          : t.dropped(titleOf(String(active.id)), placeOf(String(over.id)), all),
      onDragCancel: ({ active }) => t.cancelled(titleOf(String(active.id))),
    },
  }
}
