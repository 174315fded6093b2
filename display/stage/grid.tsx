import type { Box, Canvas } from './canvas.ts'
import { fontFamily, fontWeight } from './fonts.ts'
import { stripeOf } from './look.ts'
import type { Look } from './look.ts'
import { CELL_WEIGHT, HEAD_WEIGHT } from './table-plan.ts'
import type { Row, TablePlan } from './table-plan.ts'
import { place } from './text.tsx'

type GridProps = { plan: TablePlan; rows: readonly Row[]; box: Box; canvas: Canvas; look: Look }

/** Rows under their headings; every other row on a stripe, so that the eye keeps its line. */
export function Grid({ plan, rows, box, canvas, look }: GridProps) {
  const heights = rows.reduce<number[]>((tops, row) => [...tops, tops.at(-1)! + row.height], [plan.head?.height ?? 0])
  const stripe = stripeOf(look)
  // A page that is not full has air under it, not within it.
  return (
    <>
      {plan.head && (
        <GridRow
          {...{ plan, canvas, box }}
          row={plan.head}
          top={box.top}
          weight={HEAD_WEIGHT}
          color={look.onAccent}
          ground={look.accent}
        />
      )}
      {rows.map((row, n) => (
        <GridRow
          key={n}
          {...{ plan, canvas, box, row }}
          top={box.top + heights[n]!}
          weight={CELL_WEIGHT}
          color={look.text}
          ground={n % 2 === 0 ? null : `color-mix(in srgb, ${stripe.color} ${stripe.share * 100}%, transparent)`}
        />
      ))}
    </>
  )
}

type GridRowProps = {
  plan: TablePlan
  row: Row
  box: Box
  top: number
  canvas: Canvas
  weight: number
  color: string
  ground: string | null
}

function GridRow({ plan, row, box, top, canvas, weight, color, ground }: GridRowProps) {
  const band = place({ ...box, top, height: row.height })
  const letters = {
    color,
    fontSize: plan.size,
    lineHeight: `${plan.lineHeight}px`,
    fontWeight: fontWeight(canvas, weight),
  }
  return (
    <>
      {ground !== null && <div className="bt-panel bt-plain" style={{ ...band, background: ground }} />}
      {row.cells.map((cell, n) => (
        <div
          key={n}
          className="bt-text"
          style={{
            ...place({ left: cell.left, top: top + plan.pad, width: cell.width, height: row.height - 2 * plan.pad }),
            fontFamily: fontFamily(canvas),
            textAlign: cell.align,
          }}
        >
          <div className="bt-block" data-font-px={plan.size} style={letters}>
            {cell.lines.map((line, m) => (
              <div className="bt-line" key={m}>
                {line}
              </div>
            ))}
          </div>
        </div>
      ))}
    </>
  )
}
