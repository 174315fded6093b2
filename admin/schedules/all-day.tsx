import type { ReactNode } from 'react'
import { useText } from '../ui/language.tsx'
import { BlockButton } from './block-button.tsx'
import type { BlockDeeds } from './deeds.ts'
import { Hatches } from './hatches.tsx'
import type { Seen } from './seen.ts'
import { occurrenceOf } from './shift.ts'
import { keyOfBlock } from './use-block-edit.ts'
import type { useBlockEdit } from './use-block-edit.ts'
import classes from './week-grid.module.css'
import type { World } from './week.ts'

type Given = { seen: Seen; world: World; deeds: BlockDeeds; edit: ReturnType<typeof useBlockEdit> }

/** Each as a button that opens, moves and stretches it. */
export function Blocks({ of, seen, world, deeds, edit }: Given & { of: Seen['layout']['blocks'] }): ReactNode {
  return of.map((block) => (
    <BlockButton
      key={keyOfBlock(block)}
      block={block}
      occurrence={occurrenceOf(world, block)}
      fate={seen.fateOf(block)}
      deeds={deeds}
      edit={edit}
    />
  ))
}

/** Under a column's head: what takes its whole day, where no scrolling hides its name, and the hours below stay free. */
export function AllDay({ seen, world, deeds, edit }: Given): ReactNode {
  const t = useText().timeline
  const { allDay } = seen.layout
  if (allDay.length === 0) return null
  return (
    <div className={classes.allDay} role="group" aria-label={t.allDay}>
      <Blocks of={allDay} seen={seen} world={world} deeds={deeds} edit={edit} />
    </div>
  )
}

/** At the column's edge a thin band for each of them: when it is shown. */
export function Edges({ seen }: { seen: Seen }): ReactNode {
  return seen.layout.allDay.map((block, n) => (
    <div
      key={keyOfBlock(block)}
      className={`${classes.edge} ${classes[block.schedule.layer]}`}
      style={{ left: `calc(${n} * var(--edge-width))` }}
      title={block.schedule.name}
      data-edge={block.schedule.id}
    >
      <Hatches block={block} lost={seen.fateOf(block).lost} />
    </div>
  ))
}
