/** The laws hold for any facts, not only for those we thought of. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonical } from '../../playlists/canonical.ts'
import { Calendar } from '../../playlists/calendar.ts'
import { MIN_SLOT_MS } from '../../playlists/material.ts'
import { playingAt } from '../../playlists/playback.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import { resolve } from '../../playlists/resolve.ts'
import { LAYERS } from '../../playlists/schedule.ts'
import { contains } from '../../playlists/spans.ts'
import { DAY, HOUR, instant, toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { anyFacts, anyMoment } from '../support/any-facts.ts'
import { MONDAY, days } from '../support/make.ts'

/** The laws that the product stands on; the others have the library's own number of cases, or a thousand. */
const MANY = { numRuns: 10_000 }
const SOME = { numRuns: 1000 }

const moments = (count: number, length = 2) => fc.array(anyMoment(length), { minLength: count, maxLength: count })

it('[RS2] the windows of every zone tile the range: no gap, no overlap', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyFacts, (given) => {
      const { range, zones } = resolve(given, days(2))
      for (const { windows } of zones) {
        let edge = range.start
        for (const { start, end, anchor } of windows) {
          if (start !== edge || end <= start || anchor > start) throw new Error(`torn at ${start}`)
          edge = end
        }
        expect(edge).toBe(range.end)
      }
    }),
    MANY,
  )
})

it('[RS1] the same facts in any order give the same bytes', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyFacts, fc.infiniteStream(fc.nat()), (given, dice) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((member) => ({ member, place: dice.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ member }) => member)
      const { schedules, playlists, materials, calendar } = given
      const turned = {
        ...given,
        schedules: shuffled(schedules),
        playlists: shuffled(playlists),
        materials: shuffled(materials),
        calendar: { ...calendar, entries: shuffled(calendar.entries) },
      }
      expect(canonical(resolve(turned, days(2)))).toBe(canonical(resolve(given, days(2))))
    }),
    MANY,
  )
})

it('[PB1] two screens that were told the same agree at every instant', () => {
  fc.assert(
    fc.property(anyFacts, moments(20), (given, all) => {
      const one = resolve(given, days(2))
      const other = JSON.parse(canonical(one)) as typeof one
      for (const now of all) expect(playingAt(other, now)).toEqual(playingAt(one, now))
    }),
  )
})

it('[PB1] an answer holds until it says it ends, and the next one begins just there', () => {
  fc.assert(
    fc.property(anyFacts, anyMoment(2), (given, start) => {
      const programme = resolve(given, days(2))
      programme.zones.forEach((_, zone) => {
        let now = start
        for (let i = 0; i < 15 && now < programme.range.end; i++) {
          const here = playingAt(programme, now)[zone]!
          expect(here.until).toBeGreaterThan(now)
          const last = playingAt(programme, instant(here.until - 1))[zone]!
          expect([last.show, last.until]).toEqual([here.show, here.until])
          const began = here.show.kind === 'slot' ? here.show.plannedAt : now
          expect(playingAt(programme, began)[zone]!.show).toEqual(here.show)
          now = here.until
        }
      })
    }),
    SOME,
  )
})

it('[PB2] playback never leaves its run: whoever plays is among the winners of every window it touches', () => {
  fc.assert(
    fc.property(anyFacts, anyMoment(2), (given, now) => {
      const programme = resolve(given, days(2))
      playingAt(programme, now).forEach(({ show, until }, zone) => {
        if (show.kind !== 'slot') return
        const { plannedAt, slot } = show
        const touched = programme.zones[zone]!.windows.filter((w) => w.start < until && w.end > plannedAt)
        for (const window of touched) expect(window.why.winners).toContain(slot.schedule)
      })
    }),
    SOME,
  )
})

