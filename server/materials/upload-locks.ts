import { setTimeout as after } from 'node:timers/promises'
import { ERRORS } from '@tus/server'
import type { Lock, Locker, RequestRelease } from '@tus/server'

/** The library's own limit: whoever waited so long for an upload gives up. */
const PATIENCE_MS = 30_000

type Waiter = { ask: RequestRelease; take: () => void }
type Held = { ask: RequestRelease; waiting: Waiter[] }

/**
 * One request at a time touches an upload. Whoever comes next asks the one that has it to let go (a line that was cut may
 * not have been noticed yet), and waits until it does; the library's own locks ask again and again meanwhile, which on a
 * busy machine takes the processor and tens of megabytes.
 */
export class UploadLocks implements Locker {
  readonly #held = new Map<string, Held>()

  newLock(id: string): Lock {
    return {
      lock: (given, ask) => this.#lock(id, given, ask),
      unlock: () => Promise.resolve(this.#unlock(id)),
    }
  }

  async #lock(id: string, given: AbortSignal, ask: RequestRelease): Promise<void> {
    const held = this.#held.get(id)
    if (held === undefined) {
      this.#held.set(id, { ask, waiting: [] })
      return
    }
    const settled = new AbortController()
    const waiter: Waiter = { ask, take: () => {} }
    const turn = new Promise<void>((resolve) => (waiter.take = resolve))
    held.waiting.push(waiter)
    const signal = AbortSignal.any([given, settled.signal])
    const tooLate = after(PATIENCE_MS, undefined, { signal, ref: false }).catch(() => undefined)
    await held.ask()
    await Promise.race([turn, tooLate])
    settled.abort()
    const place = held.waiting.indexOf(waiter)
    if (place < 0) return
    held.waiting.splice(place, 1)
    throw ERRORS.ERR_LOCK_TIMEOUT
  }

  /** To the one that has waited longest; the others want it too. */
  #unlock(id: string): void {
    const held = this.#held.get(id)
    const next = held?.waiting.shift()
    if (held === undefined || next === undefined) {
      this.#held.delete(id)
      return
    }
    held.ask = next.ask
    next.take()
    if (held.waiting.length > 0) void next.ask()
  }
}
