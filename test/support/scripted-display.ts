/** A display whose days follow a script: it plays its programme by the server's clock and writes plays as the engine does. */
import { recordOf } from '../../display/engine/take.ts'
import type { Take } from '../../display/engine/take.ts'
import type { Hash, MaterialId } from '../../playlists/ids.ts'
import { playingAt } from '../../playlists/playback.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Programme } from '../../playlists/programme.ts'
import { MINUTE } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import * as devices from '../../playlists/wire/devices.ts'
import type { FakeClock } from './fake-clock.ts'
import { makeHealth } from './fleet.ts'
import type { TestCaller } from './test-server.ts'

const BATCH = 500

export class ScriptedDisplay {
  /** Whether it reaches the server. */
  online = true
  readonly broken = new Set<MaterialId>()
  readonly device: TestCaller
  readonly #clock: FakeClock
  #boot = 0
  #seq = 0
  #programme: { hash: Hash; programme: Programme } | null = null
  #takes = new Map<string, Take>()
  #queue: { boot: number; play: PlayRecord }[] = []
  #beatAt = -Infinity

  constructor(device: TestCaller, clock: FakeClock) {
    this.device = device
    this.#clock = clock
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** A page begins; what was on when the last one was cut off was never written down. */
  start(): void {
    this.#boot++
    this.#seq = 0
    this.#takes.clear()
    this.#beatAt = -Infinity
  }

  /** Plays until then, hearing from the server once a minute. */
  async playUntil(end: Instant): Promise<void> {
    while (this.#clock.now() < end) {
      await this.#hear()
      const now = this.#clock.now()
      const zones = this.#programme === null ? [] : playingAt(this.#programme.programme, now)
      for (const at of zones) this.#turnTo(at)
      const next = Math.min(end, now + MINUTE, ...zones.map(({ until }) => until))
      this.#clock.advance(next - now)
    }
  }

  #turnTo(at: ZonePlaying): void {
    const now = this.#clock.now()
    const before = this.#takes.get(at.zone)
    const identity = JSON.stringify(at.show)
    if (before?.identity === identity) return
    if (before) this.#close(before, at)
    const material = at.show.kind === 'slot' ? at.show.slot.material : null
    const isBroken = material !== null && this.broken.has(material)
    this.#takes.set(at.zone, {
      key: '',
      identity,
      at,
      programme: this.#programme!.hash,
      showing: null,
      letGo: () => {},
      painted: isBroken ? null : { at: now, monotonic: now },
      failed: isBroken ? 'decode' : null,
      tried: isBroken,
      closed: false,
    })
  }

  #close(take: Take, after: ZonePlaying): void {
    const now = this.#clock.now()
    const play = recordOf(take, now, now, after)
    if (play) this.#queue.push({ boot: this.#boot, play: { ...play, clockOffsetMs: 0, seq: this.#seq++ } })
  }

  async #hear(): Promise<void> {
    const now = this.#clock.now()
    if (!this.online || now - this.#beatAt < MINUTE) return
    this.#beatAt = now
    const body = makeHealth({ boot: this.#boot, queued: this.#queue.length })
    const { programme } = await this.device.ok(devices.heartbeat, { body })
    if (programme !== null && programme !== this.#programme?.hash)
      this.#programme = { hash: programme, programme: await this.device.ok(devices.deviceProgramme, {}) }
    while (this.#queue.length > 0) await this.#send()
  }

  /** The socket's hint: look again now. */
  async look(): Promise<void> {
    this.#beatAt = -Infinity
    await this.#hear()
  }

  async #send(): Promise<void> {
    const { boot } = this.#queue[0]!
    const other = this.#queue.findIndex((entry) => entry.boot !== boot)
    const plays = this.#queue.splice(0, Math.min(BATCH, other === -1 ? this.#queue.length : other))
    await this.device.ok(devices.sendPlays, { body: { boot, plays: plays.map(({ play }) => play) } })
  }
}
