import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DisplayId, PlaylistId } from '../../playlists/ids.ts'
import type { Recurrence } from '../../playlists/recurrence.ts'
import type { Timing } from '../../playlists/schedule.ts'
import { HOUR, plus } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import { createDaypart } from '../../playlists/wire/dayparts.ts'
import { archiveDisplay, createDisplay } from '../../playlists/wire/displays.ts'
import * as menu from '../../playlists/wire/icalendar.ts'
import { archiveSchedule, createPlaylist, createSchedule } from '../../playlists/wire/playlists.ts'
import { playlistDraft, scheduleDraft } from '../support/drafts.ts'
import { makeDisplay } from '../support/fleet.ts'
import { date, ownHours, recurring, row } from '../support/make.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let editor: TestPerson
let playlist: PlaylistId
let display: DisplayId
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  playlist = (await editor.ok(createPlaylist, { body: playlistDraft({ name: 'Cải cách hành chính' }) })).id
  display = (await (await server.as('admin')).ok(createDisplay, { body: makeDisplay() })).id
})
afterAll(() => server.close())

const tokenOf = (path: string | null) => new URL(path!, 'http://here').searchParams.get('token')!
const fetchFeed = async (headers: Record<string, string> = {}) => {
  const { path } = await editor.ok(menu.readFeed, { params: { id: display } })
  const asked = { params: { id: display }, query: { token: tokenOf(path) }, headers }
  return server.anyone.call(menu.displayFeed, asked)
}

/** The calendar with this schedule alone in it. */
async function feedWith(timing: Timing, more: Parameters<typeof scheduleDraft>[1] = {}): Promise<ICAL.Component[]> {
  const body = scheduleDraft(playlist, { name: 'Buổi sáng', timing, ...more })
  const { id } = await editor.ok(createSchedule, { body })
  const { text } = await fetchFeed()
  await editor.ok(archiveSchedule, { params: { id }, body: { archived: true, version: 1 } })
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
}
const lineOf = (event: ICAL.Component, name: string) => event.getFirstProperty(name)?.toICALString()
const startsOf = (events: ICAL.Component[]) => events.map((event) => String(event.getFirstPropertyValue('dtstart')))

describe('the address of a calendar', () => {
  test('is made when it is asked for, can be renewed, and its making is in the trail without the token', async () => {
    const params = { id: display }
    expect(await editor.ok(menu.readFeed, { params })).toEqual({ path: null })
    const first = await editor.ok(menu.renewFeed, { params })
    expect(await editor.ok(menu.readFeed, { params })).toEqual(first)
    const old = tokenOf(first.path)
    expect((await fetchFeed()).status).toBe(200)
    await editor.ok(menu.renewFeed, { params })
    expect(await server.anyone.refused(menu.displayFeed, { params, query: { token: old } })).toBe('not-found')
    expect((await fetchFeed()).status).toBe(200)
    const { entries } = await (await server.as('admin')).ok(listAudit, { query: { noun: 'displays' } })
    expect(entries[0]).toMatchObject({ action: 'renew-feed', nounName: 'LED 1', before: null, after: null })
  })

  test('opens nothing with a wrong token, for another display, or for one that is archived', async () => {
    const { path } = await editor.ok(menu.readFeed, { params: { id: display } })
    const token = tokenOf(path)
    const admin = await server.as('admin')
    const { id } = await admin.ok(createDisplay, { body: makeDisplay({ name: 'LED 2' }) })
    const wrong = [
      { params: { id: display }, query: { token: 'sai' } },
      { params: { id }, query: { token } },
      { params: { id: 99 as DisplayId }, query: { token } },
    ]
    for (const asked of wrong) expect(await server.anyone.refused(menu.displayFeed, asked)).toBe('not-found')
    const made = await editor.ok(menu.renewFeed, { params: { id } })
    await admin.ok(archiveDisplay, { params: { id }, body: { archived: true, version: 1 } })
    const archived = { params: { id }, query: { token: tokenOf(made.path) } }
    expect(await server.anyone.refused(menu.displayFeed, archived)).toBe('not-found')
  })

  test('is not for viewers', async () => {
    const viewer = await server.as('viewer')
    expect(await viewer.refused(menu.readFeed, { params: { id: display } })).toBe('not-permitted')
    expect(await viewer.refused(menu.renewFeed, { params: { id: display } })).toBe('not-permitted')
  })
})

