import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { previewCalendar } from '../../playlists/wire/calendar.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

// Nothing here changes anything, so one server does for all.
let server: TestServer
let editor: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
})
afterAll(() => server.close())

type Fault = { line: number; field: string; problem: string }
const refusal = async (format: 'csv' | 'ics', text: string) => {
  const answer = await editor.call(previewCalendar, { params: { year: 2026 }, body: { format, text } })
  return { code: answer.error?.code, details: answer.error?.details as Fault[] }
}

describe('a calendar file that is not right', () => {
  test.each([
    ['a date that does not exist', 'Ngày;Loại\n01/03/2026;Nghỉ\n30/02/2026;Nghỉ', 3, 'Ngày'],
    ['a kind there is not', 'Ngày;Loại\n01/03/2026;Nửa ngày', 2, 'Loại'],
    ['a holiday there is not', 'Ngày;Loại;Ngày lễ\n01/03/2026;Nghỉ;Giáng sinh', 2, 'Ngày lễ'],
    ['a weekday there is not', 'Ngày;Loại;Làm theo giờ của\n01/03/2026;Làm việc;Thứ Tám', 2, 'Làm theo giờ của'],
    ['a date twice', 'Ngày;Loại\n01/03/2026;Nghỉ\n01/03/2026;Làm việc', 3, 'Ngày'],
    ['no such table', 'Họ tên;Điện thoại\nA;B', 1, 'Ngày'],
    ['a quotation mark left open', 'Ngày;Loại\n01/03/2026;"Nghỉ', 2, ''],
    ['a name too long', `Ngày;Loại;Tên\n01/03/2026;Nghỉ;${'a'.repeat(121)}`, 2, 'Tên'],
  ])('a CSV with %s is refused by line', async (_, text, line, field) => {
    const { code, details } = await refusal('csv', text)
    expect(code).toBe('calendar-file')
    expect(details[0]).toMatchObject({ line, field })
    expect(details[0]!.problem).not.toMatch(/^table-/)
  })

  const event = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')

  test.each([
    ['no calendar', 'hello', 1],
    ['nothing closed', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x', 1],
    ['a line that is none', event('DTSTART;VALUE=DATE:20260301', 'SUMMARY:x', 'what is this'), 7],
    ['a time of day', event('DTSTART:20260301T080000', 'SUMMARY:x'), 3],
    ['a date that does not exist', event('DTSTART;VALUE=DATE:20260230', 'SUMMARY:x'), 3],
    ['a date that is none', event('DTSTART;VALUE=DATE:tomorrow', 'SUMMARY:x'), 3],
    ['no date', event('SUMMARY:x'), 3],
    ['a repeating event', event('DTSTART;VALUE=DATE:20260301', 'RRULE:FREQ=YEARLY', 'SUMMARY:x'), 3],
    ['no name', event('DTSTART;VALUE=DATE:20260301'), 3],
    ['a span of centuries', event('DTSTART;VALUE=DATE:20260301', 'DTEND;VALUE=DATE:99991231', 'SUMMARY:x'), 3],
    ['a duration of centuries', event('DTSTART;VALUE=DATE:20260301', 'DURATION:P99999999W', 'SUMMARY:x'), 3],
    ['nothing but depth', 'BEGIN:VEVENT\n'.repeat(5000), 1],
  ])('an ICS with %s is refused by line', async (_, text, line) => {
    const { code, details } = await refusal('ics', text)
    expect(code).toBe('calendar-file')
    expect(details[0]).toMatchObject({ line })
    expect(details[0]!.problem).not.toMatch(/^table-/)
  })

  test('a file too large is refused before it is read', async () => {
    const text = `Ngày;Loại\n${'01/03/2026;Nghỉ\n'.repeat(25_000)}`
    expect((await refusal('csv', text)).code).toBe('invalid')
    const many = `Ngày;Loại\n${'01/03/2026;Nghỉ\n'.repeat(2_500)}`
    expect((await refusal('csv', many)).code).toBe('calendar-file')
  })
})
