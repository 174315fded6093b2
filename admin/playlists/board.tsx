import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  closestCenter,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type { CollisionDetection, DragEndEvent, DragStartEvent } from '@dnd-kit/core'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Playlist, PlaylistItem } from '../../playlists/playlist.ts'
import { addRows, moveRow } from './draft.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import type { Shelf } from './hooks.ts'
import { ItemPicture, useItemTitle } from './item-face.tsx'
import { LibraryShelf, itemOfDrag } from './library-shelf.tsx'
import type { Plan } from './plan.ts'
import { LIST, RowList } from './row-list.tsx'
import { useDragWords } from './use-drag-words.ts'

type Props = {
  draft: Draft
  /** The list as the core sees it, for what may stand in it. */
  playlist: Playlist
  shelf: Shelf
  plan: Plan
  readOnly: boolean
  onChange: (draft: Draft) => void
  onRemove: (draft: Draft, title: string) => void
}

/** The list and the library beside it; rows are sorted and library items dropped in with mouse, finger or keyboard. */
export function Board(props: Props): ReactNode {
  const { draft, playlist, shelf, readOnly, onChange } = props
  const [active, setActive] = useState<string | null>(null)
  const itemTitle = useItemTitle(shelf)
  const titleOf = (id: string) => itemTitle(itemOf(id, draft))
  const words = useDragWords(draft, titleOf)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const lifted = active === null ? undefined : itemOf(active, draft)
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collision}
      accessibility={words}
      onDragStart={({ active: { id } }: DragStartEvent) => setActive(String(id))}
      onDragCancel={() => setActive(null)}
      onDragEnd={(event) => {
        setActive(null)
        onChange(dropped(draft, event))
      }}
    >
      <div className={classes.board}>
        <RowList {...props} />
        {!readOnly && (
          <LibraryShelf
            draft={draft}
            playlist={playlist}
            shelf={shelf}
            onAdd={(item) => onChange(addRows(draft, [item]))}
          />
        )}
      </div>
      <DragOverlay>
        {lifted && (
          <div className={`${classes.row} ${classes.overlay}`}>
            <ItemPicture item={lifted} shelf={shelf} />
            <span className={classes.words}>{itemTitle(lifted)}</span>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

/** A pointer says exactly where it is; the keyboard has only the nearest row. */
const collision: CollisionDetection = (given) => {
  const within = pointerWithin(given)
  const rows = within.filter(({ id }) => id !== LIST)
  if (rows.length > 0) return rows
  return within.length > 0 ? closestCenter(given) : given.pointerCoordinates === null ? closestCenter(given) : []
}

const itemOf = (id: string, draft: Draft): PlaylistItem | undefined =>
  itemOfDrag(id) ?? draft.rows.find((row) => row.key === id)?.item

function dropped(draft: Draft, { active, over }: DragEndEvent): Draft {
  if (over === null) return draft
  const place = draft.rows.findIndex((row) => row.key === over.id)
  const fresh = itemOfDrag(String(active.id))
  if (fresh !== null) return addRows(draft, [fresh], place < 0 ? draft.rows.length : place)
  return place < 0 ? draft : moveRow(draft, String(active.id), place)
}
