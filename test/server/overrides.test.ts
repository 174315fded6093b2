import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DisplayId, MaterialId, ScheduleId } from '../../playlists/ids.ts'
import { MINUTE, plus } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import * as menu from '../../playlists/wire/playlists.ts'
import { approvedMaterials } from '../../server/materials/store.ts'
import { playlistFacts } from '../../server/playlists/store.ts'
import { scheduleFacts } from '../../server/schedules/store.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'
import { allMaterials, materialDraft, step } from '../support/drafts.ts'

let server: TestServer
let approver: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  approver = await server.as('approver')
})
afterEach(() => server.close())

const everywhere = { all: true, displays: [], groups: [] }
const notice = {
  text: 'Ngập sâu trên đường Trần Phú. Đề nghị người dân không đi qua',
  support: 'Cập nhật lúc 08:00',
  target: everywhere,
  minutes: 30,
  wakes: true,
  confirmed: true as const,
}
const blackout = { target: everywhere, minutes: 60, reason: 'Nội dung lạ', confirmed: true as const }
const start = () => approver.ok(menu.startEmergency, { body: notice })
const facts = () =>
  look(server, async (r) => ({
    materials: await approvedMaterials(r),
    playlists: await playlistFacts(r),
    schedules: await scheduleFacts(r),
  }))

describe('an emergency notice', () => {
  test('[AP7] is on the highest layer at once, approved in the name of whoever gave the order, and ends by itself', async () => {
    const now = server.clock.now()
    const made = await start()
    expect(made).toMatchObject({
      name: 'Thông báo khẩn: Ngập sâu trên đường Trần Phú. Đề nghị người dân không đi qua',
      layer: 'emergency',
      timing: { kind: 'once', start: now, end: plus(now, 30 * MINUTE) },
      target: everywhere,
      wakes: true,
      authorName: 'approver',
    })
    const { materials, playlists, schedules } = await facts()
    expect(schedules).toHaveLength(1)
    expect(made.show).toEqual({ kind: 'playlist', playlist: playlists[0]!.id })
    expect(playlists[0]!.items).toEqual([{ material: materials[0]!.id, weight: 1, durationMs: null }])
    expect(materials[0]!.content).toEqual({
      kind: 'slogan',
      template: 'emergency',
      headline: notice.text,
      support: notice.support,
      steps: [],
    })
    const [material] = await allMaterials(approver)
    expect(material).toMatchObject({
      topic: 'CD17',
      source: 'Thông báo khẩn',
      approved: { authorName: 'approver', deciderName: 'approver' },
    })
    const { entries } = await approver.ok(access.listAudit, { query: { actor: 'approver' } })
    const trail = entries.map(({ action, noun }) => `${action} ${noun}`).reverse()
    expect(trail.slice(-5)).toEqual([
      'create materials',
      'submit materials',
      'approve materials',
      'create playlists',
      'start-notice schedules',
    ])
  })

  test('ended now, it leaves the screens, and stays as history', async () => {
    const { id } = await start()
    const now = server.clock.advance(5 * MINUTE)
    const ended = await approver.ok(menu.endOverride, { params: { id } })
    expect(ended).toMatchObject({ archivedAt: now, timing: { end: now } })
    expect(await facts()).toEqual({ materials: [], playlists: [], schedules: [] })
    expect(await approver.ok(menu.listSchedules, { query: {} })).toEqual([])
    expect(await approver.ok(menu.listSchedules, { query: { archived: true } })).toEqual([ended])
    expect(await approver.refused(menu.endOverride, { params: { id } })).toBe('wrong-state')
  })

  test('ended in the instant it began, it still has a length', async () => {
    const { id } = await start()
    const now = server.clock.now()
    const ended = await approver.ok(menu.endOverride, { params: { id } })
    expect(ended.timing).toEqual({ kind: 'once', start: now, end: plus(now, 1) })
  })

  test('over by itself, it is history; the next order files it away', async () => {
    const { id } = await start()
    const end = server.clock.advance(30 * MINUTE)
    expect(await approver.ok(menu.listSchedules, { query: {} })).toEqual([])
    const [over] = await approver.ok(menu.listSchedules, { query: { archived: true } })
    expect(over).toMatchObject({ id, archivedAt: end })
    expect(await approver.refused(menu.endOverride, { params: { id } })).toBe('wrong-state')
    server.clock.advance(MINUTE)
    const again = await start()
    expect(again.name).toBe(over!.name)
    const { materials, playlists, schedules } = await facts()
    expect([materials.length, playlists.length, schedules.map((schedule) => schedule.id)]).toEqual([1, 1, [again.id]])
    const filed = (await approver.ok(menu.listSchedules, { query: { archived: true } }))[0]
    expect(filed).toMatchObject({ id, archivedAt: end, timing: { end } })
  })

  test('twice at once with the same words: both stand, the lists have names of their own', async () => {
    const [first, second] = await Promise.all([start(), start()])
    expect(first.id).not.toBe(second.id)
    const names = (await approver.ok(menu.listPlaylists, {})).map(({ name }) => name)
    expect(new Set(names).size).toBe(2)
  })

  test('of long words has a short name', async () => {
    const made = await approver.ok(menu.startEmergency, { body: { ...notice, text: 'Ngập lụt '.repeat(30).trim() } })
    expect(made.name.length).toBeLessThan(110)
    expect(made.name.endsWith('…')).toBe(true)
  })

  test.each([
    ['nothing to say', { text: ' ' }, 'invalid'],
    ['a blank left open', { text: 'Tạm dừng từ {giờ}' }, 'placeholder-missing'],
    ['no end', { minutes: 0 }, 'invalid'],
    ['one confirmation', { confirmed: false as true }, 'invalid'],
    ['nobody to see it', { target: { all: false, displays: [], groups: [] } }, 'invalid'],
    ['a display that is not there', { target: { all: false, displays: [9 as DisplayId], groups: [] } }, 'not-found'],
  ])('with %s is refused, and nothing of it is kept', async (_name, fault, code) => {
    expect(await approver.refused(menu.startEmergency, { body: { ...notice, ...fault } })).toBe(code)
    expect(await facts()).toEqual({ materials: [], playlists: [], schedules: [] })
    expect(await allMaterials(approver)).toEqual([])
  })
})

