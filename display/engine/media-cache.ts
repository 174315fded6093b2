import type { Hash } from '../../playlists/ids.ts'
import type { MediaFile } from '../../playlists/content.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { Instant } from '../../playlists/time.ts'
import { messageOf } from './answers.ts'
import { BackOff } from './back-off.ts'
import { planMedia } from './media-plan.ts'
import type { Dispose, World } from './ports.ts'
import { isFile } from './verify.ts'

/** Where the files of one display come from. */
export type MediaSource = (hash: Hash) => { path: string; token?: string }

type MediaWorld = Pick<World, 'media' | 'http' | 'digest' | 'time' | 'random' | 'machine'>
/** Of what the browser grants so much may be used: plays and the shell need room too. */
const SHARE = 0.9
/** After a sudden end all files are checked, one in so long, while the screen plays. */
const CHECK_EVERY_MS = 2000

/** Has the programme's files on this machine, each checked against its hash before it is used. */
export class MediaCache {
  readonly #world: MediaWorld
  readonly #source: MediaSource
  readonly #arrived: (file: Hash) => void
  readonly #backOff: BackOff
  readonly #now: () => Instant
  /** What the store says it has; `#checked` of it has proved to be what its name says since the page began. */
  readonly #have = new Map<Hash, number>()
  readonly #checked = new Set<Hash>()
  readonly #problems = new Map<Hash, string>()
  #wanted: Programme | null = null
  #room: number | null = null
  #beyond = 0
  #checking: Dispose = () => {}
  #working = false
  #timer: Dispose = () => {}

  constructor(world: MediaWorld, source: MediaSource, now: () => Instant, arrived: (file: Hash) => void) {
    this.#world = world
    this.#source = source
    this.#now = now
    this.#arrived = arrived
    this.#backOff = new BackOff(2000, 120_000, world.random)
  }

