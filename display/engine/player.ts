import type { Hash } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import { HOUR, MINUTE, instant, toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Failing } from '../../playlists/vitals.ts'
import { messageOf } from './answers.ts'
import { Bench } from './bench.ts'
import type { ClockSync } from './clock-sync.ts'
import type { Dispose, World } from './ports.ts'
import type { Showing, Snapshot, StageReports } from './snapshot.ts'
import type { Take } from './take.ts'
import { Sign } from './sign.ts'
import { ZonePlayer } from './zone-player.ts'
import type { Running, ZoneWorld } from './zone-player.ts'

/** How often it looks at the clock even when nothing is due: brightness, a machine that slept, a timer that was late. */
const TICK_MS = 250
/** A change is made on the nearest frame, so up to this long before its moment; from then on the moment has come. */
const LEAD_MS = 60
/** When the fewest people look, in minutes of the civil day: 03:00 to 04:00. */
const NIGHT = { from: (3 * HOUR) / MINUTE, to: (4 * HOUR) / MINUTE }

export type PlayerParts = Pick<ZoneWorld, 'has' | 'lend' | 'doubt'> & {
  clock: ClockSync
  time: World['time']
  record: (play: Omit<PlayRecord, 'seq'>) => void
}

/** Plays a programme by the clock and nothing else. */
export class Player {
  readonly #parts: PlayerParts
  readonly #zones = new Map<ZoneName, ZonePlayer>()
  readonly #listeners = new Set<() => void>()
  #running: Running | null = null
  #snapshot: Snapshot = { kind: 'starting' }
  #due: Instant = instant(0)
  /** The latest edge that was acted upon. */
  #reached: Instant = instant(0)
  #timer: Dispose = () => {}
  #ticking = false
  #problem = ''
  #whenQuiet: (() => void) | null = null
  readonly #sign: Sign
  readonly #bench = new Bench()

  constructor(parts: PlayerParts) {
    this.#parts = parts
    this.#sign = new Sign(parts, () => this.#publish())
  }

  readonly reports: StageReports = {
    ready: () => {},
    painted: (key) => this.#zones.forEach((zone) => zone.painted(key)),
    failed: (key, reason) => {
      this.#zones.forEach((zone) => zone.failed(key, reason))
      this.poke()
    },
  }

