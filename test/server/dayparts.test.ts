import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DaypartId, PlaylistId } from '../../playlists/ids.ts'
import { makeRecurrence, row } from '../support/make.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Clock } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/dayparts.ts'
import type { DaypartBody } from '../../playlists/wire/dayparts.ts'
import { archiveMaterial, createMaterial } from '../../playlists/wire/materials.ts'
import { archiveSchedule, createPlaylist, createSchedule, updateSchedule } from '../../playlists/wire/playlists.ts'
import { gather } from '../../server/programmes/facts.ts'
import { materialDraft, playlistDraft, scheduleDraft } from '../support/drafts.ts'
import { date } from '../support/make.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { look } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
let playlist: PlaylistId
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  playlist = (await editor.ok(createPlaylist, { body: playlistDraft() })).id
})
afterAll(() => server.close())

let made = 0
const bodyOf = (more: Partial<DaypartBody> = {}): DaypartBody => ({
  name: `Giờ tiếp dân ${++made}`,
  hours: [row([1, 2, 3, 4, 5], '07:30', '11:30')],
  followsCalendar: true,
  dates: [],
  ...more,
})
const lunch = { from: '12:00' as Clock, to: '13:00' as Clock }
const by = (daypart: DaypartId): Timing => ({
  kind: 'recurring',
  recurrence: makeRecurrence(),
  hours: { kind: 'daypart', daypart },
})
const add = (more: Partial<DaypartBody> = {}) => editor.ok(menu.createDaypart, { body: bodyOf(more) })

describe('a daypart', () => {
  test('is kept as it was said, its dates in order, and reaches the facts', async () => {
    const dates = [
      { date: date('2026-12-31'), hours: [] },
      { date: date('2026-12-24'), hours: [lunch] },
    ]
    const daypart = await add({ dates })
    expect(daypart).toMatchObject({ followsCalendar: true, usedIn: [], archivedAt: null, version: 1 })
    expect(daypart.dates.map((entry) => entry.date)).toEqual(['2026-12-24', '2026-12-31'])
    const { id, hours, followsCalendar } = daypart
    expect((await look(server, gather)).common.dayparts).toContainEqual({
      id,
      hours,
      followsCalendar,
      dates: daypart.dates,
    })
  })

  test('with a name that is taken, or a date that is named twice, is refused', async () => {
    const { name } = await add()
    expect(await editor.refused(menu.createDaypart, { body: bodyOf({ name: name.toUpperCase() }) })).toBe('name-taken')
    const twice = { date: date('2026-12-24'), hours: [] }
    expect(await editor.refused(menu.createDaypart, { body: bodyOf({ dates: [twice, twice] }) })).toBe('invalid')
  })

  test('changes with a line in the trail; a stale change is refused', async () => {
    const { id, name } = await add()
    const body = { ...bodyOf({ name, hours: [row([6], '08:00', '11:00')] }), version: 1 }
    expect(await editor.ok(menu.updateDaypart, { params: { id }, body })).toMatchObject({ version: 2 })
    expect(await editor.refused(menu.updateDaypart, { params: { id }, body })).toBe('stale')
    const { entries } = await (await server.as('admin')).ok(listAudit, { query: { noun: 'dayparts' } })
    expect(entries[0]).toMatchObject({ actor: 'editor', action: 'update', nounName: name })
    expect(JSON.parse(entries[0]!.after!)).toMatchObject({ hours: [{ weekdays: [6] }] })
  })

  test('that a schedule uses is not archived; afterwards it is, and no schedule takes it or comes back to it', async () => {
    const { id } = await add()
    const schedule = await editor.ok(createSchedule, { body: scheduleDraft(playlist, { timing: by(id) }) })
    const file = { params: { id }, body: { archived: true, version: 1 } }
    const answer = await editor.call(menu.archiveDaypart, file)
    expect(answer.error).toMatchObject({ code: 'in-use', details: { usedIn: [{ id: schedule.id }] } })
    const params = { id: schedule.id }
    await editor.ok(archiveSchedule, { params, body: { archived: true, version: 1 } })
    await editor.ok(menu.archiveDaypart, file)
    expect((await look(server, gather)).common.dayparts.some((each) => each.id === id)).toBe(false)
    const back = { params, body: { archived: false, version: 2 } }
    expect(await editor.refused(archiveSchedule, back)).toBe('not-found')
    expect(await editor.refused(createSchedule, { body: scheduleDraft(playlist, { timing: by(id) }) })).toBe(
      'not-found',
    )
    await editor.ok(menu.archiveDaypart, { params: { id }, body: { archived: false, version: 2 } })
    await editor.ok(archiveSchedule, back)
  })

  test('that an hours material says is not archived, and the refusal names the material', async () => {
    const { id } = await add()
    const content = { kind: 'hours', headline: 'Giờ tiếp dân', support: '', daypart: id } as const
    const body = { ...materialDraft({ title: 'Giờ tiếp công dân' }), content }
    const material = await editor.ok(createMaterial, { body })
    const file = { params: { id }, body: { archived: true, version: 1 } }
    const { error } = await editor.call(menu.archiveDaypart, file)
    expect(error).toMatchObject({ code: 'in-use', details: { shownBy: [{ id: material.id }] } })
    expect(error?.message).toContain('Giờ tiếp công dân')
    const params = { id: material.id }
    await editor.ok(archiveMaterial, { params, body: { archived: true, version: material.version } })
    const { version } = await editor.ok(menu.archiveDaypart, file)
    const back = { params, body: { archived: false, version: material.version + 1 } }
    expect(await editor.refused(archiveMaterial, back)).toBe('not-found')
    await editor.ok(menu.archiveDaypart, { params: { id }, body: { archived: false, version } })
    await editor.ok(archiveMaterial, back)
  })

  test('that is not there is named by no schedule', async () => {
    const body = scheduleDraft(playlist, { timing: by(4711 as DaypartId) })
    expect(await editor.refused(createSchedule, { body })).toBe('not-found')
    const { id } = await editor.ok(createSchedule, { body: scheduleDraft(playlist) })
    expect(await editor.refused(updateSchedule, { params: { id }, body: { ...body, version: 1 } })).toBe('not-found')
  })

  test('is made by whoever may schedule, not by a viewer', async () => {
    const viewer = await server.as('viewer')
    expect(await viewer.refused(menu.createDaypart, { body: bodyOf() })).toBe('not-permitted')
    await viewer.ok(menu.listDayparts, {})
  })
})
