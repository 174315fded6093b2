/** The laws hold for any facts, not only for those we thought of. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonical } from '../../playlists/canonical.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import { MIN_SLOT_MS } from '../../playlists/material.ts'
import { playingAt } from '../../playlists/playback.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/resolve.ts'
import { LAYERS } from '../../playlists/schedule.ts'
import { DAY, addDays, instant, makeClock, toLocal } from '../../playlists/time.ts'
import type { Clock, TimeOfDay, Weekday } from '../../playlists/time.ts'
import { MONDAY, date, days, makeFacts, makeMaterial, makePlaylist, makeSchedule } from '../support/make.ts'

const clock: fc.Arbitrary<Clock> = fc.integer({ min: 0, max: 287 }).map((n) => makeClock((n * 5) as TimeOfDay))
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) as fc.Arbitrary<Weekday[]>
const rows = fc.array(fc.record({ weekdays, from: clock, to: clock }), { maxLength: 3 })
const day = fc.integer({ min: -3, max: 10 }).map((n) => addDays(date('2026-01-05'), n))
const optionalDay = fc.option(day, { nil: null })

const timing = fc.oneof(
  fc.record({
    kind: fc.constant('recurring' as const),
    recurrence: fc.record({
      from: optionalDay,
      until: optionalDay,
      weekdays,
      except: fc.uniqueArray(day, { maxLength: 3 }),
    }),
    hours: rows,
  }),
  fc.tuple(fc.integer({ min: -DAY, max: 5 * DAY }), fc.integer({ min: 1, max: 2 * DAY })).map(([from, length]) => ({
    kind: 'once' as const,
    start: instant(MONDAY + from),
    end: instant(MONDAY + from + length),
  })),
)

const facts: fc.Arbitrary<Facts> = fc
  .record({
    schedules: fc.array(
      fc.record({
        layer: fc.constantFrom(...LAYERS),
        timing,
        weight: fc.integer({ min: 1, max: 9 }),
        playlist: fc.integer({ min: 1, max: 4 }),
        black: fc.nat(9),
        wakes: fc.boolean(),
      }),
      { maxLength: 7 },
    ),
    playlists: fc.array(
      fc.record({
        order: fc.constantFrom('sequence' as const, 'weighted' as const),
        items: fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 })), { maxLength: 5 }),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    materials: fc.array(
      fc.record({ ms: fc.integer({ min: 1000, max: 90_000 }), validFrom: optionalDay, validUntil: optionalDay }),
      { minLength: 6, maxLength: 6 },
    ),
    opening: fc.array(fc.record({ weekdays, from: clock, to: clock, brightness: fc.integer({ min: 5, max: 100 }) }), {
      maxLength: 3,
    }),
  })
  .map((given) =>
    makeFacts({
      display: { ...makeFacts().display, opening: given.opening },
      schedules: given.schedules.map(({ black, layer, playlist, timing: when, weight, wakes }, i) => {
        const base = makeSchedule(i + 1, { layer, timing: when, weight, wakes, playlist })
        return black === 0 ? { ...base, show: { kind: 'black' as const } } : base
      }),
      playlists: given.playlists.map(({ order, items }, i) =>
        makePlaylist(i + 1, [], {
          order,
          items: items.map(([material, weight]) => ({ material: material as MaterialId, weight, durationMs: null })),
        }),
      ),
      materials: given.materials.map(({ ms, validFrom, validUntil }, i) =>
        makeMaterial(i + 1, { durationMs: ms, validFrom, validUntil }),
      ),
    }),
  )

const moment = fc.integer({ min: 0, max: 3 * DAY - 1 }).map((ms) => instant(MONDAY + ms))

it('[RS2] the windows tile the range: no gap, no overlap', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { range, zones } = resolve(given, days(3))
      const windows = zones[0]!.windows
      expect(windows[0]!.start).toBe(range.start)
      expect(windows.at(-1)!.end).toBe(range.end)
      windows.forEach((w, i) => {
        expect(w.end).toBeGreaterThan(w.start)
        expect(w.anchor).toBeLessThanOrEqual(w.start)
        if (i > 0) expect(w.start).toBe(windows[i - 1]!.end)
      })
    }),
  )
})

it('[RS1] the same facts in any order give the same bytes', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const turned = {
        ...given,
        schedules: [...given.schedules].reverse(),
        playlists: [...given.playlists].reverse(),
        materials: [...given.materials].reverse(),
      }
      expect(canonical(resolve(turned, days(3)))).toBe(canonical(resolve(given, days(3))))
    }),
  )
})

it('[PB1] two screens that were told the same agree at every instant', () => {
  fc.assert(
    fc.property(facts, fc.array(moment, { minLength: 20, maxLength: 20 }), (given, moments) => {
      const one = resolve(given, days(3))
      const other = JSON.parse(canonical(one)) as typeof one
      for (const now of moments) expect(playingAt(other, now)).toEqual(playingAt(one, now))
    }),
  )
})

it('[PB1] an answer holds until it says it ends, and the next one begins just there', () => {
  fc.assert(
    fc.property(facts, moment, (given, start) => {
      const programme = resolve(given, days(3))
      let now = start
      for (let i = 0; i < 15 && now < programme.range.end; i++) {
        const here = playingAt(programme, now)[0]!
        expect(here.until).toBeGreaterThan(now)
        const last = playingAt(programme, instant(here.until - 1))[0]!
        expect([last.show, last.until]).toEqual([here.show, here.until])
        const began = here.show.kind === 'slot' ? here.show.plannedAt : now
        expect(playingAt(programme, began)[0]!.show).toEqual(here.show)
        now = here.until
      }
    }),
  )
})

it('[PB2] playback never leaves its run: whoever plays is among the winners of every window it touches', () => {
  fc.assert(
    fc.property(facts, moment, (given, now) => {
      const programme = resolve(given, days(3))
      const here = playingAt(programme, now)[0]!
      if (here.show.kind !== 'slot') return
      const { plannedAt, slot } = here.show
      const touched = programme.zones[0]!.windows.filter((w) => w.start < here.until && w.end > plannedAt)
      for (const window of touched) expect(window.why.winners).toContain(slot.schedule)
    }),
  )
})

it('[PB4] nothing flashes: a slot lasts 3 s or its own length, unless its window is shorter', () => {
  fc.assert(
    fc.property(facts, moment, (given, now) => {
      const programme = resolve(given, days(3))
      const { show, until } = playingAt(programme, now)[0]!
      if (show.kind !== 'slot') return
      const starts = programme.zones[0]!.windows.some((w) => w.start === show.plannedAt)
      if (!starts) expect(until - show.plannedAt).toBeGreaterThanOrEqual(Math.min(MIN_SLOT_MS, show.slot.durationMs))
    }),
  )
})

it('[MA2] nothing is shown on a date on which it is not valid', () => {
  fc.assert(
    fc.property(facts, moment, (given, now) => {
      const { show } = playingAt(resolve(given, days(3)), now)[0]!
      if (show.kind !== 'slot') return
      const material = given.materials.find((m) => m.id === show.slot.material)!
      const today = toLocal(given.zone, now).date
      expect(material.validFrom === null || material.validFrom <= today).toBe(true)
      expect(material.validUntil === null || today <= material.validUntil).toBe(true)
    }),
  )
})

it('[LD1] a lower layer never takes time from a higher one', () => {
  fc.assert(
    fc.property(facts, fc.array(moment, { minLength: 10, maxLength: 10 }), (given, moments) => {
      const without = { ...given, schedules: given.schedules.filter((s) => s.layer !== 'filler') }
      const all = resolve(given, days(3))
      const upper = resolve(without, days(3))
      for (const now of moments) {
        const { show } = playingAt(upper, now)[0]!
        if (show.kind === 'slot') expect(playingAt(all, now)[0]!.show).toEqual(show)
      }
    }),
  )
})
