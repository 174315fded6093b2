import type { Hash } from '../../playlists/ids.ts'
import { filesOf } from '../../playlists/content.ts'
import type { MediaFile } from '../../playlists/content.ts'
import type { PlayReason } from '../../playlists/plays.ts'
import { playingAt } from '../../playlists/playback.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Bench, Item } from './bench.ts'
import { mayFinish } from './may-finish.ts'
import type { Dispose } from './ports.ts'
import { identityOf, makeShowing } from './showing.ts'
import { isSamePlace } from './snapshot.ts'
import type { ZoneView } from './snapshot.ts'
import { OVERRUN_MS, recordOf } from './take.ts'
import type { After, Take, Unnumbered } from './take.ts'

export type Running = { hash: Hash; programme: Programme }

export type ZoneWorld = {
  now: () => Instant
  monotonic: () => number
  has: (file: Hash) => boolean
  lend: (file: Hash) => Promise<{ url: string; letGo: Dispose } | null>
  /** Its bytes are to be checked again. */
  doubt: (file: Hash) => void
  bench: Bench
  record: (play: Unnumbered) => void
  changed: () => void
}

/** The stage takes an old layer away after its fade; until the next turn its file's URL lives. */
const KEEP_TAKES = 1
/** What may no longer be seen stays at most this long while what follows is being drawn; then the fallback covers it. */
const HIDE_AFTER_MS = 700

/**
 * One zone: what the clock wants shown, what comes next, and what the stage has really painted. A take is fed to the stage
 * only when its file is here; until then what was shown stays, so nothing broken and nothing black is ever seen.
 */
export class ZonePlayer {
  readonly #name: ZoneName
  readonly #world: ZoneWorld
  #running: Running
  #serial = 0
  #wanted: Take | null = null
  #wantedSince = 0
  #next: Take | null = null
  #visible: Take | null = null
  /** What the stage was last given as current; differs from `wanted` while that one cannot be shown. */
  #fed: Take | null = null
  #old: Take[] = []
  /** A take of an earlier programme that may run to its end. */
  #grace: Take | null = null

  constructor(name: ZoneName, running: Running, world: ZoneWorld) {
    this.#name = name
    this.#running = running
    this.#world = world
  }

  adopt(running: Running): void {
    this.#running = running
    const now = this.#world.now()
    const runs = this.#visible !== null && this.#visible === this.#wanted && !this.#visible.failed
    this.#grace = runs && mayFinish(running.programme, this.#visible!.at, now) ? this.#visible : null
  }

