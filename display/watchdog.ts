import type { Time } from './engine/ports.ts'

const LOOK_MS = 10_000
/** A visible page that has drawn no frame for this long is stuck. */
const STUCK_MS = 60_000
const MOST_RELOADS = 3
const WITHIN_MS = 3_600_000
const NAME = 'bang-tin-reloads'

/** Loads the page anew when the browser stops drawing it: at most a few times an hour, since a reload may not help. */
export function watchFrames({ monotonic, after, wall }: Time): void {
  let drawnAt = monotonic()
  const look = (): void => {
    if (document.hidden) drawnAt = monotonic()
    requestAnimationFrame(() => (drawnAt = monotonic()))
    if (monotonic() - drawnAt > STUCK_MS) reload(wall())
    after(LOOK_MS, look)
  }
  look()
}

function reload(now: number): void {
  const recent = recentReloads().filter((at) => Math.abs(now - at) < WITHIN_MS)
  if (recent.length >= MOST_RELOADS) return
  sessionStorage.setItem(NAME, JSON.stringify([...recent, now]))
  location.reload()
}

function recentReloads(): number[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? '[]')
    return Array.isArray(kept) ? kept.filter((at) => typeof at === 'number') : []
  } catch {
    return []
  }
}
