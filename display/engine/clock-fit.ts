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
/** A drift changes with the temperature: what was learnt of it holds to so much. */
const STEADY = 2e-6
const PARTS = 8
const FEWEST = 16
const ROUNDS = 4

/** The base lay below the one when the question left, and above the other when the answer came. */
type Bounds = { at: number; most: number; least: number }

const boundsOf = ({ askedAt, answeredAt, server, coarseMs = 0 }: Sample): Bounds => ({
  at: (askedAt + answeredAt) / 2,
  most: server - askedAt + coarseMs,
  least: server - answeredAt - coarseMs,
})

/**
 * RULES DI4. The base is halfway between the lowest upper and the highest lower bound: the quickest way there and the quickest way
 * back count, though they were not of one round trip. `samples` is not empty; `known` is what was learnt of the drift before.
 */
export function fitClock(samples: readonly Sample[], now: number, known: Drift): Fit {
  const bounds = samples.map(boundsOf)
  const drift = samples.length < FEWEST ? known : weigh(known, measure(bounds, known.rate))
  const { rate, unsure } = drift
  const most = Math.min(...bounds.map((one) => one.most + (now - one.at) * (rate + unsure)))
  const least = Math.max(...bounds.map((one) => one.least + (now - one.at) * (rate - unsure)))
  return { base: (most + least) / 2, at: now, doubtMs: (most - least) / 2, drift }
}

/** What was known and what is measured, each by how sure it is. */
function weigh(known: Drift, measured: Drift | null): Drift {
  if (measured === null) return known
  const [one, other] = [known.unsure ** 2, measured.unsure ** 2]
  const rate = (known.rate * other + measured.rate * one) / (one + other)
  const unsure = Math.sqrt((one * other) / (one + other)) + STEADY
  return { rate: Math.max(-MOST_RATE, Math.min(MOST_RATE, rate)), unsure: Math.min(unsure, UNKNOWN_DRIFT.unsure) }
}

/** The slope through the middles of the span's parts, each tightened by the slope found in the round before; null for a span too short. */
function measure(bounds: readonly Bounds[], first: number): Drift | null {
  let found: Drift = { rate: first, unsure: Infinity }
  for (let round = 0; round < ROUNDS; round++) {
    const rest = slopeOf(middlesOf(bounds, found.rate))
    if (rest === null) return null
    found = { rate: found.rate + rest.rate, unsure: rest.unsure }
  }
  return found
}

type Middle = { at: number; base: number }

/** The base in each part of the span, less what `rate` explains. */
function middlesOf(bounds: readonly Bounds[], rate: number): Middle[] {
  const start = bounds[0]!.at
  const length = (bounds.at(-1)!.at - start) / PARTS
  const partOf = ({ at }: Bounds): number => Math.min(PARTS - 1, Math.floor((at - start) / length))
  const parts = Array.from({ length: PARTS }, (_, i) => bounds.filter((one) => partOf(one) === i))
  return parts.flatMap((part) => {
    if (part.length === 0) return []
    const level = (value: number, at: number): number => value - (at - start) * rate
    const most = Math.min(...part.map((one) => level(one.most, one.at)))
    const least = Math.max(...part.map((one) => level(one.least, one.at)))
    return [{ at: part.reduce((sum, { at }) => sum + at, 0) / part.length, base: (most + least) / 2 }]
  })
}

/** Least squares; thrice the standard error is what it is unsure by. */
function slopeOf(middles: readonly Middle[]): Drift | null {
  const count = middles.length
  const mean = (of: (one: Middle) => number): number => middles.reduce((sum, one) => sum + of(one), 0) / count
  const [at, base] = [mean((one) => one.at), mean((one) => one.base)]
  const spread = count * mean((one) => (one.at - at) ** 2)
  if (count < 4 || spread === 0) return null
  const rate = (count * mean((one) => (one.at - at) * (one.base - base))) / spread
  const left = count * mean((one) => (one.base - base - rate * (one.at - at)) ** 2)
  return { rate, unsure: 3 * Math.sqrt(left / (count - 2) / spread) + 1e-9 }
}
