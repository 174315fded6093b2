import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlaylistId } from '../../playlists/ids.ts'
import type { Timing } from '../../playlists/schedule.ts'
import * as menu from '../../playlists/wire/icalendar.ts'
import { createPlaylist, listSchedules } from '../../playlists/wire/playlists.ts'
import { playlistDraft, scheduleDraft } from '../support/drafts.ts'
import { date, ownHours, recurring, row } from '../support/make.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let editor: TestPerson
let playlist: PlaylistId
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  playlist = (await editor.ok(createPlaylist, { body: playlistDraft() })).id
})
afterAll(() => server.close())

const file = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...events.flat(), 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT']
const HANOI = 'TZID=Asia/Ho_Chi_Minh'
const preview = (ics: string) => editor.ok(menu.previewImport, { body: { ics } })

describe('a file that is read', () => {
  test.each<[string, string[], Partial<Timing> | string]>([
    [
      'a series in the office’s zone',
      [`DTSTART;${HANOI}:20261123T080000`, `DTEND;${HANOI}:20261123T113000`, 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE'],
      recurring({ from: date('2026-11-23'), rule: { every: 'week', interval: 1, weekdays: [1, 3] } }),
    ],
    [
      'a whole day of every year, floating',
      ['DTSTART;VALUE=DATE:20261010', 'RRULE:FREQ=YEARLY'],
      recurring(
        {
          from: date('2026-10-10'),
          rule: { every: 'year', interval: 1, month: 10, day: 10, before: 0, after: 0 },
        },
        ownHours(row([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')),
      ),
    ],
    [
      'added dates without a rule',
      [`DTSTART;${HANOI}:20261123T080000`, 'DURATION:PT3H30M', `RDATE;${HANOI}:20261201T080000`],
      recurring({ from: date('2026-11-23'), until: date('2026-11-23'), also: [date('2026-12-01')] }),
    ],
    [
      'a start that its rule does not give',
      [`DTSTART;${HANOI}:20261124T080000`, 'DURATION:PT3H30M', 'RRULE:FREQ=WEEKLY;BYDAY=MO'],
      recurring({
        from: date('2026-11-24'),
        rule: { every: 'week', interval: 1, weekdays: [1] },
        also: [date('2026-11-24')],
      }),
    ],
    ['a single event in UTC', ['DTSTART:20261123T010000Z', 'DURATION:PT1H'], { kind: 'once' }],
    [
      'a series by another zone',
      ['DTSTART;TZID=Europe/Berlin:20261123T080000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY'],
      'Sự kiện lặp lại theo múi giờ Europe/Berlin, khác với múi giờ của cơ quan.',
    ],
    ['a zone that nobody knows', ['DTSTART;TZID=Mars:20261123T080000', 'DURATION:PT1H'], 'Không rõ múi giờ Mars.'],
    [
      'hours of an hour',
      [`DTSTART;${HANOI}:20261123T080000`, 'RRULE:FREQ=HOURLY'],
      'Sự kiện lặp nhiều lần trong ngày; lịch phát lặp theo ngày, tuần, tháng hoặc năm. Hãy tự đặt một lịch phát hằng ngày, mỗi lần phát là một khung giờ.',
    ],
    [
      'too long a series',
      ['DTSTART;VALUE=DATE:20261010', 'DTEND;VALUE=DATE:20261013', 'RRULE:FREQ=YEARLY'],
      'Sự kiện lặp lại dài hơn một ngày.',
    ],
    [
      'odd seconds',
      [`DTSTART;${HANOI}:20261123T080030`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY'],
      'Giờ bắt đầu hoặc thời lượng lẻ giây; lịch phát tính theo phút.',
    ],
    ['no length', [`DTSTART;${HANOI}:20261123T080000`], 'Sự kiện không có thời lượng.'],
    ['no start', ['DURATION:PT1H'], 'Sự kiện không có thời điểm bắt đầu.'],
    ['cancelled', [`DTSTART;${HANOI}:20261123T080000`, 'DURATION:PT1H', 'STATUS:CANCELLED'], 'Sự kiện đã bị hủy.'],
    ['over', [`DTSTART;${HANOI}:20251123T080000`, 'DURATION:PT1H'], 'Sự kiện đã qua.'],
    [
      'a count from a start outside',
      [`DTSTART;${HANOI}:20261124T080000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3'],
      'Ngày bắt đầu không thuộc quy tắc lặp nên không đếm được số lần.',
    ],
    [
      'dates with other times',
      [`DTSTART;${HANOI}:20261124T080000`, 'DURATION:PT1H', `RDATE;${HANOI}:20261125T090000`],
      'Ngày bổ sung (RDATE) có giờ khác với sự kiện.',
    ],
  ])('%s', async (_, lines, expected) => {
    const [found] = await preview(file(event(...lines, 'SUMMARY:Tiếp dân')))
    expect(found!.name).toBe('Tiếp dân')
    if (typeof expected === 'string') expect(found).toMatchObject({ timing: null, refused: expected, next: [] })
    else {
      expect(found!.refused).toBeNull()
      expect(found!.timing).toMatchObject(expected)
      expect(found!.next.length).toBeGreaterThan(0)
    }
  })

  test('a zone that only the file describes, as Outlook names it', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:SE Asia Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0700',
      'TZOFFSETTO:+0700',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    const [found] = await preview(
      file(
        zone,
        event('DTSTART;TZID=SE Asia Standard Time:20261123T080000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2'),
      ),
    )
    expect(found).toMatchObject({ name: 'Sự kiện không tên', refused: null, next: ['2026-11-23', '2026-11-24'] })
  })

  test('an occurrence that was moved leaves its series and stands alone', async () => {
    const series = event(`DTSTART;${HANOI}:20261123T080000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3')
    const moved = event(`RECURRENCE-ID;${HANOI}:20261124T080000`, `DTSTART;${HANOI}:20261124T140000`, 'DURATION:PT1H')
    const found = await preview(file(series, moved))
    expect(found[0]!.next).toEqual(['2026-11-23', '2026-11-25'])
    expect(found[1]!.timing).toMatchObject({ kind: 'once' })
  })

  test.each([
    ['', 'invalid'],
    ['BEGIN:VCALENDAR', 'file-damaged'],
    ['xin chào', 'not-a-calendar'],
    ['\ufeffNgày;Tên\r\n01/01/2027;Tết', 'not-a-calendar'],
  ])('that is no calendar is refused: %j', async (ics, code) => {
    expect(await editor.refused(menu.previewImport, { body: { ics } })).toBe(code)
  })
})

test('chosen events become schedules, all or none', async () => {
  const lines = [`DTSTART;${HANOI}:20261123T080000`, 'DURATION:PT1H']
  const ics = file(
    event(...lines, 'RRULE:FREQ=DAILY', 'SUMMARY:Một'),
    event(...lines, 'RRULE:FREQ=HOURLY'),
    event(...lines),
  )
  const { layer, show, target, weight } = scheduleDraft(playlist)
  const body = { ics, layer, show, target, weight }
  const count = async () => (await editor.ok(listSchedules, { query: {} })).length
  const before = await count()
  expect(await editor.refused(menu.importSchedules, { body: { ...body, chosen: [0, 1] } })).toBe('invalid')
  expect(await count()).toBe(before)
  const made = await editor.ok(menu.importSchedules, { body: { ...body, chosen: [0, 2] } })
  expect(made.map(({ name, timing }) => [name, timing.kind])).toEqual([
    ['Một', 'recurring'],
    ['Sự kiện không tên', 'once'],
  ])
  expect(await count()).toBe(before + 2)
  const viewer = await server.as('viewer')
  expect(await viewer.refused(menu.importSchedules, { body: { ...body, chosen: [0] } })).toBe('not-permitted')
})
