import { useCallback } from 'react'
import { pageAt, pageNeedMs } from '../../playlists/pages.ts'
import type { TableContent } from '../../playlists/content.ts'
import type { Instant } from '../../playlists/time.ts'
import { Board, rowsIn } from './board.tsx'
import type { BoardParts } from './board.tsx'
import { inset } from './canvas.ts'
import type { Box } from './canvas.ts'
import { dayText } from './clock-text.ts'
import { cutRibbon } from './figure.tsx'
import { FittingText } from './fitting-text.tsx'
import { Grid } from './grid.tsx'
import type { Scene, ViewProps } from './scene.ts'
import { needsOf, planTable } from './table-plan.ts'
import { FittedText, fitInks } from './text.tsx'
import type { Ink } from './text.tsx'
import { useTicking } from './use-ticking.ts'

type SlotTime = { start: Instant; durationMs: number | null }
type TableProps = ViewProps & { content: TableContent; slot: SlotTime }
type FaceProps = BoardParts & { content: TableContent; slot: SlotTime }

/** A notice board that turns its pages by the slot's clock, the same on every screen of one size. */
export function Table({ content, slot, ...view }: TableProps) {
  return <Board {...view} name={content.template} draw={(parts) => <Face {...parts} {...{ content, slot }} />} />
}

function Face(props: FaceProps) {
  const { canvas, content } = props
  const layout = canvas.shape === 'ribbon' ? null : layOut(props)
  const plan = layout && planTable(content, { ...props, box: layout.body })
  return plan && layout ? <Sheet {...props} plan={plan} layout={layout} /> : <RowByRow {...props} />
}

type Layout = { head: Box; body: Box; foot: Box }

function layOut({ canvas, box, content }: FaceProps): Layout {
  const air = Math.round(Math.min(canvas.width, canvas.height) * 0.015)
  const side = Math.min(canvas.width, canvas.height)
  const head = Math.max(Math.ceil(canvas.floor * 1.4), Math.round(side * 0.12))
  const line = content.source !== '' || content.asOf !== null || canvas.ornate ? Math.round(side * 0.055) : 0
  const foot = line === 0 ? 0 : Math.max(Math.ceil(canvas.floor * 1.4), line)
  const body = box.height - head - foot - 2 * air
  const [first, middle, last] = rowsIn(canvas.ornate ? inset(box, air, 0) : box, [head, body, foot], air)
  return { head: first!, body: middle!, foot: last! }
}

/** The page whose turn it is; no page turns on a screen that is not seen. */
function usePage(needs: readonly number[], { start, durationMs }: SlotTime, { now }: Scene, visible: boolean): number {
  const page = useTicking(
    useCallback(
      () => String(visible ? pageAt(needs, now() - start, durationMs) : pageAt(needs, 0, durationMs)),
      [needs, now, start, durationMs, visible],
    ),
  )
  return Number(page)
}

type SheetProps = FaceProps & { plan: NonNullable<ReturnType<typeof planTable>>; layout: Layout }

function Sheet({ plan, layout, content, slot, canvas, scene, visible, look, measure }: SheetProps) {
  const needs = needsOf(plan)
  const page = usePage(needs, slot, scene, visible)
  const head: Ink = { text: content.headline, scale: 1, weight: 800, floor: canvas.floor, color: look.text }
  const max = Math.max(canvas.floor, Math.min(Math.floor(layout.head.height / 1.36), Math.round(plan.size * 1.7)))
  const setting = { align: 'center' as const, gap: 0, max }
  const motion = scene.motion && content.template !== 'solemn'
  return (
    <>
      <FittingText {...{ canvas, measure, visible, motion, setting }} inks={[head]} box={layout.head} />
      <Grid {...{ canvas, look }} plan={plan} rows={plan.pages[page] ?? []} box={layout.body} />
      {layout.foot.height > 0 && (
        <Foot {...{ content, canvas, scene, look, measure }} box={layout.foot} page={page} pages={plan.pages.length} />
      )}
    </>
  )
}

type FootProps = Pick<FaceProps, 'content' | 'canvas' | 'scene' | 'look' | 'measure' | 'box'> & {
  page: number
  pages: number
}

