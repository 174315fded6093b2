/** Long enough to be sure that a word is followed by a pause. */
const PAUSE_MS = 700

/** Previews are drawn on the page's own thread, so they wait while somebody types. */
class Typing {
  readonly #waiting = new Set<() => void>()
  #timer: number | undefined

  /** A key was struck. */
  note(): void {
    window.clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#rest(), PAUSE_MS)
  }

  get isOn(): boolean {
    return this.#timer !== undefined
  }

  /** Runs it once nobody types; now, if nobody does. */
  onceOver(run: () => void): void {
    if (this.isOn) this.#waiting.add(run)
    else run()
  }

  #rest(): void {
    this.#timer = undefined
    const due = [...this.#waiting]
    this.#waiting.clear()
    for (const run of due) run()
  }
}

export const typing = new Typing()
