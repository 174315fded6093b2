import { describe, expect, it } from 'vitest'
import type { Weekday } from '../../playlists/time.ts'
import type { PackItemView } from '../../playlists/wire/packs.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { slogan } from '../support/stage-showings.ts'
import { allMet, isUsername, passwordHints, suggestUsername } from '../../admin/access/password-hints.ts'
import { differences, isHours, isInstant, isRect } from '../../admin/audit/difference.ts'
import {
  byTopic,
  chosenItems,
  fillBlank,
  firstChoices,
  leftOut,
  missingBlanks,
  resumeAt,
  tick,
  toMeasure,
} from '../../admin/settings/wizard/choices.ts'
import { makeOfficeDraft, officeProblems, parseOfficeDraft } from '../../admin/ui/office-draft.ts'
import {
  isOvernight,
  makeWeekDraft,
  parseClockText,
  parseHours,
  problemOfRow,
  weekdayRuns,
} from '../../admin/ui/week-draft.ts'

describe('passwords while they are typed', () => {
  it.each([
    ['ngan', { long: false, varied: false, notName: true }],
    ['aaaaaaaaaaaa', { long: true, varied: false, notName: true }],
    ['an.nguyen.2026', { long: true, varied: true, notName: false }],
    ['voi tim an banh cuon', { long: true, varied: true, notName: true }],
  ])('%s', (password, hints) => {
    expect(passwordHints(password, 'An.Nguyen.2026')).toEqual(hints)
    expect(allMet(hints)).toBe(password.startsWith('voi'))
  })
  it.each([
    ['Nguyễn Văn An', 'an.nguyen'],
    ['Đỗ Thị Hường', 'huong.do'],
    ['Ẩn', 'an'],
    ['', ''],
  ])('%s may be called %s', (name, username) => expect(suggestUsername(name)).toBe(username))
  it.each([
    ['an', false],
    ['an.nguyen', true],
    ['-an', false],
    ['Ân', false],
  ])('%s as a username: %s', (text, fine) => expect(isUsername(text)).toBe(fine))
})

