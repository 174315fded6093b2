import type { Hash, MaterialId } from '../../playlists/ids.ts'
import { filesOf } from '../../playlists/content.ts'
import type { Content } from '../../playlists/content.ts'
import type { PlayReason } from '../../playlists/plays.ts'
import type { Failing } from '../../playlists/vitals.ts'

/** After so many failures in a row an item is left alone. */
const BENCH_AFTER = 3
/** So many different items may be failing at once; the oldest is forgotten beyond it. */
const MOST = 200

export type Item = { revision: Hash; material: MaterialId; content: Content }
type Trouble = { item: Item; times: number; reason: PlayReason }

/**
 * RULES DI2, DI3. Which items fail, on all zones together. It lasts as long as the page: what is loaded anew tries again,
 * so that a bad hour of the machine benches nothing for good.
 */
export class Bench {
  readonly #failing = new Map<string, Trouble>()
  /** Since the page began. */
  failures = 0

  failed(item: Item, reason: PlayReason): void {
    this.failures++
    const name = nameOf(item)
    const times = (this.#failing.get(name)?.times ?? 0) + 1
    this.#failing.delete(name)
    this.#failing.set(name, { item, times, reason })
    if (this.#failing.size > MOST) this.#failing.delete([...this.#failing.keys()][0]!)
  }

  shown(item: Item): void {
    this.#failing.delete(nameOf(item))
  }

  /** Why it is not tried any more; null when it may be. */
  reasonFor(item: Item): PlayReason | null {
    const failing = this.#failing.get(nameOf(item))
    return failing !== undefined && failing.times >= BENCH_AFTER ? failing.reason : null
  }

  /** Other bytes than those that failed are on this machine now. */
  renewed(file: Hash): void {
    for (const [name, { item }] of this.#failing)
      if (filesOf(item.content).some(({ hash }) => hash === file)) this.#failing.delete(name)
  }

  /** What is tried no more. */
  benched(): Failing[] {
    const benched = [...this.#failing.values()].filter(({ times }) => times >= BENCH_AFTER)
    return benched.map(({ item: { material }, times, reason }) => ({ material, reason, times }))
  }

  problems(): string[] {
    return this.benched().map(
      ({ material, times, reason }) => `item ${material} benched: ${reason}, ${times} times in a row`,
    )
  }
}

/** Its bytes: one revision may come in other sizes of its picture (RULES MA8). */
const nameOf = ({ revision, content }: Item): string =>
  [revision, ...filesOf(content).map(({ hash }) => hash)].join(' ')
