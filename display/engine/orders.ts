import { ORDER_KINDS } from '../../playlists/orders.ts'
import type { OrderKind } from '../../playlists/orders.ts'
import type { OrderAnswer } from '../../playlists/wire/orders.ts'
import { messageOf } from './answers.ts'

/** `done`: it is to be answered; `under-way`: another page will show that it was done. */
type CarryOut = (kind: OrderKind) => Promise<'done' | 'under-way'>

const MOST = 20

/** What staff ask of this page: each order is carried out once, however often it is heard, and answered until the answer has arrived. */
export class Orders {
  readonly #carryOut: CarryOut
  readonly #answered: () => void
  readonly #heard = new Set<number>()
  #answers: OrderAnswer[] = []

  constructor(carryOut: CarryOut, answered: () => void) {
    this.#carryOut = carryOut
    this.#answered = answered
  }

  /** From the answer to a heartbeat, unchecked. */
  hear(orders: unknown): void {
    for (const order of Array.isArray(orders) ? (orders as unknown[]) : []) {
      if (typeof order !== 'object' || order === null) continue
      const { id, kind } = order as { id?: unknown; kind?: unknown }
      if (typeof id !== 'number' || this.#heard.has(id)) continue
      this.#heard.add(id)
      void this.#do(id, kind)
    }
  }

  /** What has not arrived yet. */
  answers(): readonly OrderAnswer[] {
    return this.#answers.slice(0, MOST)
  }

  arrived(answers: readonly OrderAnswer[]): void {
    this.#answers = this.#answers.filter((answer) => !answers.includes(answer))
  }

  async #do(id: number, kind: unknown): Promise<void> {
    const answer = await this.#try(kind)
    if (answer === null) return
    this.#answers = [...this.#answers, { id, ...answer }]
    this.#answered()
  }

  async #try(kind: unknown): Promise<Omit<OrderAnswer, 'id'> | null> {
    const known = ORDER_KINDS.find((one) => one === kind)
    // A newer server knows more.
    if (known === undefined) return { outcome: 'failed', problem: 'unknown order' }
    try {
      return (await this.#carryOut(known)) === 'done' ? { outcome: 'done', problem: '' } : null
    } catch (error) {
      return { outcome: 'failed', problem: messageOf(error) }
    }
  }
}