describe('hours while they are typed', () => {
  it.each([
    ['7', '07:00'],
    ['7h30', '07:30'],
    ['0730', '07:30'],
    ['24:00', '24:00'],
    ['24:30', null],
    ['7:60', null],
    ['sáng', null],
  ])('%s is %s', (text, clock) => expect(parseClockText(text)).toBe(clock))

  const row = (from: string, to: string, weekdays: Weekday[] = [1]) => ({ weekdays, from, to, brightness: 100 })
  it.each([
    [row('8', '17'), null],
    [row('22:00', '6:00'), null],
    [row('8', '17', []), 'no-days'],
    [row('x', '17'), 'bad-from'],
    [row('24:00', '24:00'), 'bad-from'],
    [row('8', ''), 'bad-to'],
    [row('8', '8:00'), 'empty-span'],
  ])('%j: %s', (draft, problem) => expect(problemOfRow(draft)).toBe(problem))
  it('is overnight when it ends before it begins', () => {
    expect(isOvernight(row('22:00', '6'))).toBe(true)
    expect(isOvernight(row('6', '22:00'))).toBe(false)
  })
  it('nothing is sent while one row is wrong', () => {
    expect(parseHours([row('8', '12'), row('8', 'x')])).toBeNull()
    expect(parseHours([row('8', '12', [5, 1])])).toEqual([{ weekdays: [1, 5], from: '08:00', to: '12:00' }])
  })
  it.each([
    [[1, 2, 3, 4, 5], 'T2–T6'],
    [[6, 7], 'T7, CN'],
    [[1, 3, 4, 5, 7], 'T2, T4–T6, CN'],
  ])('%j reads %s', (days, words) =>
    expect(weekdayRuns(days as Weekday[], ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'])).toBe(words),
  )
})

describe('settings while they are typed', () => {
  const settings: Settings = {
    officeName: 'Phường Cửa Nam',
    officeForm: 'state',
    zone: 'Asia/Ho_Chi_Minh',
    hours: [{ weekdays: [1], from: '08:00' as never, to: '12:00' as never }],
    restDays: [6, 7],
    logo: null,
    fallbackLine: '',
    selfApproval: false,
    twoStepApproval: false,
    maxImageMb: 30,
    maxVideoMb: 500,
    maxPdfMb: 100,
    maxPdfPages: 300,
    webHosts: [],
    playsKeepMonths: 24,
  }
  it('come back as they were', () => expect(parseOfficeDraft(makeOfficeDraft(settings))).toEqual(settings))
  it('name everything that is wrong', () => {
    const wrong = {
      ...makeOfficeDraft(settings),
      officeName: ' ',
      zone: 'Asia/Hanoi',
      maxImageMb: 0,
      playsKeepMonths: 1.5,
    }
    const draft = { ...wrong, hours: makeWeekDraft([{ weekdays: [], from: '1' as never, to: '2' as never }]) }
    expect(officeProblems(draft)).toEqual(['officeName', 'zone', 'hours', 'maxImageMb', 'playsKeepMonths'])
    expect(parseOfficeDraft(draft)).toBeNull()
  })
})

describe('the starter campaign in the wizard', () => {
  const content = slogan('notice', 'Mở cửa {gio}')
  const item = (key: string, topic: string, more: Partial<PackItemView> = {}): PackItemView =>
    ({ key, topic, title: key, state: 'draft', recommended: true, placeholders: [], content, ...more }) as PackItemView
  const blank = { placeholders: [{ key: 'gio', label: 'Giờ làm việc', suggestion: '' }] }
  const items = [
    item('A', 'CD01'),
    item('B', 'CD02', { ...blank, recommended: false }),
    item('C', 'CD01', { state: 'approved' }),
    item('D', 'CD02', { placeholders: [{ key: 'so', label: 'Số', suggestion: '1022' }] }),
  ]
  it('begins with what is recommended and open', () => expect([...firstChoices(items).ticked]).toEqual(['A', 'D']))
  it('asks for the blanks of ticked items only, and sends them filled', () => {
    const first = firstChoices(items)
    expect(missingBlanks(items, first).size).toBe(0)
    const more = tick(first, ['B'], true)
    expect([...missingBlanks(items, more)]).toEqual(['B.gio'])
    const filled = fillBlank(more, 'B', 'gio', ' 7:30 - 17:00 ')
    expect(missingBlanks(items, filled).size).toBe(0)
    expect(chosenItems(items, filled).map(({ item: { key }, values }) => ({ key, values }))).toEqual([
      { key: 'A', values: {} },
      { key: 'B', values: { gio: '7:30 - 17:00' } },
      { key: 'D', values: { so: '1022' } },
    ])
  })
  it('never sends what is approved already', () =>
    expect(chosenItems(items, tick(firstChoices(items), ['C'], true)).map(({ item }) => item.key)).not.toContain('C'))
  it('[PF22] draws what is handed in, with its blanks filled, and names what stays a draft', () => {
    const waiting = [...items, item('E', 'CD02', { state: 'pending' })]
    const filled = fillBlank(tick(firstChoices(waiting), ['B', 'E'], true), 'B', 'gio', '7:30')
    const chosen = chosenItems(waiting, filled)
    const drawn = toMeasure(chosen)
    expect(drawn.map(({ item }) => item.key)).toEqual(['A', 'B', 'D'])
    expect(drawn[1]!.content).toEqual(slogan('notice', 'Mở cửa 7:30'))
    expect(leftOut(chosen, [{ key: 'D', findings: [] }])).toMatchObject([{ title: 'D', findings: [] }])
  })
  it('keeps topics together', () =>
    expect(byTopic(items).map(([topic, group]) => [topic, group.length])).toEqual([
      ['CD01', 2],
      ['CD02', 2],
    ]))
  it.each([
    [{ settingsVersion: 1, displays: 0, approved: 0 }, 'office'],
    [{ settingsVersion: 2, displays: 0, approved: 0 }, 'screen'],
    [{ settingsVersion: 2, displays: 1, approved: 0 }, 'starter'],
    [{ settingsVersion: 3, displays: 1, approved: 5 }, 'done'],
  ])('%j goes on at %s', (office, step) => expect(resumeAt(office)).toBe(step))
})

describe('the trail', () => {
  it('shows what changed and nothing else', () => {
    const before = JSON.stringify({ id: 1, name: 'A', muted: true, groups: [], version: 1 })
    const after = JSON.stringify({ id: 1, name: 'B', muted: true, groups: null, version: 2 })
    expect(differences(before, after)).toEqual([{ field: 'name', before: 'A', after: 'B' }])
  })
  it('shows all of a new thing, and a text that is no JSON as it is', () => {
    expect(differences(null, '{"name":"A","note":""}')).toEqual([{ field: 'name', before: null, after: 'A' }])
    expect(differences(null, 'hello')).toEqual([{ field: '', before: null, after: 'hello' }])
  })
  it('knows instants, hours and rectangles by their looks', () => {
    expect([isInstant('createdAt', 1.79e12), isInstant('weight', 1.79e12), isInstant('start', 5)]).toEqual([
      true,
      false,
      false,
    ])
    expect([isHours([{ weekdays: [1], from: '08:00', to: '09:00' }]), isHours([]), isHours([1])]).toEqual([
      true,
      false,
      false,
    ])
    expect([isRect({ x: 0, y: 0, width: 1, height: 1 }), isRect(null)]).toEqual([true, false])
  })
})
