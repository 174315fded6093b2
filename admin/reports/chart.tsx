import type { ReactNode } from 'react'
import { drawChart } from '../../playlists/report/chart-shapes.ts'
import type { Shape } from '../../playlists/report/chart-shapes.ts'
import type { ReportChart } from '../../playlists/report/document.ts'
import type { Layout } from '../../playlists/report/layouts.ts'
import classes from './paper.module.css'

const POINTS_A_MM = 72 / 25.4

/** As the Word file has it: the same shapes, with the panel's letters. */
export function Chart({ chart, layout: { page, table } }: { chart: ReportChart; layout: Layout }): ReactNode {
  const { width, height, shapes } = drawChart(chart, (210 - page.leftMm - page.rightMm) * POINTS_A_MM)
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={chart.alt}>
        {shapes.map((shape, i) => (
          <Drawn key={i} shape={shape} />
        ))}
      </svg>
      <figcaption style={{ fontSize: `${table.captionPt}pt` }}>{chart.caption}</figcaption>
    </figure>
  )
}

function Drawn({ shape }: { shape: Shape }) {
  if (shape.kind === 'box') {
    const { x, y, width, height, color } = shape
    return <rect x={x} y={y} width={width} height={height} fill={color} />
  }
  const { x, y, size, anchor, text } = shape
  return (
    <text x={x} y={y} fontSize={size} textAnchor={anchor}>
      {text}
    </text>
  )
}
