import type { WeekTable } from '../dayparts.ts'
import { parseClock } from '../time.ts'
import type { Weekday } from '../time.ts'

const DAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const
const nameOf = (day: Weekday) => DAYS[day - 1]!

/** The office's week in words, days with the same hours together: `thứ Hai - thứ Sáu: 08:00 - 12:00, 13:00 - 17:00`. */
export function hoursInWords(week: WeekTable): string {
  const days = new Map<Weekday, string>()
  for (const day of [1, 2, 3, 4, 5, 6, 7] as const) {
    const text = rowsOf(week, day)
    if (text !== '') days.set(day, text)
  }
  const words = [...new Set(days.values())].map((text) => {
    const same = [...days].filter(([, hours]) => hours === text).map(([day]) => day)
    return `${runs(same).join(', ')}: ${text}`
  })
  const all = words.join('; ')
  return all.charAt(0).toUpperCase() + all.slice(1)
}

function rowsOf(week: WeekTable, day: Weekday): string {
  const rows = week.filter((row) => row.weekdays.includes(day))
  const sorted = rows.toSorted((a, b) => parseClock(a.from) - parseClock(b.from))
  return sorted.map((row) => `${row.from} - ${row.to}`).join(', ')
}

/** `[1, 2, 3, 6]` → Monday to Wednesday, Saturday. */
function runs(days: readonly Weekday[]): string[] {
  const out: Weekday[][] = []
  for (const day of days) {
    const last = out.at(-1)
    if (last && last.at(-1) === day - 1) last.push(day)
    else out.push([day])
  }
  return out.map((run) => (run.length === 1 ? nameOf(run[0]!) : `${nameOf(run[0]!)} - ${nameOf(run.at(-1)!)}`))
}
