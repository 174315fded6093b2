/**
 * One question to the server: when it left and came back (monotonic), what the server's clock said in between, and how
 * coarsely it said it.
 */
export type Sample = { askedAt: number; answeredAt: number; server: number; coarseMs?: number }

/** How much faster the server's clock runs than the monotonic one, per ms, and within how much that is known. */
export type Drift = { rate: number; unsure: number }

/** Server time less monotonic time, at the monotonic `at`; it lies within `doubtMs`, which is negative where answers contradict. */
export type Fit = { base: number; at: number; doubtMs: number; drift: Drift }

/** Quartz of this kind runs within 100 ppm; more is taken for a mistake. */
export const UNKNOWN_DRIFT: Drift = { rate: 0, unsure: 1.2e-4 }
const MOST_RATE = 1.2e-4
const FEWEST = 16
/** So many rates are weighed against each other, then as many about the likeliest. */
const RATES = 41
const ROUNDS = 3
/** A drift changes with the temperature: nothing is known of it more closely. */
const STEADY = 5e-7

type Point = { at: number; base: number }
/** The base lay below the ones when the questions left, and above the others when the answers came; in the order of time. */
type Bounds = { most: readonly Point[]; least: readonly Point[] }

function boundsOf(samples: readonly Sample[]): Bounds {
  const sorted = samples.toSorted((one, other) => middleOf(one) - middleOf(other))
  const most = sorted.map((one) => ({ at: middleOf(one), base: one.server - one.askedAt + (one.coarseMs ?? 0) }))
  const least = sorted.map((one) => ({ at: middleOf(one), base: one.server - one.answeredAt - (one.coarseMs ?? 0) }))
  return { most: hullOf(most, 1), least: hullOf(least, -1) }
}

const middleOf = ({ askedAt, answeredAt }: Sample): number => (askedAt + answeredAt) / 2

/** The few points that a line can touch from beneath (`side` 1) or from above (-1). */
function hullOf(points: readonly Point[], side: 1 | -1): Point[] {
  const hull: Point[] = []
  for (const point of points) {
    while (hull.length > 1 && side * turnOf(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop()
    hull.push(point)
  }
  return hull
}

const turnOf = (a: Point, b: Point, c: Point): number =>
  (b.at - a.at) * (c.base - a.base) - (b.base - a.base) * (c.at - a.at)

/**
 * RULES DI4. The base is halfway between the lowest upper and the highest lower bound: the quickest way there and the quickest way
 * back count, though they were not of one round trip. `samples` is not empty; `known` is what was learnt of the drift from others.
 */
export function fitClock(samples: readonly Sample[], now: number, known: Drift): Fit {
  const bounds = boundsOf(samples)
  const last = bounds.most.at(-1)!.at
  const isTold = samples.length >= FEWEST && last > bounds.most[0]!.at
  const drift = isTold ? learn(samples, bounds, known) : known
  const { most, least } = corridorAt(bounds, now, drift.rate)
  const doubtMs = (most - least) / 2 + (now - last) * drift.unsure
  return { base: (most + least) / 2, at: now, doubtMs, drift }
}

/** Between which lines of this slope all bounds lie, at the monotonic `now`. */
function corridorAt({ most, least }: Bounds, now: number, rate: number): { most: number; least: number } {
  const moved = ({ at, base }: Point): number => base + (now - at) * rate
  return { most: Math.min(...most.map(moved)), least: Math.max(...least.map(moved)) }
}

/**
 * The right slope leaves the widest corridor: a wrong one cuts into it at either end of the time looked at. How much
 * narrower another one's is, by the usual wait between two answers that are as quick, says how likely that one is.
 */
function learn(samples: readonly Sample[], bounds: Bounds, known: Drift): Drift {
  const end = bounds.most.at(-1)!.at
  const widthAt = (rate: number): number => {
    const { most, least } = corridorAt(bounds, end, rate)
    return most - least
  }
  const mean = samples.reduce((sum, { askedAt, answeredAt }) => sum + answeredAt - askedAt, 0) / samples.length
  let found = { ...known }
  for (let round = 0; round < ROUNDS; round++) {
    const rates = ratesAbout(found)
    const widths = rates.map(widthAt)
    const widest = Math.max(...widths)
    const usual = Math.max(mean - widest, 1e-3) / samples.length
    const chances = rates.map((rate, i) => {
      const strange = (rate - known.rate) / (known.unsure / 2)
      return Math.exp((widths[i]! - widest) / usual - strange ** 2 / 2)
    })
    const all = chances.reduce((sum, chance) => sum + chance, 0)
    const over = (of: (rate: number) => number): number =>
      rates.reduce((sum, rate, i) => sum + chances[i]! * of(rate), 0) / all
    const rate = over((one) => one)
    found = { rate, unsure: 3 * Math.sqrt(over((one) => (one - rate) ** 2)) + STEADY }
  }
  return { rate: found.rate, unsure: Math.min(found.unsure, known.unsure) }
}

const ratesAbout = ({ rate, unsure }: Drift): number[] =>
  Array.from({ length: RATES }, (_, i) => rate + unsure * ((2 * i) / (RATES - 1) - 1) * 1.2).map((one) =>
    Math.max(-MOST_RATE, Math.min(MOST_RATE, one)),
  )