  readonly subscribe = (listener: () => void): Dispose => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): Snapshot => this.#snapshot

  /** Takes a programme over at once; what runs and is still right goes on. */
  adopt(hash: Hash, programme: Programme): void {
    this.#running = { hash, programme }
    for (const [name, zone] of this.#zones) {
      if (programme.zones.some((one) => one.name === name)) continue
      zone.stop()
      this.#zones.delete(name)
    }
    for (const { name } of programme.zones) this.#zone(name, this.#running).adopt(this.#running)
    this.poke()
  }

  running(): Running | null {
    return this.#running
  }

  /** What the first zone has painted last. */
  visible(): Take | null {
    return [...this.#zones.values()][0]?.visible() ?? null
  }

  /** What each zone has painted last. */
  visibleZones(): { zone: ZoneName; take: Take | null }[] {
    return [...this.#zones].map(([zone, player]) => ({ zone, take: player.visible() }))
  }

  /** Items that are tried no more. */
  failing(): Failing[] {
    return this.#bench.benched()
  }

  /** How often an item could not be shown. */
  failures(): number {
    return this.#bench.failures
  }

  problems(): string[] {
    return [...(this.#problem === '' ? [] : [this.#problem]), ...this.#bench.problems()]
  }

  /** A file has come to this machine. */
  arrived(file: Hash): void {
    this.#bench.renewed(file)
    this.poke()
  }

  /** Looks at the clock now: something may have changed (an item failed). */
  poke(): void {
    if (!this.#ticking && this.#running) this.#tick()
  }

  /** Runs once, as soon as nobody would miss half a second: the screen is black by plan, or a slot begins in the night. */
  whenQuiet(run: () => void): void {
    this.#whenQuiet = run
  }

  /** Writes down what is on and stops. */
  stop(why: 'stopped' | 'ordered' = 'stopped'): void {
    this.#timer()
    this.#running = null
    this.#zones.forEach((zone) => zone.stop(why))
    this.#zones.clear()
  }

  /** Stops, and shows nothing of what it played. */
  clear(why: 'stopped' | 'ordered' = 'stopped'): void {
    this.stop(why)
    this.#show({ kind: 'starting' })
  }

  #zone(name: ZoneName, running: Running): ZonePlayer {
    const known = this.#zones.get(name)
    if (known) return known
    const { clock, time, has, lend, doubt, record } = this.#parts
    const zone = new ZonePlayer(name, running, {
      now: this.#now,
      monotonic: time.monotonic,
      has,
      lend,
      doubt,
      bench: this.#bench,
      record: (play) => record({ ...play, clockOffsetMs: clock.offsetMs() }),
      changed: () => this.#publish(),
    })
    this.#zones.set(name, zone)
    return zone
  }

  readonly #now = (): Instant => {
    const now = this.#parts.clock.now()
    return this.#reached - now <= LEAD_MS ? instant(Math.max(now, this.#reached)) : now
  }

  /** Whatever goes wrong in one look, the next one comes. */
  #tick(): void {
    this.#timer()
    this.#ticking = true
    try {
      this.#look()
      this.#problem = ''
    } catch (error) {
      this.#problem = `player: ${messageOf(error)}`
    }
    this.#ticking = false
    this.#publish()
    this.#wait()
  }

  /** An edge is met on its frame; until then it looks again and again. */
  #wait(): void {
    const { clock, time } = this.#parts
    const due = this.#due
    const wait = due - clock.now()
    this.#timer =
      wait > TICK_MS || wait < 0
        ? time.after(wait < 0 ? 1 : TICK_MS, () => this.#tick())
        : time.atFrame(wait, () => {
            this.#reached = due
            this.#tick()
          })
  }

  #look(): void {
    const now = this.#now()
    const isEdge = now >= this.#due
    this.#parts.clock.settle(this.#isBetweenItems(now))
    this.#due = instant(Math.min(...[...this.#zones.values()].map((zone) => zone.tick())))
    if (this.#whenQuiet === null || !(this.#isDark() || (isEdge && this.#isNight()))) return
    const run = this.#whenQuiet
    this.#whenQuiet = null
    run()
  }

  /** Of the first zone: others would hardly ever end together with it. */
  #isBetweenItems(now: Instant): boolean {
    const wanted = [...this.#zones.values()][0]?.wanted()
    return !wanted || wanted.show.kind !== 'slot' || now >= wanted.until
  }

  #isDark(): boolean {
    const snapshot = this.#snapshot
    return snapshot.kind === 'playing' && snapshot.zones.every((zone) => isDark(zone.current))
  }

  #isNight(): boolean {
    const { minutes } = toLocal(this.#running!.programme.zone, this.#now())
    return NIGHT.from <= minutes && minutes < NIGHT.to
  }

  #publish(): void {
    if (this.#ticking || !this.#running) return
    const { programme } = this.#running
    const { canvas, output, zone, muted, fallback } = programme
    const players = [...this.#zones.values()]
    const zones = players.flatMap((player) => player.view() ?? [])
    const isLit = zones.some((view) => !isDark(view.current))
    const brightness = isLit ? Math.max(0, ...players.map((player) => player.brightness())) || 100 : 100
    const next: Snapshot = {
      kind: 'playing',
      canvas,
      output,
      zone,
      office: this.#sign.face(fallback),
      brightness,
      muted,
      zones,
      touch: programme.kiosk && programme,
    }
    if (!isSame(this.#snapshot, next)) this.#show(next)
  }

  #show(snapshot: Snapshot): void {
    this.#snapshot = snapshot
    this.#listeners.forEach((listener) => listener())
  }
}

const isDark = ({ kind }: Showing): boolean => kind === 'black' || kind === 'covered'

/** Whether the stage would see no difference. */
function isSame(one: Snapshot, other: Snapshot): boolean {
  if (one.kind !== 'playing' || other.kind !== 'playing') return false
  const same =
    one.brightness === other.brightness &&
    one.canvas === other.canvas &&
    one.muted === other.muted &&
    one.office === other.office
  return (
    same &&
    one.zones.length === other.zones.length &&
    one.zones.every(({ current, next }, i) => other.zones[i]!.current === current && other.zones[i]!.next === next)
  )
}
