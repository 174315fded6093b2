import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { onOutput, outputOf } from '../../playlists/geometry.ts'
import type { Output, Piece } from '../../playlists/geometry.ts'
import type { Rect } from '../../playlists/programme.ts'
import { useText } from '../ui/language.tsx'
import type { DisplayDraft } from './draft.ts'
import { drawnCanvas } from './geometry-draft.ts'

/** What people see beside what goes out of the machine: each part under its number, and which way is up in it. */
export function GeometryDrawing({ draft }: { draft: DisplayDraft }): ReactNode {
  const text = useText().geometry
  const canvas = drawnCanvas(draft)
  const { turn, pieces } = outputOf(draft.geometry, canvas, draft.viewing.mmPerPx) ?? wholeOf(canvas)
  const places = pieces.map((piece) => onOutput(piece, turn))
  const right = Math.max(...places.map(({ x, width }) => x + width))
  const down = Math.max(...places.map(({ y, height }) => y + height))
  return (
    <Group align="flex-start" gap="lg">
      <Sheet title={text.seen(String(canvas.width), String(canvas.height))} width={canvas.width} height={canvas.height}>
        {(unit) => pieces.map((piece, i) => <Part key={i} rect={piece} turn={0} name={i + 1} unit={unit} />)}
      </Sheet>
      <Sheet title={text.out(String(right), String(down))} width={right} height={down} dark>
        {(unit) => places.map((rect, i) => <Part key={i} rect={rect} turn={turn} name={i + 1} unit={unit} />)}
      </Sheet>
    </Group>
  )
}

const wholeOf = ({ x, y, width, height }: Rect): Output => ({
  turn: 0,
  pieces: [{ x: 0, y: 0, width, height, toX: x, toY: y }],
})

type SheetGiven = {
  title: string
  width: number
  height: number
  dark?: boolean
  children: (unit: number) => ReactNode
}

const WIDEST = 300
const HIGHEST = 180

/** `unit`: how many pixels of the canvas are one of the drawing. */
function Sheet({ title, width, height, dark = false, children }: SheetGiven) {
  const unit = Math.max(Math.max(width, 1) / WIDEST, Math.max(height, 1) / HIGHEST)
  return (
    <figure style={{ margin: 0, maxWidth: '100%' }}>
      <svg
        aria-hidden
        width={Math.max(12, width / unit)}
        height={Math.max(12, height / unit)}
        viewBox={`0 0 ${Math.max(1, width)} ${Math.max(1, height)}`}
        style={{ display: 'block', maxWidth: '100%', background: dark ? '#000' : 'var(--mantine-color-gray-3)' }}
      >
        {children(unit)}
      </svg>
      <Text component="figcaption" size="xs" mt={4}>
        {title}
      </Text>
    </figure>
  )
}

type PartGiven = { rect: Pick<Piece, 'x' | 'y' | 'width' | 'height'>; turn: number; name: number; unit: number }

/** The bar lies along the upper edge of the picture, wherever that comes to lie. */
function Part({ rect: { x, y, width, height }, turn, name, unit }: PartGiven) {
  const size = Math.min(14 * unit, height * 0.7, width * 0.7)
  const bar = Math.min(4 * unit, height / 5, width / 5)
  const edge = {
    0: { x, y, width, height: bar },
    90: { x: x + width - bar, y, width: bar, height },
    180: { x, y: y + height - bar, width, height: bar },
    270: { x, y, width: bar, height },
  }[turn]
  return (
    <g>
      <rect
        {...{ x, y, width, height }}
        fill="var(--mantine-color-deep-1)"
        stroke="var(--mantine-color-deep-8)"
        vectorEffect="non-scaling-stroke"
      />
      <rect {...edge} fill="var(--mantine-color-deep-8)" />
      <text
        x={x + width / 2}
        y={y + height / 2}
        fontSize={size}
        fontWeight={700}
        fill="var(--mantine-color-deep-9)"
        textAnchor="middle"
        dominantBaseline="central"
        transform={`rotate(${turn} ${x + width / 2} ${y + height / 2})`}
      >
        {name}
      </text>
    </g>
  )
}
