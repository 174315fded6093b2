import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { World } from './ports.ts'
import type { TouchPort } from './snapshot.ts'
import type { Play, Touches } from './touches.ts'

type Facts = {
  lend: TouchPort['lend']
  now: () => Instant
  /** Under which day and which count an opening goes. */
  under: () => { date: LocalDate; boot: number }
}

/** RULES KI6. What a touch kiosk counts. Any other screen has nothing of it, not even its code. */
export class TouchDesk {
  readonly #world: World
  readonly #under: Facts['under']
  #touches: Touches | null = null
  readonly port: TouchPort

  constructor(world: World, { lend, now, under }: Facts) {
    this.#world = world
    this.#under = under
    this.port = {
      lend,
      opened: (material) => this.#touches?.opened(material, under().date, under().boot),
      cover: (is) => this.#touches?.cover(is, now()),
    }
  }

  /** This screen is a touch kiosk. */
  async open(): Promise<void> {
    if (this.#touches !== null) return
    const { Touches } = await import('./touches.ts')
    const opened = await Touches.open(this.#world)
    this.#touches ??= opened
  }

  /** What people saw of a play. */
  seen(play: Play): Play {
    return this.#touches?.seen(play) ?? play
  }

  deliver(token: string): void {
    void this.#touches?.deliver(token, this.#under())
  }

  /** Another display's from now on. */
  clear(): void {
    this.#touches?.clear()
  }
}
