import { describe, expect, it } from 'vitest'
import type { Display } from '../../playlists/wire/displays.ts'
import { canvasesOf, exampleCanvases, shapeOf, shapesOf, smallest } from '../../admin/ui/canvases.ts'
import { limitMb, refusalOf } from '../../admin/materials/file-rules.ts'
import { describeTiming } from '../../admin/schedules/describe.ts'
import type { Timing } from '../../playlists/schedule.ts'

const display = (name: string, width: number, height: number, archivedAt: number | null = null) =>
  ({ name, canvas: { x: 0, y: 0, width, height }, archivedAt }) as unknown as Display
const names = { landscape: 'Ngang', portrait: 'Dọc', ribbon: 'Dải' }

describe('the canvases of an office', () => {
  it('are its own, each size once, without archived displays', () => {
    const office = [
      display('LED', 1024, 96),
      display('TV 1', 1920, 1080),
      display('TV 2', 1920, 1080),
      display('Cũ', 800, 600, 1),
    ]
    expect(canvasesOf(office).map(({ key, names: of }) => [key, of.join()])).toEqual([
      ['1920x1080', 'TV 1,TV 2'],
      ['1024x96', 'LED'],
    ])
  })

  it('for an approver have every shape, real where there is one', () =>
    expect(shapesOf([display('TV', 1366, 768)], names).map(({ key, names: of }) => [key, of[0]])).toEqual([
      ['1366x768', 'TV'],
      ['portrait', 'Dọc'],
      ['ribbon', 'Dải'],
    ]))

  it('for an approver have the smallest board, too, where words fit last', () => {
    const office = [display('TV', 1920, 1080), display('LED', 1024, 96), display('Bảng nhỏ', 128, 64)]
    expect(shapesOf(office, names).map(({ names: of }) => of[0])).toEqual(['TV', 'Dọc', 'LED', 'Bảng nhỏ'])
    expect(shapesOf(office.slice(0, 2), names)).toHaveLength(3)
    expect(smallest(canvasesOf(office), 2).map(({ key }) => key)).toEqual(['128x64', '1024x96'])
  })

  it('are examples while there is none', () => expect(exampleCanvases(names)).toHaveLength(3))

  it.each([
    [1024, 96, 'ribbon'],
    [384, 96, 'ribbon'],
    [383, 96, 'landscape'],
    [1080, 1080, 'landscape'],
    [1080, 1920, 'portrait'],
  ])('%i × %i is %s', (width, height, shape) => expect(shapeOf(width, height)).toBe(shape))
})

describe('a file before it is sent', () => {
  const limits = { maxImageMb: 2, maxVideoMb: 5 }
  it.each([
    ['a.PNG', 10, null],
    ['a.png', 3_000_000, 'too-large'],
    ['a.mp4', 3_000_000, null],
    ['a.svg', 10, 'svg'],
    ['a.docx', 10, 'type'],
    ['a', 10, 'type'],
    ['a.webm', 0, 'empty'],
  ])('%s of %i bytes: %s', (name, size, refusal) => expect(refusalOf({ name, size }, limits)).toBe(refusal))

  it('has the limit of its kind', () => expect([limitMb('a.MP4', limits), limitMb('a.jpg', limits)]).toEqual([5, 2]))
})

describe('a timing in words', () => {
  const print = {
    when: {
      everyDay: 'Hằng ngày',
      wholeDay: 'cả ngày',
      hours: (from: string, to: string) => `${from}–${to}`,
      from: (date: string) => `từ ${date}`,
      until: (date: string) => `đến ${date}`,
      except: (count: string) => `trừ ${count} ngày`,
      once: (start: string, end: string) => `${start} → ${end}`,
      nextDay: 'hôm sau',
    },
    shortWeekdays: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
    date: (date: string) => date,
    instant: (at: number) => String(at),
    number: (n: number) => String(n),
  }
  const recurring = (weekdays: number[], rows: [number[], string, string][], more = {}) =>
    ({
      kind: 'recurring',
      recurrence: { from: null, until: null, weekdays, except: [], ...more },
      hours: rows.map(([days, from, to]) => ({ weekdays: days, from, to })),
    }) as unknown as Timing
  const WEEK = [1, 2, 3, 4, 5, 6, 7]

  it.each<[string, Timing]>([
    ['Hằng ngày cả ngày', recurring(WEEK, [[WEEK, '00:00', '24:00']])],
    ['T2–T6 08:00–17:00', recurring([1, 2, 3, 4, 5], [[WEEK, '08:00', '17:00']])],
    ['T7, CN 21:00–05:30 hôm sau', recurring(WEEK, [[[6, 7], '21:00', '05:30']])],
    [
      'Hằng ngày 08:00–09:00, từ 2026-01-01, đến 2026-02-01, trừ 2 ngày',
      recurring(WEEK, [[WEEK, '08:00', '09:00']], { from: '2026-01-01', until: '2026-02-01', except: ['a', 'b'] }),
    ],
    ['1 → 2', { kind: 'once', start: 1, end: 2 } as unknown as Timing],
  ])('%s', (words, timing) => expect(describeTiming(timing, print)).toBe(words))
})
