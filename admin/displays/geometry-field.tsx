import { Accordion, ActionIcon, Button, Group, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { MOST_PIECES, TURNS, foldInRows } from '../../playlists/geometry.ts'
import type { Geometry, Piece, Turn, Wall } from '../../playlists/geometry.ts'
import { useText } from '../ui/language.tsx'
import type { DisplayDraft } from './draft.ts'
import { SHAPES, USUAL_ROW, drawnCanvas, faultsOf, shapeOf, withShape } from './geometry-draft.ts'
import type { Shape } from './geometry-draft.ts'
import { GeometryDrawing } from './geometry-drawing.tsx'

type Given = { draft: DisplayDraft; onChange: (geometry: Geometry) => void }

/** How the picture comes out of the output: turned, folded, or as one screen of a wall. Few displays need it: it begins folded away. */
export function GeometryField({ draft, onChange }: Given): ReactNode {
  const text = useText().geometry
  const { geometry } = draft
  const isPlain = geometry.turn === 0 && shapeOf(geometry) === 'whole'
  return (
    <Accordion variant="contained" defaultValue={isPlain ? null : 'geometry'}>
      <Accordion.Item value="geometry">
        <Accordion.Control>
          <Text size="sm" fw={500}>
            {text.title}
          </Text>
          <Text size="xs" c="dimmed">
            {isPlain ? text.plain : text.summary(text.shapes[shapeOf(geometry)], text.turns[geometry.turn])}
          </Text>
        </Accordion.Control>
        <Accordion.Panel>
          <Stack gap="sm">
            <TurnAndShape draft={draft} onChange={onChange} />
            {geometry.wall && (
              <WallFields wall={geometry.wall} draft={draft} onChange={(wall) => onChange({ ...geometry, wall })} />
            )}
            {geometry.pieces.length > 0 && (
              <PieceFields draft={draft} onChange={(pieces) => onChange({ ...geometry, pieces })} />
            )}
            <GeometryDrawing draft={draft} />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

function TurnAndShape({ draft: { geometry, canvas }, onChange }: Given) {
  const text = useText().geometry
  return (
    <Group gap="lg" align="flex-start">
      <Choice
        label={text.turn}
        options={TURNS.map((turn) => ({ value: String(turn), label: text.turns[turn] }))}
        value={String(geometry.turn)}
        onChange={(turn) => onChange({ ...geometry, turn: Number(turn) as Turn })}
      />
      <Choice
        label={text.shape}
        options={SHAPES.map((shape) => ({ value: shape, label: text.shapes[shape] }))}
        value={shapeOf(geometry)}
        onChange={(shape) => onChange(withShape(shape as Shape, geometry, canvas))}
      />
    </Group>
  )
}

type ChoiceGiven = {
  label: string
  options: { value: string; label: string }[]
  value: string
  onChange: (value: string) => void
}

const Choice = ({ label, options, value, onChange }: ChoiceGiven) => (
  <div>
    <Text size="sm" fw={500} mb={4}>
      {label}
    </Text>
    <SegmentedControl aria-label={label} size="xs" data={options} value={value} onChange={onChange} />
  </div>
)

type NumberGiven = { label: string; value: number; onChange: (value: number) => void; least?: number; most?: number }

const Whole = ({ label, value, onChange, least = 0, most = 32_767 }: NumberGiven) => (
  <NumberInput
    label={label}
    w={86}
    hideControls
    min={least}
    max={most}
    allowDecimal={false}
    thousandSeparator={false}
    value={value}
    onChange={(number) => onChange(typeof number === 'number' ? number : least)}
  />
)

type WallGiven = { wall: Wall; draft: DisplayDraft; onChange: (wall: Wall) => void }

function WallFields({ wall, draft, onChange }: WallGiven) {
  const text = useText().geometry
  const { width, height } = drawnCanvas(draft)
  const count = (name: 'columns' | 'rows' | 'column' | 'row', most: number) => (
    <Whole
      label={text.wall[name]}
      value={wall[name]}
      least={1}
      most={most}
      onChange={(value) => onChange({ ...wall, [name]: value })}
    />
  )
  const gap = (name: 'gapX' | 'gapY') => (
    <NumberInput
      label={text.wall[name]}
      w={160}
      min={0}
      max={1000}
      decimalSeparator=","
      allowedDecimalSeparators={['.', ',']}
      value={wall[name]}
      onChange={(number) => onChange({ ...wall, [name]: typeof number === 'number' ? number : 0 })}
    />
  )
  return (
    <>
      <Text size="xs" c="dimmed">
        {text.wall.hint}
      </Text>
      <Group gap="xs" align="flex-end">
        {count('columns', 10)}
        {count('rows', 10)}
        {gap('gapX')}
        {gap('gapY')}
      </Group>
      <Group gap="xs" align="flex-end">
        {count('column', wall.columns)}
        {count('row', wall.rows)}
      </Group>
      <Text size="sm">{text.wall.whole(String(width), String(height))}</Text>
      <Faults draft={draft} field="geometry.wall" />
    </>
  )
}

type PiecesGiven = { draft: DisplayDraft; onChange: (pieces: Piece[]) => void }

function PieceFields({ draft, onChange }: PiecesGiven) {
  const text = useText().geometry
  const { pieces } = draft.geometry
  const put = (at: number, part: Partial<Piece>) =>
    onChange(pieces.map((piece, i) => (i === at ? { ...piece, ...part } : piece)))
  return (
    <>
      <FoldEvenly draft={draft} onChange={onChange} />
      {pieces.map((piece, i) => (
        <div key={i} role="group" aria-label={text.fold.piece(String(i + 1))}>
          <Group gap="xs" align="flex-end">
            <Text size="sm" fw={600} w={{ base: '100%', sm: 56 }} mb={{ base: 0, sm: 8 }}>
              {text.fold.piece(String(i + 1))}
            </Text>
            {FIELDS.map((name) => (
              <Whole
                key={name}
                label={text.fold[name]}
                value={piece[name]}
                least={name === 'width' || name === 'height' ? 1 : 0}
                onChange={(value) => put(i, { [name]: value })}
              />
            ))}
            <ActionIcon
              variant="subtle"
              color="gray"
              mb={4}
              size="lg"
              aria-label={text.fold.remove(String(i + 1))}
              disabled={pieces.length === 1}
              onClick={() => onChange(pieces.toSpliced(i, 1))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
          <Faults draft={draft} field={`geometry.pieces.${i}`} />
        </div>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={pieces.length >= MOST_PIECES}
          onClick={() => onChange([...pieces, below(pieces)])}
        >
          {text.fold.add}
        </Button>
      </Group>
    </>
  )
}

const FIELDS = ['x', 'y', 'width', 'height', 'toX', 'toY'] as const

/** The next piece begins under the last one. */
function below(pieces: readonly Piece[]): Piece {
  const last = pieces.at(-1)!
  return { ...last, x: last.x + last.width, toY: last.toY + last.height }
}

function FoldEvenly({ draft: { canvas, geometry }, onChange }: PiecesGiven) {
  const text = useText().geometry.fold
  const [row, setRow] = useState(USUAL_ROW)
  return (
    <>
      <Text size="xs" c="dimmed">
        {text.hint}
      </Text>
      <Group gap="xs" align="flex-end">
        <NumberInput
          label={text.row}
          w={200}
          min={16}
          max={16_384}
          allowDecimal={false}
          thousandSeparator={false}
          value={row}
          onChange={(number) => setRow(typeof number === 'number' ? number : USUAL_ROW)}
        />
        <Button variant="default" onClick={() => onChange(foldInRows(canvas, Math.max(16, row), geometry.turn))}>
          {text.even}
        </Button>
      </Group>
    </>
  )
}

/** What is wrong with one field, said beside it. */
function Faults({ draft, field }: { draft: DisplayDraft; field: string }) {
  const text = useText().geometry.faults
  const wrong = faultsOf(draft).filter((fault) => fault.field === field)
  return wrong.map(({ problem }) => (
    <Text key={problem} size="xs" c="red.9" role="alert">
      {text[problem]}
    </Text>
  ))
}
