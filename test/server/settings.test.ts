import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/settings.ts'
import { isZoneName } from '../../server/settings/zone-name.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
})
afterEach(() => server.close())

describe('settings', () => {
  test('an empty office begins with office hours, its zone, and no self-approval', async () => {
    expect(await admin.ok(menu.readSettings, {})).toMatchObject({
      officeName: 'Trung tâm Phục vụ hành chính công phường',
      officeForm: 'state',
      zone: 'Asia/Ho_Chi_Minh',
      hours: [
        { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' },
        { weekdays: [1, 2, 3, 4, 5], from: '13:00', to: '17:00' },
      ],
      selfApproval: false,
      version: 1,
    })
  })

  test('are changed, kept over a restart, and shown before signing in by name alone', async () => {
    const before = await admin.ok(menu.readSettings, {})
    const body = { ...before, officeName: 'UBND phường Việt Hưng', officeForm: 'party' as const, selfApproval: true }
    expect(await admin.ok(menu.updateSettings, { body })).toEqual({ ...body, version: 2 })
    server = await server.restart()
    expect((await server.anyone.ok(access.readSession, {})).office).toBe('UBND phường Việt Hưng')
    const again = await server.signIn('admin')
    expect(await again.ok(menu.readSettings, {})).toEqual({ ...body, version: 2 })
    const { entries } = await again.ok(access.listAudit, { query: { noun: 'settings' } })
    expect(JSON.parse(entries[0]!.before!)).toMatchObject({ officeForm: 'state' })
    expect(JSON.parse(entries[0]!.after!)).toMatchObject({ officeForm: 'party' })
  })

  test('a stale change is refused and changes nothing', async () => {
    const before = await admin.ok(menu.readSettings, {})
    await admin.ok(menu.updateSettings, { body: { ...before, fallbackLine: 'Kính chào quý vị' } })
    const late = await admin.call(menu.updateSettings, { body: { ...before, fallbackLine: 'muộn' } })
    expect([late.status, late.error?.code]).toEqual([409, 'stale'])
    expect((await admin.ok(menu.readSettings, {})).fallbackLine).toBe('Kính chào quý vị')
  })

  test.each([
    ['zone', { zone: 'Asia/Hanoi' }],
    ['zone', { zone: '+07:00' }],
    ['zone', { zone: '../../etc/localtime' }],
    ['officeName', { officeName: '' }],
    ['officeForm', { officeForm: 'company' as 'state' }],
    ['maxImageMb', { maxImageMb: 0 }],
    ['playsKeepMonths', { playsKeepMonths: 2.5 }],
    ['hours.0.from', { hours: [{ weekdays: [1 as const], from: '25:00' as Clock, to: '12:00' as Clock }] }],
    ['hours.0.weekdays', { hours: [{ weekdays: [], from: '08:00' as Clock, to: '12:00' as Clock }] }],
    ['hours.0.weekdays.0', { hours: [{ weekdays: [8 as 7], from: '08:00' as Clock, to: '12:00' as Clock }] }],
  ])('a wrong %s is refused', async (field, fault) => {
    const before = await admin.ok(menu.readSettings, {})
    const answer = await admin.call(menu.updateSettings, { body: { ...before, ...fault } })
    expect(answer).toMatchObject({ status: 400, error: { code: 'invalid', details: [{ field }] } })
    expect(await admin.ok(menu.readSettings, {})).toEqual(before)
  })

  test.each([
    ['Asia/Ho_Chi_Minh', true],
    ['Asia/Saigon', true],
    ['America/Argentina/Buenos_Aires', true],
    ['UTC', true],
    ['Asia/Nowhere', false],
    ['utc', false],
    ['', false],
  ])('the zone %s is real: %s', (name, real) => expect(isZoneName(name)).toBe(real))

  test('the wizard is finished once', async () => {
    expect((await admin.ok(access.readSession, {})).wizard).toBe(true)
    await admin.ok(access.finishWizard, {})
    await admin.ok(access.finishWizard, {})
    expect((await admin.ok(access.readSession, {})).wizard).toBe(false)
    const { entries } = await admin.ok(access.listAudit, { query: { noun: 'settings' } })
    expect(entries.map(({ action }) => action)).toEqual(['finish-wizard'])
  })
})

describe('topics', () => {
  test('are the eighteen, of which service information is not counted', async () => {
    const topics = await admin.ok(menu.listTopics, {})
    expect(topics.map(({ code }) => code)).toEqual(
      Array.from({ length: 18 }, (_, i) => `CD${String(i + 1).padStart(2, '0')}`),
    )
    expect(topics.filter(({ counted }) => !counted).map(({ name }) => name)).toEqual([
      'Thông tin phục vụ tại trung tâm',
    ])
  })

  test('are renamed and added, and survive a restart without coming back', async () => {
    const topic = { name: 'Phòng cháy, chữa cháy', description: '', counted: true, version: 1 }
    expect(await admin.ok(menu.putTopic, { params: { code: 'PC01' }, body: topic })).toEqual({ code: 'PC01', ...topic })
    await admin.ok(menu.putTopic, { params: { code: 'CD01' }, body: { ...topic, name: 'Nghị quyết 57' } })
    server = await server.restart()
    const topics = await (await server.signIn('admin')).ok(menu.listTopics, {})
    expect(topics).toHaveLength(19)
    expect(topics[0]).toMatchObject({ code: 'CD01', name: 'Nghị quyết 57', version: 2 })
  })

  test.each([
    ['a stale version', 'CD01', { version: 7 }, 'stale'],
    ['a new code at another version than 1', 'XX01', { version: 2 }, 'stale'],
    ['a code of another form', 'cd-1', {}, 'invalid'],
    ['an empty name', 'CD01', { name: '' }, 'invalid'],
  ])('%s is refused', async (_, code, fault, refusal) => {
    const body = { name: 'Tên', description: '', counted: true, version: 1, ...fault }
    expect(await admin.refused(menu.putTopic, { params: { code }, body })).toBe(refusal)
  })
})