it('[PB4] nothing flashes: a slot lasts 3 s or its own length, unless its window is shorter', () => {
  fc.assert(
    fc.property(anyFacts, anyMoment(2), (given, now) => {
      const programme = resolve(given, days(2))
      const { show, until } = playingAt(programme, now)[0]!
      if (show.kind !== 'slot') return
      const starts = programme.zones[0]!.windows.some((w) => w.start === show.plannedAt)
      if (!starts) expect(until - show.plannedAt).toBeGreaterThanOrEqual(Math.min(MIN_SLOT_MS, show.slot.durationMs))
    }),
    SOME,
  )
})

it('[MA2][LD9] nothing is shown on a date on which it may not be', () => {
  fc.assert(
    fc.property(anyFacts, moments(5), (given, all) => {
      const programme = resolve(given, days(2))
      const calendar = new Calendar(given.calendar)
      for (const now of all) {
        for (const { show } of playingAt(programme, now)) {
          if (show.kind !== 'slot') continue
          const material = given.materials.find((m) => m.id === show.slot.material)!
          const today = toLocal(given.zone, now).date
          expect(material.validFrom === null || material.validFrom <= today).toBe(true)
          expect(material.validUntil === null || today <= material.validUntil).toBe(true)
          expect(material.festive && calendar.day(today).solemn).toBe(false)
        }
      }
    }),
    SOME,
  )
})

it('[LD1] a lower layer never takes time from a higher one', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyFacts, fc.integer({ min: 1, max: 3 }), moments(6), (given, kept, all) => {
      const upper = resolve(
        { ...given, schedules: given.schedules.filter((s) => LAYERS.indexOf(s.layer) < kept) },
        days(2),
      )
      const whole = resolve(given, days(2))
      for (const now of all) {
        const below = playingAt(whole, now)
        playingAt(upper, now).forEach(({ show, until }, zone) => {
          if (show.kind === 'slot') expect([below[zone]!.show, below[zone]!.until]).toEqual([show, until])
        })
      }
    }),
    MANY,
  )
})

it('[RS6] two programmes of the same facts agree wherever both speak', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyFacts, moments(6), fc.integer({ min: 0, max: DAY - 1 }), (given, all, later) => {
      const today = resolve(given, days(2))
      const start = instant(MONDAY + DAY + later)
      const tomorrow = resolve(given, { start, end: instant(start + DAY) })
      const end = today.range.end
      const until = (one: ZonePlaying) => ({ ...one, until: Math.min(one.until, end) })
      for (const moment of [...all, (end - 1) as Instant, tomorrow.range.start]) {
        const now = instant(Math.max(moment, tomorrow.range.start))
        expect(playingAt(tomorrow, now).map(until)).toEqual(playingAt(today, now).map(until))
      }
    }),
    MANY,
  )
})

it('[RS6] a programme covers whole civil days', () => {
  fc.assert(
    fc.property(anyFacts, anyMoment(2), fc.integer({ min: 1, max: 30 * HOUR }), (given, start, length) => {
      const { range } = resolve(given, { start, end: instant(start + length) })
      expect([range.start, range.end].map((at) => toLocal(given.zone, at).minutes)).toEqual([0, 0])
      expect(range.start).toBeLessThanOrEqual(start)
      expect(range.end).toBeGreaterThanOrEqual(start + length)
    }),
  )
})

it('[ZN3] what takes the whole frame covers every other zone, and nothing else does', () => {
  fc.assert(
    fc.property(anyFacts, moments(5), (given, all) => {
      const programme = resolve(given, days(2))
      const { width, height } = given.display.canvas
      for (const now of all) {
        const [main, ...others] = playingAt(programme, now)
        const { rect } = main!
        const { why } = programme.zones[0]!.windows.find((window) => contains(window, now))!
        const takes = ['LD2', 'LD3', 'OH1'].includes(why.rule)
        expect(rect).toEqual(takes ? { x: 0, y: 0, width, height } : programme.zones[0]!.rect)
        for (const other of others) expect(other.show.kind === 'covered').toBe(takes)
      }
    }),
    SOME,
  )
})
