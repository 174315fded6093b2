import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DisplayId, GroupId } from '../../playlists/ids.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { Opening } from '../../playlists/opening.ts'
import { playingAt } from '../../playlists/playback.ts'
import { DAY, SECOND, plus } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import * as devices from '../../playlists/wire/devices.ts'
import * as menu from '../../playlists/wire/displays.ts'
import { joinDisplay, makeDisplay, makeHealth } from '../support/fleet.ts'
import { date, makeOpening, row } from '../support/make.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
})
afterEach(() => server.close())

const add = (name: string, given = {}) => admin.ok(menu.createDisplay, { body: makeDisplay({ name, ...given }) })
const list = () => admin.ok(menu.listDisplays, {})

describe('displays', () => {
  test('are added, changed, archived and restored; each step leaves a trace', async () => {
    const one = await add('LED 1')
    expect(one).toMatchObject({ ...makeDisplay(), paired: false, online: false, state: 'unpaired', version: 1 })
    const changed = {
      ...makeDisplay({ name: 'LED cổng', canvas: { x: 8, y: 0, width: 1024, height: 96 } }),
      version: 1,
    }
    const two = await admin.ok(menu.updateDisplay, { params: { id: one.id }, body: changed })
    expect(two).toMatchObject({ ...changed, version: 2 })
    const archive = (archived: boolean, version: number) =>
      admin.ok(menu.archiveDisplay, { params: { id: one.id }, body: { archived, version } })
    expect((await archive(true, 2)).archivedAt).toBe(server.clock.now())
    expect((await archive(false, 3)).archivedAt).toBe(null)
    const { entries } = await admin.ok(listAudit, { query: { noun: 'displays' } })
    expect(entries.map((entry) => entry.action)).toEqual(['restore', 'archive', 'update', 'create'])
    expect(JSON.parse(entries[2]!.before!)).toMatchObject({ name: 'LED 1', canvas: { width: 512 } })
    expect(JSON.parse(entries[2]!.after!)).toMatchObject({ name: 'LED cổng', canvas: { width: 1024 } })
  })

  test('[OH4] keep the hours of single dates, show them, and refuse a date that is named twice', async () => {
    const today = date('2026-11-20')
    const opening = (dates: Opening['dates']) => makeOpening([row(EVERY_DAY, '00:00', '24:00')], { dates })
    const one = await add('LED 1', { opening: opening([{ date: today, hours: [] }]) })
    expect(one.opening.dates).toEqual([{ date: today, hours: [] }])
    await server.app.settle()
    const { programme } = await admin.ok(menu.displayProgramme, { params: { id: one.id } })
    expect(playingAt(programme, server.clock.now())[0]!.show).toEqual({ kind: 'black', cause: 'closed' })
    expect(playingAt(programme, plus(server.clock.now(), DAY))[0]!.show.kind).toBe('fallback')
    const twice = [
      { date: today, hours: [] },
      { date: today, hours: [] },
    ]
    const body = makeDisplay({ name: 'LED 2', opening: opening(twice) })
    expect(await admin.refused(menu.createDisplay, { body })).toBe('invalid')
  })

  test('do not share a name, however it is written', async () => {
    const one = await add('Sảnh Chính')
    expect(await admin.refused(menu.createDisplay, { body: makeDisplay({ name: 'sảnh chính' }) })).toBe('name-taken')
    const two = await add('LED 2')
    const body = { ...makeDisplay({ name: 'SẢNH CHÍNH' }), version: 1 }
    expect(await admin.refused(menu.updateDisplay, { params: { id: two.id }, body })).toBe('name-taken')
    await admin.ok(menu.archiveDisplay, { params: { id: one.id }, body: { archived: true, version: 1 } })
    await admin.ok(menu.updateDisplay, { params: { id: two.id }, body })
    const restore = { params: { id: one.id }, body: { archived: false, version: 2 } }
    expect(await admin.refused(menu.archiveDisplay, restore)).toBe('name-taken')
  })

  test('refuse a stale edit, an unknown id, an unknown group; nothing is changed', async () => {
    const { id } = await add('LED 1')
    await server.app.settle()
    const before = await list()
    const body = { ...makeDisplay({ name: 'Khác' }), version: 9 }
    expect(await admin.refused(menu.updateDisplay, { params: { id }, body })).toBe('stale')
    const unknown = { params: { id: 77 as DisplayId }, body }
    expect(await admin.refused(menu.updateDisplay, unknown)).toBe('not-found')
    const grouped = { ...makeDisplay({ groups: [5 as GroupId] }), version: 1 }
    expect(await admin.refused(menu.updateDisplay, { params: { id }, body: grouped })).toBe('not-found')
    expect(await admin.refused(menu.createDisplay, { body: makeDisplay({ name: 'X', groups: [5 as GroupId] }) })).toBe(
      'not-found',
    )
    expect(await list()).toEqual(before)
  })

  test('are heard, and lost after 90 s', async () => {
    const { id, device } = await joinDisplay(server)
    expect(await list()).toMatchObject([{ state: 'never-seen', online: false, lastSeenAt: null }])
    const said = await device.ok(devices.heartbeat, { body: makeHealth() })
    expect(said).toMatchObject({ now: server.clock.now(), display: { id, name: 'LED 1' } })
    expect((await list())[0]).toMatchObject({ online: true, health: makeHealth(), lastSeenAt: server.clock.now() })
    server.clock.advance(90 * SECOND)
    expect(await list()).toMatchObject([{ state: 'lost', online: false }])
  })
})

describe('groups', () => {
  test('are made, filled from either side, and removed', async () => {
    const [one, two] = [await add('LED 1'), await add('LED 2')]
    const group = await admin.ok(menu.createGroup, { body: { name: 'Tầng 1', members: [one.id] } })
    expect(group).toEqual({ id: group.id, name: 'Tầng 1', members: [one.id], version: 1 })
    await admin.ok(menu.updateDisplay, {
      params: { id: two.id },
      body: { ...makeDisplay({ name: 'LED 2', groups: [group.id] }), version: 1 },
    })
    expect(await admin.ok(menu.listGroups, {})).toMatchObject([{ members: [one.id, two.id] }])
    const body = { name: 'Tầng 2', members: [two.id, two.id], version: 1 }
    await admin.ok(menu.updateGroup, { params: { id: group.id }, body })
    expect((await list()).map((display) => display.groups)).toEqual([[], [group.id]])
    expect(await admin.refused(menu.updateGroup, { params: { id: group.id }, body })).toBe('stale')
    expect(await admin.refused(menu.createGroup, { body: { name: 'tầng 2', members: [] } })).toBe('name-taken')
    const nobody = { name: 'Khác', members: [99 as DisplayId] }
    expect(await admin.refused(menu.createGroup, { body: nobody })).toBe('not-found')
    expect((await admin.call(menu.deleteGroup, { params: { id: group.id } })).status).toBe(204)
    expect(await admin.ok(menu.listGroups, {})).toEqual([])
    expect(await admin.refused(menu.deleteGroup, { params: { id: group.id } })).toBe('not-found')
  })
})
