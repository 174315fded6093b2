import { describe, expect, it } from 'vitest'
import { toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { zoneFacts } from '../../server/zones.ts'

const at = (text: string) => Date.parse(text) as Instant
const year = { start: at('2026-01-01T00:00:00Z'), end: at('2027-01-01T00:00:00Z') }
const ZONES = [
  'Asia/Ho_Chi_Minh',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Chatham',
]

function wallClock(zone: string): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return (instant) => format.format(instant)
}

function byFacts(zone: ReturnType<typeof zoneFacts>, instant: Instant): string {
  const { date, minutes } = toLocal(zone, instant)
  const seconds = Math.floor(minutes * 60 + 1e-6)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date} ${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

describe('zone facts', () => {
  it.each(ZONES)('%s agrees with Intl at every hour of a year and around every change', (name) => {
    const zone = zoneFacts(name, year)
    const oracle = wallClock(name)
    const around = zone.offsets.slice(1).flatMap(({ from }) => [from - 1000, from, from + 1000])
    const hours = Array.from({ length: 8760 }, (_, hour) => year.start + hour * 3_600_000 + 1000)
    const wrong = [...around, ...hours].filter((t) => byFacts(zone, t as Instant) !== oracle(t as Instant))
    expect(wrong).toEqual([])
  })

  it('finds the hours of a clock change to the second', () => {
    expect(zoneFacts('Europe/Berlin', year).offsets).toEqual([
      { from: year.start, minutes: 60 },
      { from: at('2026-03-29T01:00:00Z'), minutes: 120 },
      { from: at('2026-10-25T01:00:00Z'), minutes: 60 },
    ])
  })

  it('refuses a zone that nobody knows', () => {
    expect(() => zoneFacts('Asia/Atlantis', year)).toThrow(RangeError)
  })
})
