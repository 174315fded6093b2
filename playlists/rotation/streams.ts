import { MAX_SLOTS, sum } from './turns.ts'
import type { Turn } from './turns.ts'

/** So many rounds at most before a cycle ends where its seam makes something come a little early. */
const ROUNDS = 8

/** A material to be started again within so many ms (Infinity: whenever), and not sooner than so many ms apart (0: any). */
export type Wish = { material: number; within: number; apart: number }

/** A wished-for material: taken out of the round and let in by the clock (eager), or left in its place where it sometimes waits (shy). */
type Stream = Wish & { turn: Turn; last: number }

/**
 * RULES GO1, GO2. The round again and again, with the wished-for materials let in when their time has come, until whole
 * rounds have gone by and the longest wait fits into the cycle. `patient` lets a material in only when it would otherwise
 * be late; else it makes room for all that may come before it.
 */
export function streamed(round: readonly Turn[], wishes: readonly Wish[], patient: boolean): Turn[] {
  return new Weaver(round, wishes, patient).run()
}

class Weaver {
  readonly #rest: readonly Turn[]
  readonly #eager: Stream[]
  readonly #shy: ReadonlyMap<number, Stream>
  readonly #reserve: number
  readonly #leastMs: number
  /** Let in since the round's last turn. */
  readonly #streamed = new Set<Stream>()
  readonly #out: Turn[] = []
  #now = 0

  constructor(round: readonly Turn[], wishes: readonly Wish[], patient: boolean) {
    const streams = wishes.map((wish): Stream => {
      const turn = round.find(({ material }) => material.id === wish.material)!
      return { ...wish, turn, last: -Infinity }
    })
    const eager = streams.filter(({ within }) => within < Infinity).sort((a, b) => a.within - b.within)
    const taken = () => new Set(eager.map(({ material }) => material))
    // Something has to fill the time between: when all are wished for, the one with the most patience does.
    if (round.every(({ material }) => taken().has(material.id))) eager.pop()
    this.#eager = eager
    const gone = taken()
    this.#rest = round.filter(({ material }) => !gone.has(material.id))
    this.#shy = new Map(streams.filter(({ apart }) => apart > 0).map((stream) => [stream.material, stream]))
    this.#reserve = patient ? 0 : sum(eager.map(({ turn }) => turn.durationMs))
    // Leaving one out at the seam shortens the cycle: the others' waits still have to fit.
    const spare = sum([...this.#shy.values()].map(({ turn }) => turn.durationMs))
    this.#leastMs =
      this.#shy.size === 0 ? 0 : Math.max(...wishes.map(({ apart }) => apart)) + (this.#shy.size > 1 ? spare : 0)
  }

  run(): Turn[] {
    const { length } = this.#rest
    let skipped = 0
    for (let place = 0; this.#out.length < MAX_SLOTS;) {
      const next = this.#rest[place % length]!
      if (place > 0 && place % length === 0 && this.#mayEnd(place / length, next)) break
      const urgent = this.#urgent(next)
      if (urgent) {
        this.#streamed.add(urgent)
        this.#show(urgent.turn, urgent)
        continue
      }
      place++
      skipped = this.#mayShow(next) || skipped >= length ? 0 : skipped + 1
      if (skipped > 0) continue
      this.#streamed.clear()
      this.#show(next, this.#shy.get(next.material.id))
    }
    return this.#withoutLateComers()
  }

  /** After whole rounds, when the cycle's seam costs nothing, or has been made small by many rounds before it. */
  #mayEnd(rounds: number, next: Turn): boolean {
    if (this.#now < this.#leastMs) return false
    const isLast = rounds >= ROUNDS || this.#out.length * (1 + 1 / rounds) > MAX_SLOTS
    return isLast || this.#eager.every((stream) => this.#isLate(stream, next))
  }

  #show(turn: Turn, stream: Stream | undefined): void {
    if (stream) stream.last = this.#now
    this.#out.push(turn)
    this.#now += turn.durationMs
  }

  #mayShow({ material }: Turn): boolean {
    const shy = this.#shy.get(material.id)
    return shy === undefined || this.#now - shy.last >= shy.apart
  }

  /**
   * Of those that would be late after what comes next, the one that is due first. Between two of the round each is let in
   * once at most: nothing is shown twice in a row, and wishes that cannot be met do not starve what has none.
   */
  #urgent(next: Turn): Stream | undefined {
    let found: Stream | undefined
    for (const stream of this.#eager) {
      const { last, within, apart } = stream
      if (this.#streamed.has(stream) || this.#now - last < apart || !this.#isLate(stream, next)) continue
      if (found === undefined || last + within < found.last + found.within) found = stream
    }
    return found
  }

  /** Whether it would start too late if it waited for this one. */
  #isLate({ turn, last, within }: Stream, next: Turn): boolean {
    const reserve = this.#reserve === 0 ? 0 : this.#reserve - turn.durationMs
    return this.#now + next.durationMs + reserve > last + within
  }

  /** Across the seam of the cycle a material may come too soon after its last: then that last one is left out. */
  #withoutLateComers(): Turn[] {
    const out = this.#out
    for (const { material, apart } of this.#shy.values()) {
      for (;;) {
        const first = out.findIndex((turn) => turn.material.id === material)
        const last = out.findLastIndex((turn) => turn.material.id === material)
        const between =
          sum(out.slice(last).map((turn) => turn.durationMs)) +
          sum(out.slice(0, Math.max(0, first)).map((turn) => turn.durationMs))
        if (first === last || between >= apart) break
        out.splice(last, 1)
      }
    }
    return out
  }
}
