import type { VitalsPoint } from '../../playlists/wire/alarms.ts'

/** What the last days add up to; counts begin anew with each page. */
export type PastVitals = {
  dropped: number
  failures: number
  starts: number
  memory: { least: number; most: number } | null
}

export function pastVitals(points: readonly VitalsPoint[]): PastVitals {
  const past: PastVitals = { dropped: 0, failures: 0, starts: 0, memory: null }
  points.forEach((point, i) => {
    const before = points[i - 1]
    const isNew = before === undefined || point.upMs < before.upMs
    if (before !== undefined && isNew) past.starts++
    past.dropped += point.dropped - (isNew ? 0 : before.dropped)
    past.failures += point.failures - (isNew ? 0 : before.failures)
    if (point.memory !== null) {
      const { least, most } = past.memory ?? { least: point.memory, most: point.memory }
      past.memory = { least: Math.min(least, point.memory), most: Math.max(most, point.memory) }
    }
  })
  return past
}
