import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CalendarEntry } from '../../playlists/calendar.ts'
import type { LocalDate } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/calendar.ts'
import type { CalendarDay, StoredEntry } from '../../playlists/wire/calendar.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
let editor: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
  editor = await server.as('editor')
})
afterEach(() => server.close())

const entry = (date: string, given: Partial<StoredEntry> = {}): StoredEntry => ({
  date: date as LocalDate,
  name: '',
  kind: 'off',
  as: null,
  holiday: null,
  solemn: false,
  look: false,
  version: 0,
  ...given,
})
const put = (...entries: StoredEntry[]) => editor.ok(menu.changeCalendar, { body: { put: entries, remove: [] } })
const read = (year = 2026) => editor.ok(menu.readCalendar, { params: { year } })
const dayOf = async (date: string) => (await read(Number(date.slice(0, 4)))).days.find((day) => day.date === date)!
const said = ({ date, name, kind, as, holiday, solemn, look }: CalendarEntry) => ({
  ...{ date, name, kind, as, holiday, solemn, look },
})

describe('a year of the calendar', () => {
  test('has every date with its lunar one, and the holidays by rule', async () => {
    const { days, restDays } = await read()
    expect(restDays).toEqual([6, 7])
    expect([days.length, days[0]!.date, days.at(-1)!.date]).toEqual([365, '2026-01-01', '2026-12-31'])
    expect(await dayOf('2026-02-17')).toEqual({
      date: '2026-02-17' as LocalDate,
      lunar: { year: 2026, month: 1, day: 1, leap: false },
      off: true,
      holiday: 'tet',
      inLieu: false,
      hoursOf: 2,
      name: '',
      solemn: false,
      look: false,
      rule: { off: true, holiday: 'tet', inLieu: false },
      entry: null,
    } satisfies CalendarDay)
    expect(await dayOf('2026-04-27')).toMatchObject({ off: true, holiday: 'hung-kings', inLieu: true })
    expect((await read(2028)).days).toHaveLength(366)
  })

  test('follows the weekly days of rest of the settings', async () => {
    const settings = await admin.ok(readSettings, {})
    await admin.ok(updateSettings, { body: { ...settings, restDays: [7] } })
    expect(await dayOf('2026-08-22')).toMatchObject({ off: false })
    expect(await dayOf('2026-08-23')).toMatchObject({ off: true })
  })

  test('an entry takes the place of the rule, outlives a restart, and gives the date back when it is removed', async () => {
    const [written] = await put(entry('2026-08-22', { kind: 'working', as: 1, name: 'Làm bù' }))
    expect(await dayOf('2026-08-22')).toMatchObject({ off: false, hoursOf: 1, name: 'Làm bù', entry: written })
    server = await server.restart()
    editor = await server.signIn('editor')
    expect((await dayOf('2026-08-22')).entry).toEqual(written)
    const remove = [{ date: written!.date, version: written!.version }]
    await editor.ok(menu.changeCalendar, { body: { put: [], remove } })
    expect(await dayOf('2026-08-22')).toMatchObject({ off: true, hoursOf: 6, name: '', entry: null })
  })

  test('what means nothing for the kind of day is not kept', async () => {
    const [written] = await put(
      entry('2026-03-10', { kind: 'note', as: 1, holiday: 'tet', look: true, name: 'Hội làng' }),
    )
    expect(written).toMatchObject({ kind: 'note', as: null, holiday: null, look: false })
  })

  test('a change of what somebody else has changed is refused, and nothing of it is kept', async () => {
    const [mine] = await put(entry('2026-08-22', { kind: 'working' }))
    const [theirs] = await put({ ...mine!, as: 1 })
    const late = { put: [{ ...mine!, as: 2 } as StoredEntry, entry('2026-08-24')], remove: [] }
    expect(await editor.refused(menu.changeCalendar, { body: late })).toBe('stale')
    const gone = { put: [], remove: [{ date: mine!.date, version: mine!.version }] }
    expect(await editor.refused(menu.changeCalendar, { body: gone })).toBe('stale')
    expect((await dayOf('2026-08-22')).entry).toEqual(theirs)
    expect((await dayOf('2026-08-24')).entry).toBeNull()
  })

  test('a date that was removed and written anew is not mistaken for the one seen before', async () => {
    const [first] = await put(entry('2026-08-24'))
    const seen = { date: first!.date, version: first!.version }
    await editor.ok(menu.changeCalendar, { body: { put: [], remove: [seen] } })
    await put(entry('2026-08-24', { name: 'Khác' }))
    expect(await editor.refused(menu.changeCalendar, { body: { put: [], remove: [seen] } })).toBe('stale')
  })

  test.each([
    ['a date that does not exist', entry('2026-02-30')],
    ['a kind there is not', entry('2026-03-02', { kind: 'half' as 'off' })],
    ['a weekday there is not', entry('2026-03-02', { kind: 'working', as: 8 as 7 })],
    ['a holiday there is not', entry('2026-03-02', { holiday: 'christmas' as 'tet' })],
    ['a name that is too long', entry('2026-03-02', { name: 'a'.repeat(121) })],
  ])('%s is refused', async (_, wrong) => {
    expect(await editor.refused(menu.changeCalendar, { body: { put: [wrong], remove: [] } })).toBe('invalid')
  })

  test('a date twice in one change is refused', async () => {
    const body = { put: [entry('2026-08-24'), entry('2026-08-24')], remove: [] }
    const answer = await editor.call(menu.changeCalendar, { body })
    expect(answer.error).toMatchObject({ code: 'invalid', details: [{ field: 'date' }] })
  })

  test('a viewer reads and does not write; every change stands in the trail', async () => {
    const viewer = await server.as('viewer')
    expect((await viewer.ok(menu.readCalendar, { params: { year: 2026 } })).days).toHaveLength(365)
    expect(await viewer.refused(menu.changeCalendar, { body: { put: [], remove: [] } })).toBe('not-permitted')
    const [first] = await put(entry('2026-08-31', { holiday: 'national-day', name: 'Nghỉ hoán đổi' }))
    const [second] = await put({ ...first!, name: 'Nghỉ' })
    const remove = [{ date: second!.date, version: second!.version }]
    await editor.ok(menu.changeCalendar, { body: { put: [], remove } })
    const { entries } = await admin.ok(access.listAudit, { query: { noun: 'calendar' } })
    expect(entries.map(({ action, actor, nounId, nounName }) => [action, actor, nounId, nounName])).toEqual([
      ['delete', 'editor', '2026-08-31', '31/08/2026 Nghỉ'],
      ['update', 'editor', '2026-08-31', '31/08/2026 Nghỉ'],
      ['create', 'editor', '2026-08-31', '31/08/2026 Nghỉ hoán đổi'],
    ])
    expect(JSON.parse(entries[1]!.before!)).toMatchObject({ name: 'Nghỉ hoán đổi' })
  })

  test.each([1999, 2101])('the year %i has no page', async (year) => {
    expect(await editor.refused(menu.readCalendar, { params: { year } })).toBe('invalid')
  })
})

