import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Language } from './language-names.ts'
import type { Text } from './text/vi.ts'

/** Both languages write day, month, year; they differ in the marks of numbers. */
const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' }

type Words = Text['kit']['units']
export type Format = ReturnType<typeof makeFormat>

const two = (value: string | number): string => String(value).padStart(2, '0')

/** Instants → words in the office's zone, numbers and lengths in the language's marks. Nothing here reads a clock. */
export function makeFormat(language: Language, zone: string, words: Words) {
  const locale = LOCALES[language]
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const at = (moment: Instant): Record<string, string> =>
    Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, part.value]))
  const number = (value: number, digits = 0): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
  const date = (day: LocalDate): string => day.split('-').reverse().join('/')
  const dayOf = (moment: Instant): LocalDate => {
    const { year, month, day } = at(moment)
    return `${year}-${month}-${day}` as LocalDate
  }
  const time = (moment: Instant): string => `${at(moment)['hour']}:${at(moment)['minute']}`
  return {
    /** `2026-09-02` → `02/09/2026`. */
    date,
    /** The civil date of an instant in the office's zone. */
    dayOf,
    dateOf: (moment: Instant): string => date(dayOf(moment)),
    /** `08:05`, 24 hours. */
    time,
    timeWithSeconds: (moment: Instant): string => `${time(moment)}:${at(moment)['second']}`,
    /** `02/09/2026 08:05`. */
    dateTime: (moment: Instant): string => `${date(dayOf(moment))} ${time(moment)}`,
    /** `1.234,5`; `digits` is the most decimals. */
    number,
    percent: (share: number, digits = 0): string => `${number(share * 100, digits)}%`,
    duration: (ms: number): string => duration(ms, number, words),
    /** `4:05` or `1:04:05`, for players and lists. */
    clockDuration,
    bytes: (bytes: number): string => sizeIn(bytes, number),
    /** `5 phút trước`; under ten seconds `vừa xong`. */
    ago: (moment: Instant, now: Instant): string => ago(now - moment, words, number),
  }
}

function clockDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const tail = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`
}

type Numbers = (value: number, digits?: number) => string

/** The two largest units that are not zero: `1 giờ 5 phút`, `8 giây`, `2,5 giây`. */
function duration(ms: number, number: Numbers, words: Words): string {
  if (ms < 60_000) return words.seconds(number(ms / 1000, 1))
  const minutes = Math.round(ms / 60_000)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  if (days > 0) return [words.days(number(days)), hours > 0 ? words.hours(number(hours)) : ''].join(' ').trim()
  if (minutes < 60) return words.minutes(number(minutes))
  const rest = minutes % 60
  return [words.hours(number(hours)), rest > 0 ? words.minutes(number(rest)) : ''].join(' ').trim()
}

function sizeIn(bytes: number, number: Numbers): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1024, unit + 1]
  return `${number(value, value < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`
}

function ago(ms: number, words: Words, number: Numbers): string {
  if (ms < 10_000) return words.justNow
  const steps: [number, (n: string) => string][] = [
    [86_400_000, words.days],
    [3_600_000, words.hours],
    [60_000, words.minutes],
    [1000, words.seconds],
  ]
  const [size, word] = steps.find(([size]) => ms >= size)!
  return words.ago(word(number(Math.floor(ms / size))))
}