describe('a blackout', () => {
  test('is black on the highest layer, and ends', async () => {
    const now = server.clock.now()
    const made = await approver.ok(menu.startBlackout, { body: blackout })
    expect(made).toMatchObject({
      name: 'Tắt màn hình: Nội dung lạ',
      layer: 'emergency',
      show: { kind: 'black' },
      timing: { start: now, end: plus(now, 60 * MINUTE) },
      wakes: false,
    })
    await approver.ok(menu.endOverride, { params: { id: made.id } })
    expect((await facts()).schedules).toEqual([])
  })

  test('without a reason has a plain name', async () => {
    expect((await approver.ok(menu.startBlackout, { body: { ...blackout, reason: '' } })).name).toBe('Tắt màn hình')
  })
})

describe('a material shown now', () => {
  const add = async (state: 'draft' | 'approved') => {
    const editor = await server.as('editor')
    const made = await editor.ok(createMaterial, { body: materialDraft() })
    if (state === 'approved') await step(approver, await step(editor, made, 'submit'), 'approve')
    return made.id
  }
  const show = (material: MaterialId) =>
    approver.ok(menu.startShow, { body: { material, target: everywhere, minutes: 15, confirmed: true } })

  test('[LD3] is a takeover with an end in a list of its own, which is made once; ended now, the list and the material stay', async () => {
    const material = await add('approved')
    const now = server.clock.now()
    const made = await show(material)
    expect(made).toMatchObject({ layer: 'takeover', timing: { kind: 'once', start: now, end: plus(now, 15 * MINUTE) } })
    expect(made.name).toMatch(/^Phát ngay: /)
    expect((await facts()).playlists).toMatchObject([{ items: [{ material }] }])
    const { entries } = await approver.ok(access.listAudit, { query: { actor: 'approver' } })
    expect(entries[0]).toMatchObject({ action: 'start-show', noun: 'schedules' })
    server.clock.advance(MINUTE)
    const { id, version } = made
    await approver.ok(menu.archiveSchedule, { params: { id }, body: { archived: true, version } })
    await show(material)
    const { materials, playlists, schedules } = await facts()
    expect([materials.length, playlists.length, schedules.length]).toEqual([1, 1, 1])
  })

  test('is refused while it is not approved, and to who may not', async () => {
    const material = await add('draft')
    const body = { material, target: everywhere, minutes: 15, confirmed: true as const }
    expect(await approver.refused(menu.startShow, { body })).toBe('not-approved')
    expect(await approver.refused(menu.startShow, { body: { ...body, material: 99 as MaterialId } })).toBe('not-found')
    expect(await (await server.as('editor')).refused(menu.startShow, { body })).toBe('not-permitted')
  })
})

describe('who may', () => {
  test('an editor may not start or end one, nor reach it through the schedules', async () => {
    const editor = await server.as('editor')
    expect(await editor.refused(menu.startEmergency, { body: notice })).toBe('not-permitted')
    expect(await editor.refused(menu.startBlackout, { body: blackout })).toBe('not-permitted')
    const { id, version } = await start()
    expect(await editor.refused(menu.endOverride, { params: { id } })).toBe('not-permitted')
    const archive = { params: { id }, body: { archived: true, version } }
    expect(await editor.refused(menu.archiveSchedule, archive)).toBe('wrong-state')
  })

  test('an ordinary schedule is not ended as an override, nor one that is not there', async () => {
    const timing = { kind: 'once', start: server.clock.now(), end: plus(server.clock.now(), MINUTE) } as const
    const body = {
      name: 'Tối',
      layer: 'takeover',
      zone: 'main',
      show: { kind: 'black' },
      timing,
      target: everywhere,
      weight: 1,
    } as const
    const { id } = await approver.ok(menu.createSchedule, { body })
    expect(await approver.refused(menu.endOverride, { params: { id } })).toBe('wrong-state')
    expect(await approver.refused(menu.endOverride, { params: { id: 4711 as ScheduleId } })).toBe('not-found')
  })
})
