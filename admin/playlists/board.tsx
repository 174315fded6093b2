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
import type { MaterialId } from '../../playlists/ids.ts'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import { addRows, moveRow } from './draft.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import { useShelf } from './hooks.ts'
import type { Shelf } from './hooks.ts'
import { LibraryShelf, materialOfDrag } from './library-shelf.tsx'
import { LIST, RowList } from './row-list.tsx'
import { useDragWords } from './use-drag-words.ts'

type Props = { draft: Draft; readOnly: boolean; onChange: (draft: Draft) => void }

/** The list and the library beside it; rows are sorted and library items dropped in with mouse, finger or keyboard. */
export function Board({ draft, readOnly, onChange }: Props): ReactNode {
  const shelf = useShelf()
  const [active, setActive] = useState<string | null>(null)
  const titleOf = (id: string) => shelf.find(materialOf(id, draft)!)?.title ?? ''
  const words = useDragWords(draft, titleOf)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const add = (material: MaterialId) => onChange(addRows(draft, [material]))
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collision}
      accessibility={words}
      onDragStart={({ active: lifted }: DragStartEvent) => setActive(String(lifted.id))}
      onDragCancel={() => setActive(null)}
      onDragEnd={(event) => {
        setActive(null)
        onChange(dropped(draft, event))
      }}
    >
      <div className={classes.board}>
        <RowList draft={draft} shelf={shelf} readOnly={readOnly} onChange={onChange} />
        {!readOnly && <LibraryShelf draft={draft} shelf={shelf} onAdd={add} />}
      </div>
      <DragOverlay>{active !== null && <Lifted material={materialOf(active, draft)} shelf={shelf} />}</DragOverlay>
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

const materialOf = (id: string, draft: Draft): MaterialId | undefined =>
  materialOfDrag(id) ?? draft.rows.find((row) => row.key === id)?.material

function dropped(draft: Draft, { active, over }: DragEndEvent): Draft {
  if (over === null) return draft
  const place = draft.rows.findIndex((row) => row.key === over.id)
  const fresh = materialOfDrag(String(active.id))
  if (fresh !== null) return addRows(draft, [fresh], place < 0 ? draft.rows.length : place)
  return place < 0 ? draft : moveRow(draft, String(active.id), place)
}

function Lifted({ material, shelf }: { material: MaterialId | undefined; shelf: Shelf }) {
  const found = material === undefined ? undefined : shelf.find(material)
  if (found === undefined) return null
  return (
    <div className={`${classes.row} ${classes.overlay}`}>
      <div className={classes.picture}>
        <MaterialThumb content={(found.approved ?? found.latest).content} />
      </div>
      <span className={classes.words}>{found.title}</span>
    </div>
  )
}
