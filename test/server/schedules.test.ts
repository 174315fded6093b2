import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DateRule } from '../../playlists/date-rule.ts'
import type { DisplayId, GroupId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import { HOUR, plus } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import { createGroup } from '../../playlists/wire/displays.ts'
import * as menu from '../../playlists/wire/playlists.ts'
import { scheduleFacts } from '../../server/schedules/store.ts'
import { playlistDraft, scheduleDraft } from '../support/drafts.ts'
import { date, makeRecurrence, row } from '../support/make.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
let playlist: PlaylistId
let group: GroupId
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  const body = playlistDraft()
  playlist = (await editor.ok(menu.createPlaylist, { body })).id
  group = (await (await server.as('admin')).ok(createGroup, { body: { name: 'Tầng 1', members: [] } })).id
})
afterAll(() => server.close())

const draft = (more: Parameters<typeof scheduleDraft>[1] = {}) => scheduleDraft(playlist, more)
const recurring = (from: string | null, until: string | null, more: Partial<Recurrence> = {}): Timing => ({
  kind: 'recurring',
  recurrence: makeRecurrence({ from: from as LocalDate | null, until: until as LocalDate | null, ...more }),
  hours: { kind: 'own', rows: [row([1, 3], '22:00', '06:00')] },
})
const everyOther: Partial<Recurrence> = { rule: { every: 'week', interval: 2, weekdays: [1, 3] } }
const eighthDay = { rule: { every: 'week', interval: 1, weekdays: [8 as 1] } } satisfies Partial<Recurrence>
const TET = { every: 'lunar-year', month: 1, day: 1, before: 7, after: 3 } as const
const HOLIDAYS: DateRule = { every: 'holiday', holidays: ['tet', 'national-day'], before: 0, after: 1 }
const once = (from: number, until: number): Timing => ({
  kind: 'once',
  start: plus(server.clock.now(), from * HOUR),
  end: plus(server.clock.now(), until * HOUR),
})

describe('a schedule', () => {
  test.each([
    ['every day', () => draft()],
    ['on dates, across midnight', () => draft({ timing: recurring('2026-11-20', '2026-11-20'), weight: 7 })],
    ['once', () => draft({ timing: once(0, 1), layer: 'takeover' })],
    ['a takeover with a last day', () => draft({ timing: recurring(null, '2026-12-31'), layer: 'takeover' })],
    [
      'a takeover so many times',
      () => draft({ timing: recurring('2026-11-20', null, { count: 3 }), layer: 'takeover' }),
    ],
    ['every other week', () => draft({ timing: recurring('2026-11-20', null, everyOther) })],
    ['by the lunar calendar', () => draft({ timing: recurring(null, null, { rule: TET }) })],
    ['on holidays', () => draft({ timing: recurring(null, null, { rule: HOLIDAYS, also: [date('2026-11-29')] }) })],
    ['black', () => draft({ show: { kind: 'black' }, layer: 'filler' })],
    ['for a group', () => draft({ target: { all: false, displays: [], groups: [group] } })],
  ])('%s is kept as it was said', async (_name, make) => {
    const body = make()
    const made = await editor.ok(menu.createSchedule, { body })
    const { name: _, ...rule } = { ...body, id: made.id, wakes: false }
    expect(made).toMatchObject({ ...body, wakes: false, authorName: 'editor', archivedAt: null, version: 1 })
    expect(await look(server, scheduleFacts)).toContainEqual(rule)
    expect((await editor.ok(menu.listSchedules, { query: {} }))[0]).toEqual(made)
  })

  test('for all forgets the displays and groups named beside it', async () => {
    const target = { all: true, displays: [4711 as DisplayId], groups: [group] }
    const made = await editor.ok(menu.createSchedule, { body: draft({ target }) })
    expect(made.target).toEqual({ all: true, displays: [], groups: [] })
  })

  test.each([
    ['dates the wrong way round', () => draft({ timing: recurring('2026-11-21', '2026-11-20') }), 'dates-reversed'],
    ['an end before its start', () => draft({ timing: once(2, 1) }), 'dates-reversed'],
    ['no length', () => draft({ timing: once(1, 1) }), 'dates-reversed'],
    ['an end that has passed', () => draft({ timing: once(-2, -1) }), 'time-in-past'],
    ['a takeover without an end', () => draft({ layer: 'takeover' }), 'invalid'],
    ['the emergency layer', () => draft({ layer: 'emergency' as 'filler' }), 'invalid'],
    [
      'a playlist that is not there',
      () => draft({ show: { kind: 'playlist', playlist: 99 as PlaylistId } }),
      'not-found',
    ],
    [
      'a display that is not there',
      () => draft({ target: { all: false, displays: [99 as DisplayId], groups: [] } }),
      'not-found',
    ],
    [
      'a group that is not there',
      () => draft({ target: { all: false, displays: [], groups: [99 as GroupId] } }),
      'not-found',
    ],
    ['nobody as its target', () => draft({ target: { all: false, displays: [], groups: [] } }), 'invalid'],
    ['a date that does not exist', () => draft({ timing: recurring('2026-02-30', null) }), 'invalid'],
    ['an interval without a first date', () => draft({ timing: recurring(null, null, everyOther) }), 'invalid'],
    ['a count without a first date', () => draft({ timing: recurring(null, null, { count: 3 }) }), 'invalid'],
    [
      'a count and a last date',
      () => draft({ timing: recurring('2026-11-20', '2026-12-31', { count: 3 }) }),
      'invalid',
    ],
    ['a first date out of reach', () => draft({ timing: recurring('1899-01-01', null) }), 'invalid'],
    ['a weekday that there is not', () => draft({ timing: recurring(null, null, eighthDay) }), 'invalid'],
    ['no weight', () => draft({ weight: -1 }), 'invalid'],
  ])('with %s is refused, and nothing is kept', async (_name, make, code) => {
    const before = await look(server, scheduleFacts)
    expect(await editor.refused(menu.createSchedule, { body: make() })).toBe(code)
    expect(await look(server, scheduleFacts)).toEqual(before)
  })

  test('on an archived playlist is refused, and cannot come back to one', async () => {
    const list = await editor.ok(menu.createPlaylist, {
      body: playlistDraft({ name: 'Sắp lưu trữ' }),
    })
    const { id } = await editor.ok(menu.createSchedule, { body: scheduleDraft(list.id) })
    await editor.ok(menu.archiveSchedule, { params: { id }, body: { archived: true, version: 1 } })
    await editor.ok(menu.archivePlaylist, { params: { id: list.id }, body: { archived: true, version: 1 } })
    expect(await editor.refused(menu.createSchedule, { body: scheduleDraft(list.id) })).toBe('not-found')
    const back = { params: { id }, body: { archived: false, version: 2 } }
    expect(await editor.refused(menu.archiveSchedule, back)).toBe('not-found')
  })
})

