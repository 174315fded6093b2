/**
 * Voices in the order in which they are due (the earlier of equals first). A plain row: whoever has spoken is soon due
 * again, so it moves back over few others, and whoever is second is at hand.
 */
export class Queue {
  readonly #voices: number[]
  readonly #dues: number[]

  constructor(due: readonly number[]) {
    this.#voices = due.map((_, i) => i).sort((a, b) => due[a]! - due[b]! || a - b)
    this.#dues = this.#voices.map((voice) => due[voice]!)
  }

  get first(): number {
    return this.#voices[0]!
  }

  /** The first of those for which `ids` does not say `id`, -1 if there is none. */
  firstOther(ids: readonly number[], id: number): number {
    const [voices, dues] = [this.#voices, this.#dues]
    for (let at = 0; at < voices.length && dues[at]! < Infinity; at++) if (ids[voices[at]!] !== id) return voices[at]!
    return -1
  }

  /** A voice is due later than before; Infinity: never again. */
  delay(voice: number, due: number): void {
    const [voices, dues] = [this.#voices, this.#dues]
    let at = voice === voices[0] ? 0 : voices.indexOf(voice)
    for (; at + 1 < voices.length; at++) {
      const other = dues[at + 1]!
      if (due < other || (due === other && voice < voices[at + 1]!)) break
      dues[at] = other
      voices[at] = voices[at + 1]!
    }
    dues[at] = due
    voices[at] = voice
  }
}
