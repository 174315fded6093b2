import type { PlayRecord } from '../../playlists/plays.ts'
import type { LostSeqs, MissingSeqs } from '../../playlists/wire/devices.ts'
import { fieldsOf, messageOf, refusalOf, waitOf } from './answers.ts'
import { BackOff } from './back-off.ts'
import { HandedOver } from './handed-over.ts'
import type { Answer, Dispose, PlayKey, StoredPlay, World } from './ports.ts'

const BATCH = 200
/** Plays wait a little for each other, so that a screen sends a few times a minute rather than at every slot. */
const GATHER_MS = 15_000
/** Plays that the disk would not take are held in memory, up to so many. */
const MOST_UNSAVED = 5000
/** What is lost is told in so many pieces at once. */
const MOST_LOST = 100

type QueueWorld = Pick<World, 'store' | 'http' | 'time' | 'random'>
type Line = { token: string; owner: number }

/** Durable: a play is forgotten only when the server has answered for it by name. */
export class PlayQueue {
  readonly #world: QueueWorld
  readonly #backOff: BackOff
  #line: Line | null = null
  #sending = false
  #timer: Dispose | null = null
  #writing: Promise<void> = Promise.resolve()
  #stored = 0
  #unsaved: StoredPlay[] = []
  #missed = 0
  #batch = BATCH
  #problem = ''
  readonly #handedOver = new HandedOver()
  /** What the server asked for and will not get, to be told with the next batch. */
  #lost: LostSeqs[] = []

  constructor(world: QueueWorld) {
    this.#world = world
    this.#backOff = new BackOff(3000, 300_000, world.random)
  }

  async open(): Promise<void> {
    this.#stored = await this.#world.store.countPlays()
  }

  /** From now on sends what this display has shown, with its token; null keeps everything and sends nothing. */
  connect(line: Line | null): void {
    this.#line = line
    this.#timer?.()
    this.#timer = null
    if (line !== null && this.waiting() > 0) this.#plan(0)
  }

  /** Written down before anything else is done with it. */
  add(entry: StoredPlay): void {
    this.#unsaved.push(entry)
    this.#writing = this.#writing.then(() => this.#save()).then(() => this.#plan(GATHER_MS))
  }

  /** The disk takes no more: what says only that nothing was shown is then counted, not kept. */
  get isFull(): boolean {
    return this.#problem !== '' && this.#unsaved.length > 0
  }

  /** A record that was not kept because the disk is full. */
  miss(): void {
    this.#missed++
  }

  waiting(): number {
    return this.#stored + this.#unsaved.length
  }

