import type { DisplayId } from '../../playlists/ids.ts'
import { OUTCOMES, PLAY_REASONS } from '../../playlists/plays.ts'
import { playLine } from '../../playlists/seals.ts'
import { includes, joined, rangesOf } from '../../playlists/seq-ranges.ts'
import type { Instant, LocalDate, Zone } from '../../playlists/time.ts'
import type { LostSeqs, MissingSeqs, PlayAnswer } from '../../playlists/wire/devices.ts'
import type { Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { bootName, bootsWithGaps, lose, missingOf, openBoots, saveBoots, settle, store } from './boots.ts'
import type { Boot } from './boots.ts'
import { Chains, chainEnds } from './chain.ts'
import { markOf } from './hashing.ts'
import type { Good, Judged } from './judge.ts'
import { internRefs } from './refs.ts'
import type { Ref, RefIdentity } from './refs.ts'
import { insertPlays, quarantine } from './store.ts'
import type { PlayRow, Suspect } from './store.ts'
import { Shares } from './totals.ts'

/** One batch as it came, row by row judged. */
export type Delivery = {
  display: DisplayId
  boot: number
  receivedAt: Instant
  rows: readonly Judged[]
  lost: readonly LostSeqs[]
}
export type Receipt = { answers: PlayAnswer[]; missing: MissingSeqs[] }
export type DisplayDay = { display: DisplayId; day: LocalDate }
/** Hears in the very transaction on which days of which displays plays were added. */
export type AfterPlays = (w: Writer, days: readonly DisplayDay[]) => Promise<void>
export type Kept = { receipts: Receipt[]; refs: Map<string, Ref>; days: DisplayDay[] }

/** A display is asked for so many pieces at once, and so often in vain; then they are lost. */
const ASKED_PIECES = 50
const MOST_ASKED = 20
/** Numbers come in order; a boot in so many pieces is nobody's display. */
const MOST_PIECES = 5000

/** All that follows from some batches, in one transaction: plays, numbers, chains, totals. `known` refs are not asked for again. */
export async function keep(
  w: Writer,
  deliveries: readonly Delivery[],
  { zone, known }: { zone: Zone; known: ReadonlyMap<string, Ref> },
): Promise<Kept> {
  const displays = [...new Set(deliveries.map(({ display }) => display))]
  const gaps = await bootsWithGaps(w, displays)
  const opened = await openBoots(w, deliveries)
  const refs = await refsOf(w, deliveries, known)
  const keeping = new Keeping(
    new Map([...gaps.map((boot): [string, Boot] => [bootName(boot), boot]), ...opened]),
    refs,
    new Chains(await chainEnds(w, displays)),
    new Shares(zone),
  )
  const answers = deliveries.map((delivery) => keeping.take(delivery))
  const receipts = deliveries.map((delivery, i) => ({ answers: answers[i]!, missing: keeping.ask(delivery) }))
  await keeping.save(w)
  return { receipts, refs, days: keeping.days }
}

/** Ids for all that the batches name. */
async function refsOf(w: Writer, deliveries: readonly Delivery[], known: ReadonlyMap<string, Ref>) {
  const found = new Map<string, Ref>()
  const wanted = new Map<string, RefIdentity>()
  for (const { display, rows } of deliveries) {
    for (const row of rows) {
      if (!('play' in row)) continue
      const ref = known.get(row.key)
      if (ref !== undefined) found.set(row.key, ref)
      else if (!wanted.has(row.key)) wanted.set(row.key, identityOf(row, display))
    }
  }
  const interned = wanted.size > 0 ? await internRefs(w, wanted) : []
  return new Map([...found, ...interned])
}

function identityOf({ play }: Good, display: DisplayId): RefIdentity {
  const { programme, zone, revision, material, playlist, schedule, layer, plannedMs } = play
  return { display, programme, zone, revision, material, playlist, schedule, layer, plannedMs }
}

class Keeping {
  readonly #boots: Map<string, Boot>
  readonly #refs: ReadonlyMap<string, Ref>
  readonly #chains: Chains
  readonly #shares: Shares
  readonly #changed = new Set<Boot>()
  readonly #days = new Map<string, DisplayDay>()
  readonly #rows: PlayRow[] = []
  readonly #suspects: { receivedAt: Instant; suspects: Suspect[] }[] = []

  constructor(boots: Map<string, Boot>, refs: ReadonlyMap<string, Ref>, chains: Chains, shares: Shares) {
    this.#boots = boots
    this.#refs = refs
    this.#chains = chains
    this.#shares = shares
  }

  get days(): DisplayDay[] {
    return [...this.#days.values()]
  }

  /** RULES PL1. One answer a row, in their order; the first of two with one number is the one that counts. */
  take(delivery: Delivery): PlayAnswer[] {
    const boot = this.#boots.get(bootName(delivery))!
    const fresh = new Map<number, Good>()
    const apart: number[] = []
    const suspects: Suspect[] = []
    const answers = delivery.rows.map((row): PlayAnswer => {
      if (!('play' in row)) {
        suspects.push({ display: delivery.display, ...row })
        if (row.seq >= 0) apart.push(row.seq)
        return { seq: row.seq, result: 'quarantined', reason: row.reason }
      }
      const { seq } = row.play
      if (fresh.has(seq) || includes(boot.stored, seq)) return { seq, result: 'known' }
      fresh.set(seq, row)
      return { seq, result: 'stored' }
    })
    if (suspects.length > 0) this.#suspects.push({ receivedAt: delivery.receivedAt, suspects })
    if (fresh.size > 0) this.#add(delivery, boot, [...fresh.values()])
    if (apart.length > 0) boot.apart = joined([...boot.apart, ...rangesOf(apart)])
    if (fresh.size > 0 || apart.length > 0) this.#settle(boot)
    this.#lose(delivery)
    return answers
  }

  #settle(boot: Boot): void {
    settle(boot)
    this.#changed.add(boot)
    if (boot.stored.length > MOST_PIECES || boot.apart.length > MOST_PIECES) throw new Refusal('invalid')
  }

  /** In the order of their numbers, whatever the order in which they came: a chain is verified in that order. */
  #add({ display, receivedAt }: Delivery, boot: Boot, fresh: Good[]): void {
    fresh.sort((a, b) => a.play.seq - b.play.seq)
    const arrival = this.#chains.nextArrival(display)
    const lines: string[] = []
    let [firstAt, lastAt] = [Infinity, -Infinity]
    for (const { play, key } of fresh) {
      const { seq, startedAt, durationMs, clockOffsetMs } = play
      const ref = this.#refs.get(key)!
      const lateMs = startedAt - play.plannedAt
      const outcome = OUTCOMES.indexOf(play.outcome)
      const reason = PLAY_REASONS.indexOf(play.reason)
      const numbers = { startedAt, lateMs, durationMs, clockOffsetMs, outcome, reason }
      const line = playLine({ boot: boot.boot, seq, ref: ref.seal, ...numbers })
      lines.push(line)
      const row = [startedAt, boot.id, seq, ref.id, lateMs, durationMs, clockOffsetMs, outcome, reason] as const
      this.#rows.push([...row, arrival, markOf(line)])
      firstAt = Math.min(firstAt, startedAt)
      lastAt = Math.max(lastAt, startedAt)
      const day = this.#shares.add(display, play, ref.id)
      this.#days.set(`${display} ${day}`, { display, day })
    }
    this.#chains.extend(display, lines, { firstAt, lastAt }, receivedAt)
    store(
      boot,
      fresh.map(({ play }) => play),
    )
  }

  /** RULES PL7. What the display says it has no longer. */
  #lose({ display, lost }: Delivery): void {
    for (const { boot: number, first, last, reason } of lost) {
      const boot = this.#boots.get(bootName({ display, boot: number }))
      if (boot === undefined || first > last) continue
      lose(boot, [[first, last]], reason)
      this.#settle(boot)
    }
  }

  /** RULES PL7. What the display is asked for: its own run first, one run at a time. */
  ask({ display, boot: number }: Delivery): MissingSeqs[] {
    const own = [...this.#boots.values()].filter((boot) => boot.display === display && boot.missing > 0)
    const boot = own.find((one) => one.boot === number) ?? own[0]
    if (boot === undefined) return []
    this.#changed.add(boot)
    if (++boot.asked > MOST_ASKED) {
      lose(boot, missingOf(boot), 'unanswered')
      settle(boot)
      return []
    }
    const pieces = missingOf(boot).slice(0, ASKED_PIECES)
    return pieces.map(([first, last]) => ({ boot: boot.boot, first, last }))
  }

  async save(w: Writer): Promise<void> {
    for (const { receivedAt, suspects } of this.#suspects) await quarantine(w, receivedAt, suspects)
    if (this.#rows.length > 0) await insertPlays(w, this.#rows)
    await this.#chains.save(w)
    await this.#shares.save(w)
    if (this.#changed.size > 0) await saveBoots(w, [...this.#changed])
    if (this.#rows.length > 0 || this.#suspects.length > 0 || this.#changed.size > 0) w.changed('plays')
  }
}
