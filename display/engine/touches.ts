import { FULL_TOLERANCE_MS } from '../../playlists/plays.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { KeptTouch, World } from './ports.ts'

export type Play = Omit<PlayRecord, 'seq'>
/** Still open: no end yet. */
type Covered = { start: Instant; end: Instant | null }

/** No slot is longer: what was covered before that concerns no play that is still to be written down. */
const LONGEST_MS = 3_600_000
const MOST = 500

/** RULES KI6. What people open on a touch kiosk, and what they cover with it. */
export class Touches {
  readonly #world: Pick<World, 'store' | 'http'>
  #counts: KeptTouch[]
  #covered: Covered[] = []
  #sending = false

  private constructor(world: Pick<World, 'store' | 'http'>, counts: KeptTouch[]) {
    this.#world = world
    this.#counts = counts
  }

  static async open(world: Pick<World, 'store' | 'http'>): Promise<Touches> {
    return new Touches(world, (await world.store.read('touches').catch(() => null)) ?? [])
  }

  /** The catalogue lies over the rotation from now on, or no more. */
  cover(is: boolean, now: Instant): void {
    const last = this.#covered.at(-1)
    if (is && last?.end !== null) this.#covered.push({ start: now, end: null })
    if (!is && last && last.end === null) last.end = now
    this.#covered = this.#covered.filter(({ end }) => end === null || now - end < LONGEST_MS)
  }

  /** What people saw of a play. */
  seen(play: Play): Play {
    const end = play.startedAt + play.durationMs
    const hidden = this.#covered.reduce((sum, span) => {
      const [from, until] = [Math.max(span.start, play.startedAt), Math.min(span.end ?? end, end)]
      return sum + Math.max(0, until - from)
    }, 0)
    const shownMs = Math.max(0, play.durationMs - hidden)
    const wasShown = play.outcome === 'completed' || play.outcome === 'interrupted'
    if (hidden === 0 || !wasShown || shownMs >= play.plannedMs - FULL_TOLERANCE_MS) return play
    return { ...play, durationMs: shownMs, outcome: shownMs > 0 ? 'interrupted' : 'skipped', reason: 'touched' }
  }

  opened(material: MaterialId, date: LocalDate, boot: number): void {
    const is = (one: KeptTouch): boolean => one.boot === boot && one.date === date && one.material === material
    const known = this.#counts.find(is)
    if (known) known.opens += 1
    else if (this.#counts.length < MOST) this.#counts.push({ boot, date, material, opens: 1, told: 0 })
    this.#keep()
  }

  /** Hands over what the server does not know; what it knows of earlier days and pages is forgotten. */
  async deliver(token: string, now: { date: LocalDate; boot: number }): Promise<void> {
    const news = this.#counts.filter(({ opens, told }) => opens > told)
    if (this.#sending || news.length === 0) return
    this.#sending = true
    try {
      const counts = news.map(({ told: _, ...count }) => count)
      const { status } = await this.#world.http({
        method: 'POST',
        path: '/api/device/touches',
        token,
        body: { counts },
      })
      if (status >= 200 && status < 300) this.#told(counts, now)
    } catch {
      // Away: the next time it is reached.
    }
    this.#sending = false
  }

  /** Another display's from now on. */
  clear(): void {
    this.#counts = []
    this.#keep()
  }

  #told(counts: readonly Omit<KeptTouch, 'told'>[], { date, boot }: { date: LocalDate; boot: number }): void {
    counts.forEach((count) => {
      const own = this.#counts.find(
        (one) => one.boot === count.boot && one.date === count.date && one.material === count.material,
      )
      if (own) own.told = count.opens
    })
    this.#counts = this.#counts.filter((one) => one.opens > one.told || (one.boot === boot && one.date === date))
    this.#keep()
  }

  #keep(): void {
    void this.#world.store.write('touches', this.#counts).catch(() => undefined)
  }
}