describe('a change', () => {
  test('is kept and put in the trail; a stale one is refused', async () => {
    const made = await editor.ok(menu.createSchedule, { body: draft({ name: 'Cũ' }) })
    const params = { id: made.id }
    const next = { ...draft({ name: 'Mới', weight: 5, timing: once(1, 2) }), version: 1 }
    const changed = await editor.ok(menu.updateSchedule, { params, body: next })
    expect(changed).toMatchObject({ name: 'Mới', weight: 5, version: 2 })
    expect(await editor.refused(menu.updateSchedule, { params, body: { ...next, name: 'Muộn' } })).toBe('stale')
    const { entries } = await (await server.as('admin')).ok(access.listAudit, { query: { noun: 'schedules' } })
    expect(entries[0]).toMatchObject({ actor: 'editor', action: 'update', nounName: 'Mới' })
    expect(JSON.parse(entries[0]!.before!)).toMatchObject({ name: 'Cũ', weight: 1 })
  })

  test('of the name alone is possible when its time has passed; a new time must lie ahead', async () => {
    const timing = once(0, 1)
    const made = await editor.ok(menu.createSchedule, { body: draft({ timing }) })
    server.clock.advance(3 * HOUR)
    const params = { id: made.id }
    const renamed = { ...draft({ timing, name: 'Đã qua' }), version: 1 }
    expect((await editor.ok(menu.updateSchedule, { params, body: renamed })).name).toBe('Đã qua')
    const past = { ...draft({ timing: once(-2, -1) }), version: 2 }
    expect(await editor.refused(menu.updateSchedule, { params, body: past })).toBe('time-in-past')
  })

  test('archived it stops at once, is listed on request, and is not edited', async () => {
    const { id } = await editor.ok(menu.createSchedule, { body: draft() })
    const params = { id }
    await editor.ok(menu.archiveSchedule, { params, body: { archived: true, version: 1 } })
    expect((await look(server, scheduleFacts)).some((schedule) => schedule.id === id)).toBe(false)
    const ids = async (query: { archived?: boolean }) =>
      (await editor.ok(menu.listSchedules, { query })).map((schedule) => schedule.id)
    expect(await ids({})).not.toContain(id)
    expect(await ids({ archived: true })).toContain(id)
    const edit = { params, body: { ...draft(), version: 2 } }
    expect(await editor.refused(menu.updateSchedule, edit)).toBe('wrong-state')
    const back = { params, body: { archived: false, version: 2 } }
    expect((await editor.ok(menu.archiveSchedule, back)).archivedAt).toBeNull()
  })

  test('of one that is not there', async () => {
    const params = { id: 4711 as ScheduleId }
    expect(await editor.refused(menu.updateSchedule, { params, body: { ...draft(), version: 1 } })).toBe('not-found')
  })
})

test('a refusal says which part is wrong, in words', async () => {
  const body = draft({ timing: recurring(null, null, everyOther) })
  const { error } = await editor.call(menu.createSchedule, { body, headers: { 'accept-language': 'vi' } })
  expect(error!.details).toEqual([
    { field: 'timing.recurrence.from', problem: 'cần ngày bắt đầu để tính cách quãng hoặc số lần' },
  ])
})

test('a viewer reads and changes nothing', async () => {
  const viewer = await server.as('viewer')
  await viewer.ok(menu.listSchedules, { query: {} })
  expect(await viewer.refused(menu.createSchedule, { body: draft() })).toBe('not-permitted')
})
