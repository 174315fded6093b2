import { useCallback } from 'react'
import type { HoursContent } from '../../playlists/content.ts'
import { hoursAt, weekLines } from '../../playlists/office-hours.ts'
import type { HoursDay, HoursSheet, HoursState, WeekLine } from '../../playlists/office-hours.ts'
import { toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Words } from '../text.vi.ts'
import { Board, rowsIn } from './board.tsx'
import type { BoardParts } from './board.tsx'
import { inset } from './canvas.ts'
import { clockText, dateText } from './clock-text.ts'
import { cutRibbon } from './figure.tsx'
import { FittingText } from './fitting-text.tsx'
import { Grid } from './grid.tsx'
import type { Scene, ViewProps } from './scene.ts'
import { planTable } from './table-plan.ts'
import { FittedText, fitInks, place } from './text.tsx'
import type { Ink } from './text.tsx'
import { useTicking } from './use-ticking.ts'

type HoursProps = ViewProps & { content: HoursContent; sheet: HoursSheet | null; solemn: boolean }
type FaceProps = BoardParts & { content: HoursContent; sheet: HoursSheet; status: string }

/** The usual week, and what holds just now: open until, closed until, or which holiday it is. */
export function Hours({ content, sheet, solemn, ...view }: HoursProps) {
  const { scene } = view
  const status = useTicking(useCallback(() => (sheet ? statusOf(sheet, scene) : ''), [sheet, scene]))
  return (
    <Board
      {...view}
      name={solemn ? 'solemn' : 'hours'}
      draw={(parts) => <Face {...parts} {...{ content, status }} sheet={sheet ?? { week: [], days: [] }} />}
    />
  )
}

const Face = (props: FaceProps) => (props.canvas.ornate ? <LargeFace {...props} /> : <SmallFace {...props} />)

function statusOf(sheet: HoursSheet, { zone, now, words }: Scene): string {
  const at = now()
  return statusWords(hoursAt(sheet, zone, at), words, {
    clock: (moment) => clockText(zone, moment),
    day: (moment) => dateText(zone, moment, words),
    isToday: (moment) => toLocal(zone, moment).date === toLocal(zone, at).date,
  })
}

type Times = { clock: (at: Instant) => string; day: (at: Instant) => string; isToday: (at: Instant) => boolean }

/** In one or two sentences: what is so now, and what comes next. */
export function statusWords({ today, openUntil, opensAt }: HoursState, words: Words, times: Times): string {
  const { hours } = words
  const swapped = today?.as ? `${hours.asWeekday(words.weekdays[today.as - 1]!)}. ` : ''
  if (openUntil !== null) return swapped + hours.openUntil(times.clock(openUntil))
  const next =
    opensAt === null
      ? ''
      : times.isToday(opensAt)
        ? hours.opensLater(times.clock(opensAt))
        : hours.opensOn(times.clock(opensAt), times.day(opensAt))
  if (opensAt !== null && times.isToday(opensAt)) return swapped + next
  const now = today && today.hours.length === 0 ? hours.dayOff(reasonOf(today, words)) : hours.over
  return next === '' ? now : `${now}. ${next}`
}

function reasonOf({ holiday, inLieu, name }: HoursDay, { hours }: Words): string {
  if (holiday === null) return name
  const called = name === '' ? hours.holidays[holiday] : name
  return inLieu ? hours.inLieu(called) : called
}

function daysOf({ from, to }: WeekLine, names: readonly string[], { hours }: Words): string {
  const [first, last] = [names[from - 1]!, names[to - 1]!]
  return from === to ? first : hours.range(first, last)
}

const timesOf = (line: WeekLine, { hours }: Words): string =>
  line.hours.length === 0 ? hours.closed : line.hours.map(({ from, to }) => hours.range(from, to)).join(', ')

/** The headline, a band that says how it stands now, and the week below. */
function LargeFace({ content, sheet, status, canvas, scene, visible, look, measure, box }: FaceProps) {
  const { words } = scene
  const side = Math.min(canvas.width, canvas.height)
  const air = Math.round(side * 0.03)
  const lines = weekLines(sheet.week)
  const shares = [0.17, status === '' ? 0 : 0.23, lines.length === 0 ? 0 : 0.45, content.support === '' ? 0 : 0.12]
  const [head, now, week, support] = rowsIn(inset(box, air, air), shares, air)
  const part = { canvas, measure, visible, motion: scene.motion }
  const line = (text: string, most: number, color: string, weight: number) => ({
    inks: [{ text, scale: 1, weight, floor: canvas.floor, color }],
    setting: { align: 'center' as const, gap: 0, max: Math.max(canvas.floor, Math.floor(side * most)) },
  })
  const columns = [
    { title: '', align: 'start' as const },
    { title: '', align: 'end' as const },
  ]
  const rows = lines.map((each) => [daysOf(each, words.weekdays, words), timesOf(each, words).replaceAll(', ', '\n')])
  const band = inset(week!, Math.round(week!.width * (canvas.shape === 'landscape' ? 0.12 : 0.02)), 0)
  const plan = rows.length === 0 ? null : planTable({ columns, rows }, { box: band, canvas, measure }, 1)
  return (
    <>
      <FittingText {...part} {...line(content.headline, 0.1, look.text, 800)} box={head!} />
      {status !== '' && (
        <div className="bt-panel bt-plain" style={{ ...place(now!), background: look.accent, borderRadius: air / 2 }} />
      )}
      {status !== '' && (
        <FittingText
          {...part}
          {...line(status, 0.06, look.onAccent, 700)}
          box={inset(now!, air, canvas.led ? 0 : Math.round(air / 2))}
        />
      )}
      {plan && <Grid {...{ plan, canvas, look }} rows={plan.pages[0]!} box={band} />}
      {content.support !== '' && (
        <FittingText {...part} {...line(content.support, 0.045, look.support, 500)} box={support!} />
      )}
    </>
  )
}

/** As much as fits, how it stands now last to go. */
function SmallFace({ content, sheet, status, canvas, scene, visible, look, measure, box }: FaceProps) {
  const { words } = scene
  const ink = { floor: canvas.floor, weight: 800 }
  const week = weekLines(sheet.week)
    .filter((line) => line.hours.length > 0)
    .map((line) => `${daysOf(line, words.hours.shortWeekdays, words)}: ${timesOf(line, words)}`)
    .join('\n')
  const name: Ink = { ...ink, text: content.headline, scale: 0.9, color: look.text }
  const now: Ink = { ...ink, text: status === '' ? content.headline : status, scale: 1, color: look.accent }
  const usual: Ink = { ...ink, text: week, scale: 0.85, weight: 700, color: look.text }
  const share = canvas.shape === 'ribbon' ? 0.5 : 0.26
  const setting = {
    align: 'center' as const,
    gap: 0.05,
    max: Math.max(canvas.floor, Math.floor(canvas.height * share)),
  }
  if (canvas.shape === 'ribbon') {
    const cut = cutRibbon(box, [now], [{ ...usual, text: week.replaceAll('\n', ' • ') }], { canvas, measure })
    if (cut && week !== '') return cut
  }
  for (const inks of [
    [name, now, usual],
    [now, usual],
  ]) {
    const fitted = week === '' ? null : fitInks(inks, box, canvas, measure, setting)
    if (fitted) return <FittedText {...{ fitted, inks, box, canvas }} align="center" />
  }
  return <FittingText inks={[now]} {...{ box, canvas, measure, visible, setting }} motion={scene.motion} />
}