describe('a calendar', () => {
  test('names the display, says its zone, and is not sent twice', async () => {
    const answer = await fetchFeed()
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(answer.text).toContain('\r\nMETHOD:PUBLISH\r\n')
    expect(answer.text).toContain('X-WR-CALNAME:Lịch phát: LED 1')
    expect(answer.text).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh')
    const again = await fetchFeed({ 'if-none-match': String(answer.headers['etag']) })
    expect(again.status).toBe(304)
  })

  test('says a series as a rule, with what was taken out and added', async () => {
    const events = await feedWith(
      recurring({
        from: date('2026-11-20'),
        until: date('2026-12-31'),
        rule: { every: 'week', interval: 2, weekdays: [1, 3] },
        except: [date('2026-12-02')],
        also: [date('2026-12-24')],
      }),
    )
    expect(events).toHaveLength(1)
    const [event] = events
    expect(lineOf(event!, 'dtstart')).toBe('DTSTART;TZID=Asia/Ho_Chi_Minh:20261130T080000')
    expect(lineOf(event!, 'dtend')).toBe('DTEND;TZID=Asia/Ho_Chi_Minh:20261130T113000')
    expect(lineOf(event!, 'rrule')).toBe('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261231T165959Z')
    expect(lineOf(event!, 'exdate')).toBe('EXDATE;TZID=Asia/Ho_Chi_Minh:20261202T080000')
    expect(lineOf(event!, 'rdate')).toBe('RDATE;TZID=Asia/Ho_Chi_Minh:20261224T080000')
    expect(lineOf(event!, 'description')).toBe('DESCRIPTION:Danh sách phát: Cải cách hành chính')
  })

  test('has an event for each stretch of hours, on its weekdays, across midnight too', async () => {
    const hours = ownHours(row([1, 2, 3, 4, 5], '22:00', '06:00'), row([6], '07:00', '24:00'))
    const events = await feedWith(recurring({ from: date('2026-11-20') }, hours))
    expect(events.map((event) => lineOf(event, 'rrule'))).toEqual([
      'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
      'RRULE:FREQ=WEEKLY;BYDAY=SA',
    ])
    expect(events.map((event) => String(event.getFirstPropertyValue('dtend')))).toEqual([
      '2026-11-21T06:00:00',
      '2026-11-22T00:00:00',
    ])
    expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(2)
  })

  test.each<[string, Partial<Recurrence>, string[]]>([
    [
      'lunar days',
      { rule: { every: 'lunar-year', month: 1, day: 1, before: 1, after: 0 } },
      ['2027-02-05', '2027-02-06'],
    ],
    [
      'days before a date',
      { rule: { every: 'year', interval: 1, month: 12, day: 22, before: 1, after: 0 } },
      ['2026-12-21', '2026-12-22', '2027-12-21', '2027-12-22'],
    ],
    [
      'a count that a row of hours cuts',
      { from: date('2026-11-20'), count: 3, also: [date('2026-11-28')] },
      ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-28'],
    ],
  ])('writes out what no rule can say: %s', async (_, recurrence, expected) => {
    const rows = recurrence.count
      ? ownHours(row([1, 2, 3, 4, 5], '08:00', '09:00'), row([6, 7], '08:00', '09:00'))
      : undefined
    const events = await feedWith(recurring(recurrence, rows))
    expect(startsOf(events)).toEqual(expected.map((day) => `${day}T08:00:00`))
    expect(events.every((event) => !event.hasProperty('rrule'))).toBe(true)
  })

  test('follows the office: a daypart of working days is written out, days off left out', async () => {
    const body = {
      name: 'Giờ tiếp dân',
      hours: [row([1, 2, 3, 4, 5], '07:30', '11:30')],
      followsCalendar: true,
      dates: [],
    }
    const { id } = await editor.ok(createDaypart, { body })
    const until = date('2026-11-24')
    const events = await feedWith(recurring({ until }, { kind: 'daypart', daypart: id }))
    expect(startsOf(events)).toEqual(['2026-11-20T07:30:00', '2026-11-23T07:30:00'])
  })

  test('has a one-off at its instants, no filler, and nothing that is for other displays', async () => {
    const now = server.clock.now()
    const events = await feedWith({ kind: 'once', start: now, end: plus(now, HOUR) }, { layer: 'takeover' })
    expect(lineOf(events[0]!, 'dtstart')).toBe('DTSTART:20261120T010000Z')
    expect(await feedWith(recurring({}), { layer: 'filler' })).toEqual([])
    const admin = await server.as('admin')
    const other = (await admin.ok(createDisplay, { body: makeDisplay({ name: 'LED 3' }) })).id
    const target = { all: false, displays: [other], groups: [] }
    expect(await feedWith(recurring({}), { target })).toEqual([])
  })
})
