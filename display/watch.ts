import type { Hash } from '../playlists/ids.ts'
import type { Instant } from '../playlists/time.ts'
import { fieldsOf } from './engine/answers.ts'
import { ClockSync } from './engine/clock-sync.ts'
import { Player } from './engine/player.ts'
import type { Dispose, Http, Time } from './engine/ports.ts'
import { parseProgramme } from './engine/programme-text.ts'
import type { Snapshot, StageReports } from './engine/snapshot.ts'

/** It is told when there is something new; this makes up for a hint that was lost. */
const LOOK_MS = 15_000

export type Watched = {
  subscribe: (listener: () => void) => Dispose
  snapshot: () => Snapshot
  now: () => Instant
  reports: StageReports
}

/** `hints` calls back whenever the panel has heard of another programme. */
type WatchWorld = { time: Time; http: Http; hints: (look: () => void) => void }

/**
 * What a display should be showing, for staff: the same player over the same programme, but no record is written and
 * nothing is said to the server. Files come by the staff's own session.
 */
export function watchDisplay(display: string, { time, http, hints }: WatchWorld): Watched {
  const clock = new ClockSync(time, null)
  const player = new Player({
    clock,
    time,
    has: () => true,
    lend: async (hash) => ({ url: `/api/files/${hash}`, letGo: () => {} }),
    doubt: () => {},
    record: () => {},
  })
  const look = async (): Promise<void> => {
    const askedAt = time.monotonic()
    const answer = await http({ method: 'GET', path: `/api/displays/${encodeURIComponent(display)}/programme` })
    const sample = { askedAt, answeredAt: time.monotonic(), coarseMs: 500 }
    if (answer.date !== null) clock.observe({ ...sample, server: answer.date + 500 })
    const { hash, programme } = (answer.status === 200 && fieldsOf(await answer.text())) || {}
    const found = typeof hash === 'string' && hash !== player.running()?.hash ? parseProgramme(programme) : null
    if (found) player.adopt(hash as Hash, found)
  }
  let next: Dispose | null = null
  let hinted = false
  const again = (): void => {
    next = null
    hinted = false
    look()
      .catch(() => undefined)
      .finally(() => {
        if (hinted) again()
        else next = time.after(LOOK_MS, again)
      })
  }
  hints(() => {
    hinted = true
    if (next === null) return
    next()
    again()
  })
  again()
  return { subscribe: player.subscribe, snapshot: cornered(player.snapshot), now: clock.now, reports: player.reports }
}

/** The panel frames the canvas and nothing else, wherever and in how many parts it comes out of its screen. */
function cornered(snapshot: () => Snapshot): () => Snapshot {
  let [seen, moved] = [snapshot(), snapshot()]
  return () => {
    const now = snapshot()
    if (now === seen) return moved
    seen = now
    moved = now.kind === 'playing' ? { ...now, output: undefined, canvas: { ...now.canvas, x: 0, y: 0 } } : now
    return moved
  }
}
