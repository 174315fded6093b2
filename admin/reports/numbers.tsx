import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Link } from 'react-router'
import { cellText } from '../../playlists/report/cells.ts'
import type { Amount, Cell } from '../../playlists/report/cells.ts'
import type { ReportTable } from '../../playlists/report/document.ts'
import { outline } from '../../playlists/report/outline.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { CopyTable } from '../ui/copy.tsx'
import { useText } from '../ui/language.tsx'
import { PageHeader } from '../ui/page.tsx'
import classes from './numbers.module.css'
import { NUMBER_FORMS, plainNumber } from './plain.ts'
import type { NumberForm } from './plain.ts'

/** Which figure was copied last: its table, row and column. */
type Mark = { at: string; value: string; failed: boolean }
type Copying = { form: NumberForm; mark: Mark | null; copy: (at: string, value: string) => void }

/** Every figure of the report, to be carried into a form on the web. */
export function ReportNumbers({ report }: { report: Report }): ReactNode {
  const { reports } = useText()
  const t = reports.numbers
  const [form, setForm] = useState<NumberForm>('printed')
  const copying = { form, ...useCopying() }
  const tables = outline(report).blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  return (
    <div className={classes.page}>
      <PageHeader title={report.name} lead={t.lead} actions={<Actions report={report} />} />
      <Stack gap={4} mb="lg" className={classes.screenOnly!} role="group" aria-label={t.form}>
        <Text size="sm" fw={600}>
          {t.form}
        </Text>
        <SegmentedControl
          value={form}
          onChange={(value) => setForm(value as NumberForm)}
          data={NUMBER_FORMS.map((value) => ({ value, label: t.forms[value] }))}
          style={{ alignSelf: 'flex-start' }}
        />
        <Text size="sm" role="status" mih={22}>
          {copying.mark && (copying.mark.failed ? t.failed : t.copied(copying.mark.value))}
        </Text>
      </Stack>
      <Stack gap="xl">
        {tables.map((table) => (
          <Figures key={table.caption} table={table} copying={copying} />
        ))}
      </Stack>
    </div>
  )
}

function useCopying(): Omit<Copying, 'form'> {
  const clipboard = useClipboard()
  const [mark, setMark] = useState<Mark | null>(null)
  const copy = (at: string, value: string) => {
    clipboard.copy(value)
    setMark({ at, value, failed: false })
  }
  return { mark: mark && { ...mark, failed: clipboard.error !== null }, copy }
}

function Actions({ report }: { report: Report }) {
  const { reports: t } = useText()
  return (
    <span className={classes.screenOnly}>
      <Button
        variant="subtle"
        component={Link}
        to={`/reports?open=${report.id}`}
        leftSection={<IconArrowLeft size={16} aria-hidden />}
      >
        {t.numbers.back}
      </Button>
      <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
        {t.print}
      </Button>
    </span>
  )
}

/** A table is one stop of the Tab key; arrows go from figure to figure in it. */
function Figures({ table: { caption, columns, rows, total }, copying }: { table: ReportTable; copying: Copying }) {
  const lines = total === null ? rows : [...rows, total]
  const named = columns.findIndex(({ align }) => align === 'start')
  const first = firstFigure(lines, columns)
  const words = (cell: Cell): string => (typeof cell === 'string' ? cell : (plainNumber(cell, copying.form) ?? '-'))
  const titles = columns.map(({ title }) => title)
  return (
    <section aria-label={caption}>
      <Title order={2} size="h5" mb={4}>
        {caption}
      </Title>
      <div className={classes.screenOnly}>
        <CopyTable name={caption} head={titles} rows={lines.map((row) => row.map(words))} />
      </div>
      <div className={classes.scroll}>
        <table className={classes.table} onKeyDown={walk} aria-label={caption}>
          <thead>
            <tr>
              {titles.map((title, i) => (
                <th key={title} scope="col" className={classes[columns[i]!.align]}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((row, r) => (
              <tr key={r} className={r === rows.length ? classes.total : undefined}>
                {row.map((cell, c) => (
                  <FigureCell
                    key={c}
                    cell={cell}
                    isName={c === named}
                    place={{ row: words(row[named] ?? ''), column: titles[c]!, at: `${caption} ${r} ${c}` }}
                    align={columns[c]!.align}
                    isFirst={first === `${r} ${c}`}
                    copying={copying}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type Columns = ReportTable['columns']

/** What is counted stands on the right; the number of a row does not. */
const isFigure = (cell: Cell, align: Columns[number]['align']): cell is Amount =>
  align === 'end' && typeof cell !== 'string' && cell.amount !== null

function firstFigure(rows: readonly (readonly Cell[])[], columns: Columns): string {
  const found = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => (isFigure(cell, columns[c]!.align) ? [`${r} ${c}`] : [])),
  )
  return found[0] ?? ''
}

type Place = { row: string; column: string; at: string }
type Given = {
  cell: Cell
  align: Columns[number]['align']
  isName: boolean
  isFirst: boolean
  place: Place
  copying: Copying
}

function FigureCell({ cell, align, isName, isFirst, place, copying: { form, mark, copy } }: Given) {
  const t = useText().reports.numbers
  if (!isFigure(cell, align)) {
    const text = cellText(cell)
    return isName ? <th scope="row">{text}</th> : <td className={classes[align]}>{text}</td>
  }
  const value = plainNumber(cell, form)!
  const classNames = [classes.figure, ...(mark?.at === place.at && !mark.failed ? [classes.copied] : [])]
  return (
    <td className={classes.end}>
      <button
        type="button"
        className={classNames.join(' ')}
        tabIndex={isFirst ? 0 : -1}
        aria-label={t.copy(place.row, place.column, value)}
        onClick={() => copy(place.at, value)}
      >
        {value}
      </button>
    </td>
  )
}

const STEPS: Record<string, readonly [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** To the next figure in that direction, past cells that are none. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key]
  const cell = (event.target as HTMLElement).closest('td')
  if (step === undefined || cell === null) return
  event.preventDefault()
  const { rows } = event.currentTarget
  let row = (cell.parentElement as HTMLTableRowElement).rowIndex
  let column = cell.cellIndex
  for (;;) {
    row += step[0]
    column += step[1]
    const next = rows[row]?.cells[column]
    if (next === undefined) return
    const figure = next.querySelector('button')
    if (figure === null) continue
    figure.focus()
    return
  }
}