  problems(): string[] {
    const missed = this.#missed > 0 ? `${this.#missed} records not kept: no room` : ''
    return [this.#problem, missed].filter((problem) => problem !== '')
  }

  /** Resolves when all that was added is on the disk, or the disk has refused it. */
  written(): Promise<void> {
    return this.#writing
  }

  /** In the order in which they ended; at the first that the disk refuses the rest waits for the next try. */
  async #save(): Promise<void> {
    try {
      for (let entry = this.#unsaved[0]; entry; entry = this.#unsaved[0]) {
        await this.#world.store.addPlay(entry)
        this.#unsaved.shift()
        this.#stored++
      }
      this.#problem = ''
    } catch (error) {
      this.#problem = `plays not stored: ${messageOf(error)}`
      this.#missed += Math.max(0, this.#unsaved.length - MOST_UNSAVED)
      for (const { boot, play } of this.#unsaved.slice(MOST_UNSAVED)) this.#handedOver.note('no-room', boot, [play.seq])
      this.#unsaved = this.#unsaved.slice(0, MOST_UNSAVED)
    }
  }

  #plan(ms: number): void {
    if (this.#line === null || this.#timer || this.#sending) return
    this.#timer = this.#world.time.after(ms, () => {
      this.#timer = null
      void this.#send()
    })
  }

  async #send(): Promise<void> {
    if (this.#line === null || this.#sending) return
    this.#sending = true
    const wait = await this.#sendOnce(this.#line).catch(() => this.#backOff.next())
    this.#sending = false
    this.#stored = await this.#world.store.countPlays().catch(() => this.#stored)
    if (wait !== null) this.#plan(wait)
  }

  /** One batch of one boot, and what is lost. The wait before the next one, in ms; null when there is nothing left. */
  async #sendOnce({ token, owner }: Line): Promise<number | null> {
    const batch = await this.#nextBatch(owner)
    const lost = this.#lost.slice(0, MOST_LOST)
    const boot = batch[0]?.boot ?? lost[0]?.boot
    if (boot === undefined) return null
    const body = { boot, plays: batch.map((entry) => entry.play), ...(lost.length > 0 && { lost }) }
    const answer = await this.#world.http({ method: 'POST', path: '/api/device/plays', token, body, isLarge: true })
    if (answer.status !== 200) return this.#refused(answer)
    const reply = fieldsOf(await answer.text())
    const seqs = answeredSeqs(reply?.['answers'], body.plays)
    const done = batch.filter((entry) => seqs.has(entry.play.seq)).map(keyOf)
    await this.#forget(done)
    if (reply === null || done.length < Math.min(1, batch.length)) return this.#backOff.next()
    this.#handedOver.note('delivered', boot, [...seqs])
    this.#lost = await this.#lostOf(reply['missing'], owner)
    this.#backOff.reset()
    return 0
  }

  /** RULES PL7. Of what the server misses: what this display has not. */
  async #lostOf(missing: unknown, owner: number): Promise<LostSeqs[]> {
    if (!Array.isArray(missing)) return []
    const at = { store: this.#world.store, unsaved: this.#unsaved }
    const lost: LostSeqs[] = []
    for (const piece of missing.filter(isMissing)) lost.push(...(await this.#handedOver.lost(piece, owner, at)))
    return lost
  }

  /** This display's plays; those shown before it knew which display it is are its own as well. */
  async #nextBatch(owner: number): Promise<StoredPlay[]> {
    const { store } = this.#world
    const read = async (whose: number) => (whose === owner || owner !== 0 ? store.readPlays(whose, this.#batch) : [])
    const own = await read(owner)
    const stored = own.length > 0 ? own : await read(0)
    const plays = stored.length > 0 ? stored : this.#unsaved.filter((entry) => [owner, 0].includes(entry.owner))
    return plays.filter((entry) => entry.boot === plays[0]!.boot).slice(0, this.#batch)
  }

  async #forget(keys: readonly PlayKey[]): Promise<void> {
    await this.#world.store.forgetPlays(keys)
    const gone = new Set(keys.map(nameOf))
    this.#unsaved = this.#unsaved.filter((entry) => !gone.has(nameOf(keyOf(entry))))
  }

  /** A batch that is too much for the server is sent in smaller parts; all who were told to wait return at different times. */
  async #refused(answer: Answer): Promise<number> {
    const code = await refusalOf(answer)
    if (code === 'body-too-large' || code === 'invalid') this.#batch = Math.max(1, this.#batch >> 1)
    return this.#backOff.next() + waitOf(answer) * (1 + this.#world.random())
  }
}

const keyOf = ({ owner, boot, play }: StoredPlay): PlayKey => ({ owner, boot, seq: play.seq })
const nameOf = ({ owner, boot, seq }: PlayKey): string => `${owner} ${boot} ${seq}`

const RESULTS: readonly unknown[] = ['stored', 'known', 'quarantined']

/** Which plays the server has answered for, by name; a row it could not read bears -1 and is known by its place. */
function answeredSeqs(answers: unknown, plays: readonly PlayRecord[]): Set<number> {
  if (!Array.isArray(answers)) return new Set()
  const seqs = answers.flatMap((answer: { seq?: unknown; result?: unknown } | null, i) => {
    if (!RESULTS.includes(answer?.result)) return []
    return answer?.seq === -1 && answers.length === plays.length ? plays[i]!.seq : answer?.seq
  })
  return new Set(seqs.filter((seq) => typeof seq === 'number'))
}

function isMissing(piece: unknown): piece is MissingSeqs {
  const { boot, first, last } = (piece ?? {}) as Partial<Record<keyof MissingSeqs, unknown>>
  return [boot, first, last].every(Number.isSafeInteger)
}
