import type { ReactNode } from 'react'
import type { LostPart } from './fate.ts'
import classes from './week-grid.module.css'
import type { Block } from './week.ts'

/** Over a block, where it is not shown. */
export function Hatches({ block, lost }: { block: Block; lost: readonly LostPart[] }): ReactNode {
  const length = block.to - block.from
  const part = (minutes: number) => `${(minutes / length) * 100}%`
  return lost.map(({ from, to, reason }) => (
    <span
      key={from}
      aria-hidden
      className={classes.hatch}
      style={{ top: part(from - block.from), height: part(to - from) }}
      data-hatch={reason}
    />
  ))
}
