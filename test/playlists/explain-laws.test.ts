import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DECIDING_RULES, explain } from '../../playlists/explain.ts'
import { decide } from '../../playlists/ladder.ts'
import { datesAround } from '../../playlists/occurrences.ts'
import { plan } from '../../playlists/plan.ts'
import type { PlanRow } from '../../playlists/plan.ts'
import { playingAt } from '../../playlists/playback.ts'
import { FULL_TOLERANCE_MS } from '../../playlists/plays.ts'
import { Prepared } from '../../playlists/prepared.ts'
import type { Programme } from '../../playlists/programme.ts'
import { resolve } from '../../playlists/resolve.ts'
import { zoneOf } from '../../playlists/schedule.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import type { Span } from '../../playlists/spans.ts'
import { HOUR, instant, toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { anyFacts, anyMoment } from '../support/any-facts.ts'
import { days } from '../support/make.ts'

const MANY = { numRuns: 10_000 }

/** Asked of the facts alone, for this one instant. */
function inForce(prepared: Prepared, zone: ZoneName, at: Instant) {
  const moment = { start: at, end: instant(at + 1) }
  return prepared.contenders.filter(
    ({ schedule }) =>
      zoneOf(schedule) === zone &&
      prepared.occurrences(schedule, moment, datesAround(prepared.facts.zone, moment)).length > 0,
  )
}

it('[EX1][EX2] explain agrees with playingAt, and with the facts, at every instant', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyFacts, anyMoment(2), (facts, at) => {
      const programme = resolve(facts, days(2))
      const prepared = new Prepared(facts)
      const { date } = toLocal(facts.zone, at)
      for (const playing of playingAt(programme, at)) {
        const told = explain({ facts, absent: [] }, programme, playing.zone, at)!
        expect(told.playing).toEqual(playing)
        expect(DECIDING_RULES).toContain(told.rule)
        const live = inForce(prepared, playing.zone, at)
        const known = told.schedules.filter(({ schedule }) => live.some((c) => c.schedule.id === schedule))
        expect(known).toHaveLength(live.length)
        const { show } = playing
        if (show.kind === 'slot' || show.kind === 'fallback') {
          const heard = live.filter(
            ({ schedule }) =>
              told.schedules.find((s) => s.schedule === schedule.id)!.reason !== 'outside-opening-hours',
          )
          const verdict = decide(heard, (schedule) => prepared.lackOf(schedule, prepared.playableOn(date)))
          expect(told.rule).toBe(verdict.rule)
          const won = told.schedules.filter(({ outcome }) => outcome !== 'lost').map(({ schedule }) => schedule)
          expect(won).toEqual(verdict.winners.map(({ id }) => id))
        }
        const on = told.schedules.filter(({ outcome }) => outcome === 'on')
        if (show.kind === 'slot') expect(on.map(({ schedule }) => schedule)).toEqual([show.slot.schedule])
      }
    }),
    MANY,
  )
})

it('[EX3] a schedule lost for a reason of the hour only when it is not in force', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyFacts, anyMoment(2), (facts, at) => {
      const programme = resolve(facts, days(2))
      const told = explain({ facts, absent: [] }, programme, 'main', at)!
      const live = new Set(inForce(new Prepared(facts), 'main', at).map(({ schedule }) => schedule.id))
      const absences = ['not-begun', 'ended', 'taken-out', 'not-this-date', 'day-off', 'outside-hours', 'no-such-zone']
      for (const { schedule, reason } of told.schedules)
        expect(reason !== null && absences.includes(reason)).toBe(!live.has(schedule))
    }),
    MANY,
  )
})

/** By asking what plays, again and again. */
function stepped(programme: Programme, range: Span): Map<string, number[]> {
  const rows = new Map<string, number[]>()
  programme.zones.forEach(({ name }, zone) => {
    for (let now = range.start; now < range.end;) {
      const { show, until } = playingAt(programme, now)[zone]!
      const end = Math.min(until, range.end)
      if (show.kind === 'slot') {
        const { slot, plannedAt } = show
        const plannedMs = until - plannedAt
        const key = `${name} ${slot.schedule} ${slot.playlist} ${slot.material}`
        const row = rows.get(key) ?? [0, 0, 0]
        const whole = plannedMs >= slot.durationMs - FULL_TOLERANCE_MS
        if (plannedAt >= range.start) row[whole ? 0 : 1]!++
        row[2]! += end - now
        rows.set(key, row)
      }
      now = instant(end)
    }
  })
  return rows
}

it('[PN1][PN2][PN3] what is planned by counting is what is planned by watching', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyFacts, anyMoment(2), fc.integer({ min: 1, max: 5 * HOUR }), (facts, start, length) => {
      const programme = resolve(facts, days(2))
      const range = { start, end: instant(Math.min(start + length, programme.range.end)) }
      const key = ({ zone, schedule, playlist, material }: PlanRow) => `${zone} ${schedule} ${playlist} ${material}`
      const counted = plan(programme, range).map((row): [string, number[]] => [key(row), [row.plays, row.cut, row.ms]])
      expect(new Map(counted)).toEqual(stepped(programme, range))
    }),
    MANY,
  )
})
