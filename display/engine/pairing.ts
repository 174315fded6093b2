import { instant } from '../../playlists/time.ts'
import { fieldsOf, refusalOf } from './answers.ts'
import { BackOff } from './back-off.ts'
import type { Sample } from './clock-fit.ts'
import type { Dispose, World } from './ports.ts'
import type { Snapshot } from './snapshot.ts'

const POLL_MS = 3000

type PairingWorld = Pick<World, 'http' | 'time' | 'random'>
type Told = {
  show: (snapshot: Snapshot) => void
  paired: (token: string) => void
  heardTime: (sample: Sample) => void
  /** The claim in the address is spent or too old. */
  claimRefused: () => void
}
type Code = { code: string; secret: string; expiresAt: number }

/** Shows a code until a signed-in person has typed it, and then has the token. A claim in the address does it at once. */
export class Pairing {
  readonly #world: PairingWorld
  readonly #told: Told
  readonly #backOff: BackOff
  #claim: string | null = null
  #code: Code | null = null
  #timer: Dispose = () => {}
  #over = false

  constructor(world: PairingWorld, told: Told) {
    this.#world = world
    this.#told = told
    this.#backOff = new BackOff(POLL_MS, 60_000, world.random)
  }

  start(claim: string | null): void {
    this.#claim = claim
    void this.#step()
  }

  close(): void {
    this.#over = true
    this.#timer()
  }

  async #step(): Promise<void> {
    const wait = await this.#try().then(
      (said) => {
        this.#backOff.reset()
        return said
      },
      () => {
        this.#show(true)
        return this.#backOff.next()
      },
    )
    if (!this.#over) this.#timer = this.#world.time.after(wait, () => void this.#step())
  }

  /** One question to the server; the wait before the next, in ms. Throws when it has not answered. */
  async #try(): Promise<number> {
    if (this.#claim !== null) return this.#tryClaim(this.#claim)
    return this.#code === null ? this.#askCode() : this.#poll(this.#code)
  }

  async #tryClaim(claim: string): Promise<number> {
    const said = await this.#ask('/api/pairings/claim', { claim })
    if (typeof said?.['token'] === 'string') return this.#take(said['token'])
    this.#claim = null
    this.#told.claimRefused()
    return 0
  }

  async #askCode(): Promise<number> {
    const { code, secret, expiresAt } = (await this.#ask('/api/pairings', undefined)) ?? {}
    if (typeof code !== 'string' || typeof secret !== 'string' || typeof expiresAt !== 'number')
      throw new Error('no code given')
    this.#code = { code, secret, expiresAt }
    this.#show(false)
    return POLL_MS
  }

  async #poll({ secret }: Code): Promise<number> {
    const said = await this.#ask('/api/pairings/poll', { secret })
    if (typeof said?.['token'] === 'string') return this.#take(said['token'])
    if (said === null) this.#code = null
    else this.#show(false)
    return said === null ? 0 : POLL_MS
  }

  #take(token: string): number {
    this.#over = true
    this.#told.paired(token)
    return 0
  }

  /** Null when our server refuses what was asked (an expired code, a spent claim); throws when it was not our server. */
  async #ask(path: string, body: unknown): Promise<Record<string, unknown> | null> {
    const { monotonic } = this.#world.time
    const askedAt = monotonic()
    const answer = await this.#world.http({ method: 'POST', path, body })
    // The code says until when it holds; a screen that has not met its server yet may believe it is 1970.
    const coarse = { askedAt, answeredAt: monotonic(), coarseMs: 500 }
    if (answer.date !== null) this.#told.heardTime({ ...coarse, server: answer.date + 500 })
    if (answer.status === 200) {
      const said = fieldsOf(await answer.text())
      if (said === null) throw new Error('not our server')
      return said
    }
    const code = await refusalOf(answer)
    if (code === null || code === 'too-many') throw new Error(`status ${answer.status}`)
    return null
  }

  #show(serverAway: boolean): void {
    if (this.#over || (this.#code === null && !serverAway)) return
    const { code, expiresAt } = this.#code ?? { code: '', expiresAt: 0 }
    this.#told.show({ kind: 'pairing', code, expiresAt: instant(expiresAt), serverAway })
  }
}
