import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dueOf } from '../../playlists/fulfilment/causes.ts'
import { Evidence } from '../../playlists/fulfilment/evidence.ts'
import type { Known, Shown } from '../../playlists/fulfilment/evidence.ts'
import { Reckoning } from '../../playlists/fulfilment/reckoning.ts'
import { showingsOf } from '../../playlists/fulfilment/showings.ts'
import { plan } from '../../playlists/plan.ts'
import { OUTCOMES, PLAY_REASONS } from '../../playlists/plays.ts'
import { resolve } from '../../playlists/resolve.ts'
import { DAY, HOUR, SECOND, instant, plus } from '../../playlists/time.ts'
import { anyFacts, anyMoment } from '../support/any-facts.ts'
import { days } from '../support/make.ts'
import { ALL, OPEN, day, morning, playOf, reckon, sumOf } from '../support/morning.ts'

it('[PN3][FU1] showings are those that a plan counts', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyFacts, anyMoment(2), fc.integer({ min: 1, max: 5 * HOUR }), (facts, start, length) => {
      const programme = resolve(facts, days(2))
      const range = { start, end: instant(Math.min(start + length, programme.range.end)) }
      const showings = [...showingsOf(programme, range)]
      const rows = plan(programme, range)
      const sum = (of: 'plays' | 'cut') => rows.reduce((n, row) => n + row[of], 0)
      expect(showings.filter(({ cut }) => !cut)).toHaveLength(sum('plays'))
      expect(showings.filter(({ cut }) => cut)).toHaveLength(sum('cut'))
    }),
    { numRuns: 1000 },
  )
})

/** Any plays near any showings, some of them of none; any heartbeats, any knowledge. */
const anyKnown: fc.Arbitrary<Known> = fc.record({
  plays: fc.uniqueArray(
    fc
      .record({
        pick: fc.nat(),
        boot: fc.integer({ min: 1, max: 3 }),
        seq: fc.nat({ max: 40 }),
        late: fc.integer({ min: 0, max: 12_000 }),
        durationMs: fc.nat({ max: 11_000 }),
        outcome: fc.constantFrom(...OUTCOMES),
        reason: fc.constantFrom(...PLAY_REASONS),
        stray: fc.nat(5),
      })
      .map(({ pick, late, stray, ...rest }) => {
        const showing = ALL[pick % ALL.length]!
        const schedule = (stray === 0 ? 9 : showing.schedule) as Shown['schedule']
        return playOf({ ...showing, schedule }, { startedAt: plus(showing.start, late), ...rest })
      }),
    { maxLength: 120, selector: ({ boot, seq }) => `${boot} ${seq}` },
  ),
  seen: fc.array(
    fc
      .record({
        from: fc.nat({ max: 600 }),
        seconds: fc.nat({ max: 300 }),
        boot: fc.integer({ min: 1, max: 3 }),
        full: fc.boolean(),
      })
      .map(({ from, seconds, ...rest }) => {
        const start = plus(OPEN.start, from * SECOND)
        return { start, end: plus(start, seconds * SECOND), ...rest }
      }),
    { maxLength: 5 },
  ),
  settledAt: fc.option(
    fc.integer({ min: -60, max: 700 }).map((seconds) => plus(OPEN.start, seconds * SECOND)),
    { nil: null },
  ),
})

it('[FU2][FU6] parts add up to what was planned, causes to what is not completed, and nothing is counted twice', () => {
  fc.assert(
    fc.property(anyKnown, (known) => {
      const tally = reckon(morning, known)
      const { planned, completed, interrupted, failed, missing, causes } = tally
      expect(planned).toBe(ALL.length)
      expect(completed + interrupted + failed + missing).toBe(planned)
      expect(Object.values(causes).reduce((a, b) => a + b)).toBe(planned - completed)
      expect(completed).toBeLessThanOrEqual(dueOf(tally))
      const full = known.plays.filter(({ outcome }) => outcome === 'completed').length
      expect(completed + tally.beyond).toBe(full)
      expect(tally.lostMs).toBeLessThanOrEqual(tally.plannedMs)
    }),
    { numRuns: 500 },
  )
})

it('[FU8] neither the order of arrival nor where the day is cut decides anything', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: DAY }), { maxLength: 6 })
  const shuffled = anyKnown.chain((known) =>
    fc.record({
      known: fc.constant(known),
      plays: fc.shuffledSubarray([...known.plays], { minLength: known.plays.length }),
      seen: fc.shuffledSubarray([...known.seen], { minLength: known.seen.length }),
    }),
  )
  fc.assert(
    fc.property(shuffled, cuts, ({ known, plays, seen }, at) => {
      const evidence = new Evidence({ seen, settledAt: known.settledAt })
      for (const play of plays) evidence.add([play])
      const reckoning = new Reckoning(evidence, { overrides: [], asOf: day.end })
      const edges = [day.start, ...at.sort((a, b) => a - b).map((ms) => plus(day.start, ms)), day.end]
      edges.slice(1).forEach((end, i) => reckoning.add(showingsOf(morning, { start: edges[i]!, end })))
      expect(sumOf(reckoning.tallies(day))).toEqual(reckon(morning, known))
    }),
    { numRuns: 500 },
  )
})