/** Where it is from at the left, which page of how many at the right. */
function Foot({ content, canvas, scene, look, measure, box, page, pages }: FootProps) {
  const { figure } = scene.words
  const ink = { scale: 1, weight: 500, floor: canvas.floor, color: look.support }
  const max = Math.max(canvas.floor, Math.floor(Math.min(canvas.width, canvas.height) * 0.026))
  const number: Ink = { ...ink, text: pages > 1 ? `${page + 1}/${pages}` : '', weight: 700 }
  const wide = pages > 1 ? Math.ceil(measure(`${pages}/${pages}`, max, 700)) + 4 : 0
  const right = { ...box, left: box.left + box.width - wide, width: wide }
  const left = { ...box, width: box.width - wide - Math.round(canvas.floor / 2) }
  const parts = [
    content.source === '' ? '' : figure.source(content.source),
    content.asOf === null ? '' : figure.asOf(dayText(content.asOf)),
  ]
  const source: Ink = { ...ink, text: parts.filter((part) => part !== '').join(' • ') }
  const drawn = [
    { ink: source, box: left, align: 'left' as const },
    { ink: number, box: right, align: 'left' as const },
  ]
  return drawn.map((one, n) => {
    const setting = { align: one.align, gap: 0, max }
    const fitted = one.ink.text === '' ? null : fitInks([one.ink], one.box, canvas, measure, setting)
    return fitted && <FittedText key={n} {...one} fitted={fitted} inks={[one.ink]} canvas={canvas} />
  })
}

/** Where no table stands: row after row, its first cell large; where not even that fits, all of it runs. */
function RowByRow({ content, slot, canvas, scene, visible, look, measure, box }: FaceProps) {
  const max = Math.max(canvas.floor, Math.floor(canvas.height * 0.34))
  const setting = { align: 'center' as const, gap: 0.05, max }
  const inks = [true, false]
    .map((titled) => content.rows.map((row) => cardInks(content, row, { titled, floor: canvas.floor, look })))
    .find((cards) => cards.every((card) => fitInks(card, box, canvas, measure, setting) !== null))
  const needs = content.rows.map((row) => pageNeedMs(row.join(' ')))
  const page = usePage(needs, slot, scene, visible)
  const strip = canvas.shape === 'ribbon' ? stripsOf(content, { canvas, measure, box, look }) : null
  if (strip?.[page]) return strip[page]
  const card = inks?.[page]
  const fitted = card && fitInks(card, box, canvas, measure, setting)
  if (fitted) return <FittedText fitted={fitted} inks={card} box={box} canvas={canvas} align="center" />
  const said = [content.headline, ...content.rows.map((row) => cardOf(content, row).join(': '))]
  const line: Ink = { text: said.join(' • '), scale: 1, weight: 800, floor: canvas.floor, color: look.text }
  const motion = scene.motion && content.template !== 'solemn'
  return <FittingText inks={[line]} {...{ box, canvas, measure, visible, setting, motion }} />
}

/**
 * Each row along a strip, what it is of at the left as large as the strip, the rest beside it under the table's name; null
 * where one of them does not stand so.
 */
function stripsOf(content: TableContent, { canvas, measure, box, look }: Pick<FaceProps, StripParts>) {
  const ink = { floor: canvas.floor, weight: 700 }
  const strips = content.rows.map((row) => {
    const [first, rest] = cardOf(content, row)
    const lead: Ink = { ...ink, text: first, scale: 1, weight: 800, color: look.accent }
    const name: Ink = { ...ink, text: content.headline, scale: 0.6, color: look.support }
    return cutRibbon(box, [lead], [name, { ...ink, text: rest, scale: 1, color: look.text }], { canvas, measure })
  })
  return strips.every((strip) => strip !== null) ? strips : null
}

type StripParts = 'canvas' | 'measure' | 'box' | 'look'
type CardStyle = { titled: boolean; floor: number; look: FaceProps['look'] }

/** One row as a card: the table's name where there is room for it, what the row is of, and what is said of that. */
function cardInks(content: TableContent, row: readonly string[], { titled, floor, look }: CardStyle): Ink[] {
  const [first, rest] = cardOf(content, row)
  const ink = { floor, weight: 700 }
  return [
    { ...ink, text: titled ? content.headline : '', scale: 0.6, color: look.support },
    { ...ink, text: first, scale: 1, weight: 800, color: look.accent },
    { ...ink, text: rest, scale: 0.9, color: look.text },
  ]
}

/** What a row is of, and what the other columns say of it. */
function cardOf({ columns }: TableContent, row: readonly string[]): [string, string] {
  const [first = '', ...rest] = row
  const titled = rest.flatMap((cell, n) => {
    const title = columns[n + 1]?.title ?? ''
    return cell === '' ? [] : [title === '' ? cell : `${title}:\u00a0${cell}`]
  })
  return [first, titled.join(' • ')]
}