  async open(): Promise<void> {
    for (const { hash, bytes } of await this.#world.media.list()) this.#have.set(hash, bytes)
  }

  has(hash: Hash): boolean {
    return this.#have.has(hash)
  }

  /** The file, checked once since the page began; a damaged one is thrown away and fetched again. */
  async get(hash: Hash): Promise<Blob | null> {
    const file = await this.#world.media.get(hash).catch(() => null)
    if (file !== null && (this.#checked.has(hash) || (await this.#isWhole(hash, file)))) {
      this.#checked.add(hash)
      return file
    }
    await this.#drop(hash)
    this.want(this.#wanted)
    return null
  }

  /** It could not be shown: its bytes are checked anew before they are used again. */
  doubt(hash: Hash): void {
    this.#checked.delete(hash)
  }

  /** Fetches what the programme needs, one file at a time, the soonest needed first. */
  want(programme: Programme | null): void {
    this.#wanted = programme
    this.#timer()
    if (!this.#working) void this.#work()
  }

  /** Fetches every file of the programme anew, and lets go of all others; a file stays until its fresh bytes are here. */
  async renew(): Promise<void> {
    await this.#dropOld()
    let failed = 0
    for (const file of this.#wanted?.media ?? []) if ((await this.#fetch(file)) !== null) failed++
    if (failed > 0) throw new Error(`${failed} files could not be fetched`)
  }

  counts(): { ready: number; wanted: number } {
    const files = this.#wanted?.media ?? []
    return { ready: files.filter((file) => this.#have.has(file.hash)).length, wanted: files.length }
  }

  /** How many bytes lie here, and for how many of the programme's files there is no room. */
  filling(): { bytes: number; beyond: number } {
    return { bytes: sumOf(this.#have.values()), beyond: this.#beyond }
  }

  problems(): string[] {
    const beyond = this.#beyond > 0 ? [`no room for ${this.#beyond} files`] : []
    return [...beyond, ...[...this.#problems.values()].slice(0, 5)]
  }

  /** RULES DI1. The power may have gone while files were written: all are checked, not only as they are used. */
  checkAll(): void {
    const left = [...this.#have.keys()]
    const next = (): void => {
      const hash = left.find((one) => this.#have.has(one) && !this.#checked.has(one))
      if (hash === undefined) return
      left.splice(left.indexOf(hash), 1)
      void this.get(hash).then(() => (this.#checking = this.#world.time.after(CHECK_EVERY_MS, next)))
    }
    this.#checking = this.#world.time.after(CHECK_EVERY_MS, next)
  }

  close(): void {
    this.#wanted = null
    this.#timer()
    this.#checking()
  }

  async #work(): Promise<void> {
    this.#working = true
    const failed = new Set<Hash>()
    await this.#measureRoom()
    for (let file = await this.#nextFile(failed); file; file = await this.#nextFile(failed)) {
      const problem = await this.#fetch(file)
      this.#problems.delete(file.hash)
      if (problem === null) this.#backOff.reset()
      else {
        failed.add(file.hash)
        this.#problems.set(file.hash, `media ${file.hash.slice(0, 8)}: ${problem}`)
      }
    }
    this.#working = false
    this.#timer()
    if (failed.size > 0) this.#timer = this.#world.time.after(this.#backOff.next(), () => this.want(this.#wanted))
  }

  async #measureRoom(): Promise<void> {
    const free = await this.#world.machine.storageFree().catch(() => null)
    this.#room = free === null ? null : (free + sumOf(this.#have.values())) * SHARE
  }

  /** RULES DI9. What has to go goes before the next one comes. */
  async #nextFile(failed: ReadonlySet<Hash>): Promise<MediaFile | undefined> {
    const programme = this.#wanted
    if (programme === null) return undefined
    const have = [...this.#have].map(([hash, bytes]) => ({ hash, bytes }))
    const { fetch, drop, beyond } = planMedia(programme, have, this.#now(), this.#room)
    this.#beyond = beyond.length
    for (const hash of drop) await this.#drop(hash)
    for (const hash of this.#problems.keys())
      if (!programme.media.some((file) => file.hash === hash)) this.#problems.delete(hash)
    return fetch.find((file) => !failed.has(file.hash))
  }

  /** What went wrong, or null. */
  async #fetch(wanted: MediaFile): Promise<string | null> {
    const { hash, type, bytes } = wanted
    try {
      const answer = await this.#world.http({ method: 'GET', bytes, ...this.#source(hash) })
      if (answer.status !== 200) return `status ${answer.status}`
      const file = new Blob([await answer.blob()], { type })
      if (!(await isFile(file, wanted, this.#world.digest))) return 'other bytes than its name'
      await this.#put(hash, file)
    } catch (error) {
      return messageOf(error)
    }
    this.#have.set(hash, bytes)
    this.#checked.add(hash)
    this.#arrived(hash)
    return null
  }

  /** Where there is no room, what no programme needs any more makes room first. */
  async #put(hash: Hash, file: Blob): Promise<void> {
    try {
      await this.#world.media.put(hash, file)
    } catch {
      await this.#dropOld()
      await this.#world.media.put(hash, file)
    }
  }

  async #isWhole(hash: Hash, file: Blob): Promise<boolean> {
    const named = this.#wanted?.media.find((one) => one.hash === hash)
    return isFile(file, named ?? { hash, bytes: file.size }, this.#world.digest).catch(() => false)
  }

  async #dropOld(): Promise<void> {
    const needed = new Set(this.#wanted?.media.map(({ hash }) => hash))
    for (const hash of [...this.#have.keys()].filter((one) => !needed.has(one))) await this.#drop(hash)
  }

  async #drop(hash: Hash): Promise<void> {
    this.#have.delete(hash)
    this.#checked.delete(hash)
    await this.#world.media.drop(hash).catch(() => undefined)
  }
}

const sumOf = (bytes: Iterable<number>): number => [...bytes].reduce((sum, one) => sum + one, 0)