describe('the year’s table as a file', () => {
  const entries = [
    entry('2026-03-10', { kind: 'note', name: 'Quốc tang; "cờ rủ"', solemn: true, look: true }),
    entry('2026-03-11', { kind: 'note', name: '=HYPERLINK("http://x")' }),
    entry('2026-08-22', { kind: 'working', as: 1, name: 'Làm bù' }),
    entry('2026-08-31', { holiday: 'national-day', name: 'Nghỉ hoán đổi' }),
    entry('2026-09-04'),
    entry('2026-12-25', { kind: 'note', name: 'Một tên dài, có dấu phẩy và đủ chữ để dòng của tệp lịch phải gấp lại' }),
  ]
  const exported = async (format: 'csv' | 'ics') => {
    const what = format === 'csv' ? menu.exportCalendarCsv : menu.exportCalendarIcs
    const { text, headers } = await editor.call(what, { params: { year: 2026 } })
    return { text, headers }
  }
  const preview = (format: 'csv' | 'ics', text: string, year = 2026) =>
    editor.ok(menu.previewCalendar, { params: { year }, body: { format, text } })

  test.each(['csv', 'ics'] as const)('%s goes out and comes back as it was', async (format) => {
    await put(...entries)
    const { text } = await exported(format)
    const same = await preview(format, text)
    expect([same.put, same.remove, same.elsewhere]).toEqual([[], [], 0])
    expect(same.same).toBe((await read()).days.filter((day) => day.entry !== null || day.holiday !== null).length)

    const stored = (await read()).days.flatMap((day) => (day.entry ? [day.entry] : []))
    await editor.ok(menu.changeCalendar, {
      body: { put: [], remove: stored.map(({ date, version }) => ({ date, version })) },
    })
    const back = await preview(format, text)
    expect(back.put.map(said)).toEqual(entries.map(said))
    await editor.ok(menu.changeCalendar, { body: { put: back.put, remove: back.remove } })
    expect((await read()).days.flatMap((day) => (day.entry ? [said(day.entry)] : []))).toEqual(entries.map(said))
  })

  test('the CSV is one that a spreadsheet here opens: BOM, semicolons, no formulas', async () => {
    await put(...entries)
    const { text, headers } = await exported('csv')
    expect(headers['content-disposition']).toBe('attachment; filename="lich-nam_2026.csv"')
    const lines = text.split('\r\n')
    expect(lines[0]).toBe('\ufeffNgày;Tên;Loại;Ngày lễ;Làm theo giờ của;Trang nghiêm')
    expect(lines[1]).toBe('01/01/2026;;Nghỉ;Tết Dương lịch;;')
    expect(lines).toContain('22/08/2026;Làm bù;Làm việc;;Thứ Hai;')
    expect(text).toContain(';"\'=HYPERLINK(""http://x"")";')
    expect(lines).toContain('10/03/2026;"Quốc tang; ""cờ rủ""";Ghi nhớ;;;Có, đổi giao diện')
  })

  test('the ICS has whole days and folded lines of at most 75 octets', async () => {
    await put(...entries)
    const { text, headers } = await exported('ics')
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(text).toContain('DTSTART;VALUE=DATE:20260822\r\nDTEND;VALUE=DATE:20260823\r\nSUMMARY:Làm bù')
    expect(text).toContain('SUMMARY:Nghỉ bù Giỗ Tổ Hùng Vương')
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  })

  test('a row that says what the rules say gives the date back to them', async () => {
    await put(entry('2026-09-02', { kind: 'working' }))
    const said = await preview('csv', 'Ngày;Loại;Ngày lễ\n02/09/2026;Nghỉ;Quốc khánh')
    expect(said).toMatchObject({ put: [], remove: [{ date: '2026-09-02' }], same: 0 })
  })

  test('commas, other orders of columns, other letters and ISO dates are read too; other years are passed over', async () => {
    const table = 'LOẠI,tên,Ngày\nnghỉ,Họp mặt,2026-03-02\nGhi nhớ,Hội,5/3/2026\nNghỉ,,2027-01-04\n'
    const said = await preview('csv', table)
    expect(said.put.map(({ date, kind, name }) => [date, kind, name])).toEqual([
      ['2026-03-02', 'off', 'Họp mặt'],
      ['2026-03-05', 'note', 'Hội'],
    ])
    expect(said.elsewhere).toBe(1)
  })

  test('events of another program come in as notes, each of their days one; two of a date are joined', async () => {
    const other = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261010\r\nDTEND;VALUE=DATE:20261012\r\nSUMMARY:Chuyển đổi số\\, 2026\r\nEND:VEVENT',
      'BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261010\r\nSUMMARY:Giải phóng Thủ đô\r\nEND:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const said = await preview('ics', other)
    expect(said.put.map(({ date, kind, name }) => [date, kind, name])).toEqual([
      ['2026-10-10', 'note', 'Chuyển đổi số, 2026; Giải phóng Thủ đô'],
      ['2026-10-11', 'note', 'Chuyển đổi số, 2026'],
    ])
  })
})
