import type { Hash } from '../../playlists/ids.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Health } from '../../playlists/wire/displays.ts'
import { fieldsOf, messageOf, refusalOf, waitOf } from './answers.ts'
import { BackOff } from './back-off.ts'
import type { Orders } from './orders.ts'
import type { Sample } from './clock-fit.ts'
import type { Answer, Dispose, StoredProgramme, World } from './ports.ts'
import { parseProgramme } from './programme-text.ts'
import { wholeMs } from './time-asker.ts'
import { isNamed } from './verify.ts'

const HEARTBEAT_MS = 30_000

export type LinkParts = {
  world: Pick<World, 'http' | 'time' | 'random' | 'socket' | 'digest' | 'store'>
  token: string
  health: () => Promise<Health>
  orders: Orders
  /** The programme in hand, to ask only for another. */
  inHand: () => Hash | null
  adopt: (hash: Hash, programme: Programme) => void
  /** The server has answered: what waits for it may try again. */
  reached: (display: { id: number; name: string }) => void
  heardTime: (sample: Sample) => void
  /** Another player with this token has the screen, or has it no longer. */
  elsewhere: (is: boolean) => void
  revoked: () => void
}

/** The line to the server: the socket says "look again", HTTP brings the truth, the heartbeat makes up for a lost hint. */
export class Link {
  readonly #parts: LinkParts
  readonly #backOff: BackOff
  #hangUp: Dispose = () => {}
  #beatTimer: Dispose = () => {}
  #lookTimer: Dispose = () => {}
  #hurry = false
  #looking = false
  #lookAgain = false
  #over = false
  #problem = ''
  #unkept = ''

  constructor(parts: LinkParts) {
    this.#parts = parts
    this.#backOff = new BackOff(2000, 60_000, parts.world.random)
  }

  start(): void {
    const { world, token } = this.#parts
    const heard = { look: () => this.look(), beat: () => this.beatNow(), revoked: () => this.#revoke() }
    this.#hangUp = world.socket(token, heard)
    this.look()
    void this.#beat()
  }

  close(): void {
    this.#over = true
    this.#hangUp()
    this.#beatTimer()
    this.#lookTimer()
  }

  problems(): string[] {
    return [this.#problem, this.#unkept].filter((problem) => problem !== '')
  }

  /** Asks for the programme, unless it is the one in hand; tries until the server answers. */
  look(): void {
    this.#lookTimer()
    this.#lookAgain = this.#looking
    if (!this.#looking && !this.#over) void this.#look()
  }

  /** Somebody asks how the display is, or waits for an answer. */
  beatNow(): void {
    this.#beatWithin(1)
  }

  /** Says how the display is, out of turn: something has just changed. */
  beatSoon(): void {
    this.#beatWithin(1000)
  }

  /** Also when a beat is under way: what it said was before. */
  #beatWithin(ms: number): void {
    if (this.#over) return
    this.#hurry = true
    this.#beatTimer()
    this.#beatTimer = this.#parts.world.time.after(ms, () => void this.#beat())
  }

  async #look(): Promise<void> {
    this.#looking = true
    const wait = await this.#fetch().catch((error: unknown) => {
      this.#problem = `programme: ${messageOf(error)}`
      return this.#backOff.next()
    })
    this.#looking = false
    if (this.#over) return
    if (wait !== null) {
      this.#lookTimer = this.#parts.world.time.after(wait, () => this.look())
      return
    }
    this.#backOff.reset()
    this.#problem = ''
    if (this.#lookAgain) this.look()
  }

  /** Null when nothing is left to ask; otherwise how long to wait, in ms. Throws when what came is no programme. */
  async #fetch(): Promise<number | null> {
    const { world, token, inHand, adopt } = this.#parts
    const have = inHand()
    const known = have === null ? {} : { ifNoneMatch: `"${have}"` }
    const answer = await world.http({ method: 'GET', path: '/api/device/programme', token, ...known })
    if (answer.status === 304) return null
    if (answer.status !== 200) return this.#refused(answer)
    const text = await answer.text()
    const hash = hashOfTag(answer.etag)
    const programme = parseProgramme(fieldsOf(text))
    if (programme === null || hash === null || !(await isNamed(text, hash, world.digest)))
      throw new Error('what came is not the programme')
    if (this.#over) return null
    await this.#keep({ hash, text })
    adopt(hash, programme)
    this.beatSoon()
    return null
  }

  async #keep(programme: StoredProgramme): Promise<void> {
    this.#unkept = ''
    await this.#parts.world.store.write('programme', programme).catch((error: unknown) => {
      this.#unkept = `programme not stored: ${messageOf(error)}`
    })
  }

  async #refused(answer: Answer): Promise<number | null> {
    const code = await refusalOf(answer)
    if (code === 'device-unknown') this.#revoke()
    // Nothing is published yet: the heartbeat will tell.
    if (code === 'device-unknown' || code === 'not-found') return null
    this.#problem = `programme: status ${answer.status}`
    return this.#backOff.next() + waitOf(answer)
  }

  async #beat(): Promise<void> {
    const { world, token, health, orders } = this.#parts
    this.#beatTimer()
    this.#hurry = false
    try {
      const answers = orders.answers()
      const body = { ...(await health()), ...(answers.length > 0 && { answers }) }
      const askedAt = world.time.monotonic()
      const answer = await world.http({ method: 'POST', path: '/api/device/heartbeat', token, body })
      const answeredAt = world.time.monotonic()
      if (answer.status === 200) {
        orders.arrived(answers)
        this.#hear(await answer.text(), askedAt, answeredAt)
      } else if ((await refusalOf(answer)) === 'device-unknown') this.#revoke()
    } catch {
      // Away: the next beat tries again.
    }
    if (this.#over) return
    if (this.#hurry) return
    this.#beatTimer()
    this.#beatTimer = world.time.after(HEARTBEAT_MS * (0.9 + world.random() / 5), () => void this.#beat())
  }

  #hear(text: string, askedAt: number, answeredAt: number): void {
    const { now, programme, display, elsewhere, orders } = fieldsOf(text) ?? {}
    if (typeof now !== 'number' || !Number.isSafeInteger(now)) return
    this.#parts.heardTime({ askedAt, answeredAt, ...wholeMs(now) })
    const { id, name } = (display ?? {}) as { id?: unknown; name?: unknown }
    if (typeof id === 'number') this.#parts.reached({ id, name: String(name ?? '') })
    this.#parts.elsewhere(elsewhere === true)
    this.#parts.orders.hear(orders)
    if (typeof programme === 'string' && programme !== this.#parts.inHand() && !this.#looking) this.look()
  }

  #revoke(): void {
    if (this.#over) return
    this.close()
    this.#parts.revoked()
  }
}

/** The hash that an ETag names, or null. */
function hashOfTag(etag: string): Hash | null {
  const found = /^(?:W\/)?"([0-9a-f]{64})"$/.exec(etag)
  return found ? (found[1] as Hash) : null
}
