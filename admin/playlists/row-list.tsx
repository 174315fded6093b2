import { useDroppable } from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import type { Draft } from './draft.ts'
import classes from './editor.module.css'
import type { Shelf } from './hooks.ts'
import type { Plan } from './plan.ts'
import { Row } from './row.tsx'

/** The droppable around the rows: what is dropped on no row goes to the end. */
export const LIST = 'list'

type Props = {
  draft: Draft
  shelf: Shelf
  plan: Plan
  readOnly: boolean
  onChange: (draft: Draft) => void
  onRemove: (draft: Draft, title: string) => void
}

export function RowList({ draft, shelf, plan, readOnly, onChange, onRemove }: Props): ReactNode {
  const t = useText().playlists.editor
  const format = useFormat()
  const { setNodeRef, isOver } = useDroppable({ id: LIST })
  const { rows, roundMs } = plan
  const skipped = rows.filter(({ times }) => times === 0).length
  return (
    <section aria-label={t.items}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t.items}
        </Title>
        <Text size="sm" fw={600} aria-live="polite">
          {t.itemCount(format.number(rows.length))} · {t.cycle(format.clockDuration(roundMs))}
        </Text>
      </Group>
      {skipped > 0 && (
        <Text size="sm" c="#8a3b00" mb="xs">
          {t.skipped(format.number(skipped))}
        </Text>
      )}
      {rows.length > 0 && (
        <div className={classes.heads} data-removable={!readOnly || undefined} aria-hidden>
          <span className={classes.seconds}>{t.heads.seconds}</span>
          {draft.order === 'weighted' && <span className={classes.weight}>{t.heads.weight}</span>}
          <span className={classes.share}>{t.heads.share}</span>
        </div>
      )}
      <SortableContext items={draft.rows.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
        <ol ref={setNodeRef} className={`${classes.rows} ${isOver ? classes.over : ''}`}>
          {draft.rows.map((row, n) => (
            <Row
              key={row.key}
              row={row}
              number={n + 1}
              share={rows[n]!}
              draft={draft}
              shelf={shelf}
              readOnly={readOnly}
              onChange={onChange}
              onRemove={onRemove}
            />
          ))}
          {draft.rows.length === 0 && (
            <li>
              <Text ta="center" p="lg" size="sm" c="dark.4">
                {t.dropHere}
              </Text>
            </li>
          )}
        </ol>
      </SortableContext>
    </section>
  )
}
