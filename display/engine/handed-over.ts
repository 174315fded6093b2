import { countOf, joined, rangesOf, without } from '../../playlists/seq-ranges.ts'
import type { SeqRange } from '../../playlists/seq-ranges.ts'
import type { LossReason } from '../../playlists/plays.ts'
import type { LostSeqs, MissingSeqs } from '../../playlists/wire/devices.ts'
import type { Store, StoredPlay } from './ports.ts'

type Fate = 'delivered' | 'no-room'

/** So many numbers of a gap are looked up at once; the rest is asked for again. */
const MOST = 5000

/**
 * RULES PL7. What became of the plays that this page no longer has, by run: the server may ask for numbers that it lost
 * itself, or that the disk never took.
 */
export class HandedOver {
  readonly #fates = new Map<string, SeqRange[]>()

  note(fate: Fate, boot: number, seqs: readonly number[]): void {
    const name = `${fate} ${boot}`
    this.#fates.set(name, joined([...(this.#fates.get(name) ?? []), ...rangesOf(seqs)]))
  }

  /** Which of the missing numbers this display will never send, and why. Those it has are sent in their turn. */
  async lost(
    missing: MissingSeqs,
    owner: number,
    at: { store: Store; unsaved: readonly StoredPlay[] },
  ): Promise<LostSeqs[]> {
    const { boot, first } = missing
    const last = Math.min(missing.last, first + MOST - 1)
    const held = at.unsaved.filter((entry) => entry.boot === boot).map(({ play }) => play.seq)
    for (const whose of owner === 0 ? [0] : [owner, 0])
      held.push(...(await at.store.playSeqs(whose, boot, { first, last })))
    const gone = without([[first, last]], rangesOf(held))
    const noRoom = this.#within(gone, `no-room ${boot}`)
    const delivered = without(this.#within(gone, `delivered ${boot}`), noRoom)
    const rest = without(without(gone, noRoom), delivered)
    const said = (ranges: SeqRange[], reason: Exclude<LossReason, 'unanswered'>): LostSeqs[] =>
      ranges.map(([from, until]) => ({ boot, first: from, last: until, reason }))
    return [...said(noRoom, 'no-room'), ...said(delivered, 'delivered'), ...said(rest, 'gone')]
  }

  #within(ranges: readonly SeqRange[], name: string): SeqRange[] {
    const known = this.#fates.get(name) ?? []
    return countOf(known) === 0 ? [] : without(ranges, without(ranges, known))
  }
}