  /** Looks at the clock. The instant at which it has to look again. */
  tick(): Instant {
    const now = this.#world.now()
    if (this.#grace && !isDuring(this.#grace.at, now)) this.#grace = null
    const planned = this.#at(now)
    const at = this.#grace === null ? planned : { ...this.#grace.at, rect: planned.rect }
    const identity = identityOf(at, this.#running.programme)
    if (identity === this.#wanted?.identity) place(this.#wanted, at)
    else this.#turnTo(at, identity)
    if (this.#hasArrived(this.#wanted)) this.#wanted = this.#take(at, identity)
    this.#feed()
    this.#closeOverdue(now)
    this.#prepare(at.until)
    return at.until
  }

  view(): ZoneView | null {
    const current = this.#fed?.showing
    if (!current) return null
    const next = this.#next !== this.#fed && !this.#next?.failed ? this.#next?.showing : null
    return { name: this.#name, current, next: next ?? null }
  }

  brightness(): number {
    return this.#at(this.#world.now()).brightness
  }

  /** What the clock asked for when it was last looked at. */
  wanted(): ZonePlaying | null {
    return this.#wanted?.at ?? null
  }

  /** What was painted last. */
  visible(): Take | null {
    return this.#visible
  }

  painted(key: string): void {
    const take = [this.#fed, this.#wanted].find((t) => t?.key === key)
    if (!take || take.painted) return
    take.painted = { at: this.#world.now(), monotonic: this.#world.monotonic() }
    const before = this.#visible
    this.#visible = take
    if (before && before !== take) this.#close(before, take.at)
  }

  failed(key: string, reason: PlayReason): void {
    const take = [this.#fed, this.#wanted, this.#next].find((t) => t?.key === key)
    if (!take || take.failed || take.at.show.kind !== 'slot') return
    for (const { hash } of filesOf(take.at.show.content)) this.#world.doubt(hash)
    this.#world.bench.failed(itemOf(take.at.show), reason)
    take.tried = true
    this.#fail(take, reason)
  }

  /** Writes down what is on and lets go of every file. */
  stop(why: 'stopped' | 'ordered' = 'stopped'): void {
    for (const take of [this.#fed, this.#visible]) if (take) this.#close(take, why)
    for (const take of [this.#wanted, this.#next, this.#fed, this.#visible, ...this.#old]) take?.letGo()
  }

  #at(now: Instant): ZonePlaying {
    return playingAt(this.#running.programme, now).find((at) => at.zone === this.#name)!
  }

  #turnTo(at: ZonePlaying, identity: string): void {
    const left = this.#wanted
    const prepared = this.#next?.identity === identity ? this.#next : null
    const standIn = this.#fed?.identity === identity && at.show.kind === 'fallback' ? this.#fed : null
    this.#wanted = prepared ?? standIn ?? this.#take(at, identity)
    place(this.#wanted, at)
    this.#wantedSince = this.#world.monotonic()
    if (prepared) this.#next = null
    if (left) this.#leave(left, at)
  }

  /** What was painted is closed by what is painted next; the stage may still paint what it was given last. */
  #leave(take: Take, at: ZonePlaying): void {
    if (take === this.#visible) return
    if (!take.painted && take !== this.#fed) this.#close(take, at)
    this.#retire(take)
  }

  /** The files that were missing have come. */
  #hasArrived(take: Take | null): boolean {
    if (take?.failed !== 'media-missing' || take.tried || take.at.show.kind !== 'slot') return false
    return this.#hasAll(filesOf(take.at.show.content))
  }

  #hasAll(files: readonly MediaFile[]): boolean {
    return files.every(({ hash }) => this.#world.has(hash))
  }

  /** Gives the stage what is wanted, or keeps what is there, or, where that may no longer be seen, the fallback. */
  #feed(): void {
    const wanted = this.#wanted!
    const held = [wanted, this.#fed, this.#visible].find((take) => take?.showing && this.#maySee(take))
    const take = held && !(held === wanted && this.#mustHide()) ? held : null
    if (take) {
      if (this.#fed !== take) this.#replaceFed(take)
      return
    }
    const isOpening = !wanted.showing && !wanted.failed && !this.#isLate()
    if (isOpening || this.#fed?.at.show.kind === 'fallback') return
    const fallback: ZonePlaying = { ...wanted.at, show: { kind: 'fallback' } }
    this.#replaceFed(this.#take(fallback, identityOf(fallback, this.#running.programme)))
  }

  #replaceFed(take: Take): void {
    const before = this.#fed
    this.#fed = take
    take.tried = true
    if (before && !before.painted && before !== this.#wanted) this.#close(before, this.#wanted!.at)
    if (before) this.#retire(before)
    this.#world.changed()
  }

  /** Held content must still be allowed by the programme in force, and sound; a video that stalls keeps its last picture. */
  #maySee(take: Take): boolean {
    if (take.failed && !(take.painted && take.failed === 'stalled')) return false
    if (take === this.#wanted) return true
    if (this.#wanted!.at.show.kind !== 'slot') return false
    const { show } = take.at
    return show.kind === 'fallback' || (show.kind === 'slot' && this.#isNamed(show.slot.revision))
  }

  #isNamed(revision: Hash): boolean {
    return this.#running.programme.contents[revision] !== undefined
  }

  /** What the public sees was withdrawn, and what follows takes too long to be drawn. */
  #mustHide(): boolean {
    const seen = this.#visible
    if (seen === null || seen === this.#wanted || this.#wanted!.painted) return false
    if (seen.at.show.kind !== 'slot' || this.#isNamed(seen.at.show.slot.revision)) return false
    return this.#isLate()
  }

  #isLate(): boolean {
    return this.#world.monotonic() - this.#wantedSince > HIDE_AFTER_MS
  }

  #prepare(until: Instant): void {
    if (until >= this.#running.programme.range.end) return
    const at = this.#at(until)
    const identity = identityOf(at, this.#running.programme)
    if (this.#next?.identity === identity && !this.#hasArrived(this.#next)) {
      place(this.#next, at)
      return
    }
    this.#next?.letGo()
    this.#next = this.#wanted?.identity === identity ? null : this.#take(at, identity)
    this.#world.changed()
  }

  #take(at: ZonePlaying, identity: string): Take {
    const { hash, programme } = this.#running
    const key = `${this.#name}-${++this.#serial}`
    const state = { showing: null, letGo: () => {}, painted: null, failed: null, tried: false, closed: false }
    const take: Take = { key, identity, at, programme: hash, ...state }
    const { show } = at
    const files = show.kind === 'slot' ? filesOf(show.content) : []
    const benched = show.kind === 'slot' ? this.#world.bench.reasonFor(itemOf(show)) : null
    if (benched !== null) this.#fail(take, benched)
    else if (files.length === 0) take.showing = makeShowing(at, programme, { key, media: [] })
    else if (this.#hasAll(files)) void this.#lend(take, files)
    else this.#fail(take, 'media-missing')
    return take
  }

  async #lend(take: Take, files: readonly MediaFile[]): Promise<void> {
    const asked = await Promise.all(files.map(({ hash }) => this.#world.lend(hash).catch(() => null)))
    const lent = asked.filter((one) => one !== null)
    const letGo = () => lent.forEach((one) => one.letGo())
    const isUsed = this.#wanted === take || this.#next === take
    if (lent.length < files.length || !isUsed) {
      letGo()
      if (isUsed) this.#fail(take, 'media-missing')
      return
    }
    take.letGo = letGo
    const media = lent.map(({ url }) => url)
    take.showing = makeShowing(take.at, this.#running.programme, { key: take.key, media })
    this.#feed()
    this.#world.changed()
  }

  #fail(take: Take, reason: PlayReason): void {
    take.failed = reason
    this.#world.changed()
  }

  #closeOverdue(now: Instant): void {
    const take = this.#visible
    if (take && take !== this.#wanted && now > take.at.until + OVERRUN_MS) this.#close(take, this.#wanted!.at)
  }

  #close(take: Take, after: After): void {
    if (take.closed) return
    take.closed = true
    const play = recordOf(take, this.#world.now(), this.#world.monotonic(), after)
    if (play?.outcome === 'completed' && take.at.show.kind === 'slot') this.#world.bench.shown(itemOf(take.at.show))
    if (play) this.#world.record(play)
  }

  /** Lets go of the files of takes that the stage has taken away. */
  #retire(take: Take): void {
    if (!this.#old.includes(take)) this.#old.push(take)
    const first = this.#old.length - KEEP_TAKES
    this.#old = this.#old.filter((one, i) => {
      const stays = i >= first || [this.#fed, this.#visible, this.#wanted].includes(one)
      if (!stays) one.letGo()
      return stays
    })
  }
}

/** Another frame, or the whole of it, may be meant for what goes on. */
function place(take: Take, at: ZonePlaying): void {
  take.at = at
  if (take.showing !== null && !isSamePlace(take.showing.rect, at.rect))
    take.showing = { ...take.showing, rect: at.rect }
}

const itemOf = ({ slot, content }: Extract<ZonePlaying['show'], { kind: 'slot' }>): Item => ({ ...slot, content })

const isDuring = ({ show, until }: ZonePlaying, now: Instant): boolean =>
  show.kind === 'slot' && show.plannedAt <= now && now < until
