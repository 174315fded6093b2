import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../playlists/report/cells.ts'
import { drawChart } from '../../playlists/report/chart-shapes.ts'
import { weeksOf } from '../../playlists/report/charts.ts'
import { outline } from '../../playlists/report/outline.ts'
import type { ReportInput } from '../../playlists/report/outline.ts'
import { periodOf } from '../../playlists/report/period.ts'
import type { Period } from '../../playlists/report/period.ts'
import { partsOf } from '../../playlists/report/phases.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { quarterReport } from '../support/report-input.ts'

const date = (text: string) => text as LocalDate
const range = (from: string, until: string): Period => ({ kind: 'range', from: date(from), until: date(until) })

const nothing = { materials: 0, plays: 0, ms: 0, displays: 0 }
const full = quarterReport('state')
const { weeks: _weeks, phases: _phases, ...figures } = full.now
const topics = [
  { ...full.now.topics[0]!, name: 'Nghị quyết 57-NQ/TW', plays: 1234 },
  { ...full.now.topics[1]!, name: 'Phương châm hành động', plays: 0 },
]
const input: ReportInput = {
  ...full,
  period: periodOf('quarter', date('2026-11-21')),
  now: {
    ...figures,
    topics,
    months: [{ period: periodOf('month', date('2026-10-01')), ...figures.total, plays: 1234 }],
  },
}

function tableOf(given: ReportInput, caption: string) {
  const tables = outline(given).blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  const found = tables.find((table) => table.caption.startsWith(caption))
  return found && { ...found, rows: found.rows.map((row) => row.map(cellText)) }
}

describe('[RE9] charts', () => {
  const chartsOf = (given: ReportInput) =>
    outline(given).blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []))
  const weeks = weeksOf(input.period).map((from, i) => ({ from, plays: i * 100 }))

  it('[RE9] draw topics, and weeks from Monday that are cut to the period', () => {
    const [topics, time] = chartsOf({ ...input, now: { ...input.now, weeks } })
    expect(topics!.bars.map(({ amount }) => amount)).toEqual([1234, 0])
    expect(topics!.alt).toBe(
      'Biểu đồ 1. Số lượt phát theo chuyên đề: CD01 Nghị quyết 57-NQ/TW: 1.234 lượt; CD02 Phương châm hành động: 0 lượt.',
    )
    expect(time!.bars.slice(0, 3).map(({ label }) => label)).toEqual(['01/10', '05/10', '12/10'])
    expect(time!.bars.at(-1)).toEqual({ label: '28/12', amount: 1300 })
    expect(weeksOf(range('2026-10-05', '2026-10-12'))).toEqual(['2026-10-05', '2026-10-12'])
  })

  it('[RE9] draw months where there would be too many weeks, and nothing where nothing was shown', () => {
    expect(weeksOf(periodOf('half', date('2026-10-01')))).toEqual([])
    expect(weeksOf(range('2026-10-05', '2027-01-24'))).toHaveLength(16)
    expect(weeksOf(range('2026-10-05', '2027-01-25'))).toEqual([])
    expect(chartsOf(input)[1]!.bars).toEqual([{ label: '10/2026', amount: 1234 }])
    expect(chartsOf({ ...input, now: { ...input.now, total: nothing } })).toEqual([])
  })

  it('[RE9] stay within their picture, with bars as long as their figures', () => {
    const amount = fc.oneof(fc.nat(9), fc.nat(10_000_000))
    const bars = fc.array(fc.record({ label: fc.string({ maxLength: 90 }), amount }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(bars, fc.constantFrom('bars' as const, 'columns' as const), (some, form) => {
        const { width, height, shapes } = drawChart({ kind: 'chart', caption: '', alt: '', form, bars: some }, 468)
        const boxes = shapes.flatMap((shape) => (shape.kind === 'box' ? [shape] : []))
        for (const shape of shapes)
          expect([shape.x >= 0, shape.y >= 0, shape.x <= width, shape.y <= height]).not.toContain(false)
        for (const box of boxes)
          expect([box.x + box.width <= width + 1e-6, box.y + box.height <= height + 1e-6]).not.toContain(false)
        const long = boxes.slice(-some.length).map((box) => (form === 'bars' ? box.width : box.height))
        const [first] = some.flatMap((one, i) => (one.amount > 0 ? [long[i]! / one.amount] : []))
        for (const [i, one] of some.entries()) expect(Math.abs(long[i]! - one.amount * (first ?? 0))).toBeLessThan(1e-6)
      }),
    )
  })
})

describe('[RE10] phases of campaigns', () => {
  const year = periodOf('year', date('2026-01-01'))
  it.each([
    ['2026-04-01', '2026-06-30', ['quarter 2026-04-01 2026-06-30']],
    ['2026-05-15', '2026-07-14', ['range 2026-05-15 2026-06-30', 'range 2026-07-01 2026-07-14']],
    ['2025-10-01', '2026-03-31', ['quarter 2026-01-01 2026-03-31']],
    ['2025-01-01', '2025-12-31', []],
    [null, '2026-12-31', []],
  ])('[RE10] %s to %s', (from, until, parts) => {
    const told = partsOf({ from: from === null ? null : date(from), until: date(until) }, year)
    expect(told.map((part) => `${part.kind} ${part.from} ${part.until}`)).toEqual(parts)
  })

  it('[RE10] stand in a table of their own', () => {
    const quarter = input.period
    const phase = { campaign: 'CĐS', phase: 'Quý IV/2026', period: quarter, plays: 150, before: 100 }
    const given = {
      ...input,
      now: { ...input.now, phases: [{ ...phase, topics: 5, shown: 4, days: 60, lacking: 12 }] },
    }
    expect(tableOf(given, 'Bảng 11.')!.rows).toEqual([
      ['1', 'CĐS: Quý IV/2026', 'Quý IV năm 2026', '150', '100', '+50,0', '4/5', '12/60'],
    ])
    expect(tableOf(input, 'Bảng 11.')).toBeUndefined()
  })
})
