import type { AccountId } from '../../playlists/ids.ts'
import { MINUTE } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ExportState } from '../../playlists/wire/plays.ts'
import type { ServerClock } from '../clock.ts'
import type { LoggedPlay } from './log.ts'

/** How long it is remembered how an export ended. */
const REMEMBERED_MS = 10 * MINUTE
const UNHEARD: ExportState = { state: 'waiting', rows: 0, total: 0 }

type Watched = ExportState & { endedAt: Instant | null }
type Name = { account: AccountId; watch: string }

/** An export was broken off by the one who began it. */
export class ExportStopped extends Error {}

/** The exports that are being watched: how far each has come. They end with the process, as the downloads do. */
export class Exports {
  readonly #clock: ServerClock
  readonly #all = new Map<string, Watched>()

  constructor(clock: ServerClock) {
    this.#clock = clock
  }

  /** Only to the one who began it. */
  stateOf(name: Name): ExportState {
    const { state, rows, total } = this.#all.get(keyOf(name)) ?? UNHEARD
    return { state, rows, total }
  }

  /** At its next page it ends, and with it the download. */
  stop(name: Name): ExportState {
    const watched = this.#all.get(keyOf(name))
    if (watched?.state === 'running') watched.state = 'stopped'
    return this.stateOf(name)
  }

  /** Pages as they are handed on; whoever stops to take them has left. */
  async *watch(name: Name, total: number, pages: AsyncIterable<LoggedPlay[]>): AsyncGenerator<LoggedPlay[]> {
    this.#forget()
    const watched: Watched = { state: 'running', rows: 0, total, endedAt: null }
    this.#all.set(keyOf(name), watched)
    let ended: ExportState['state'] = 'stopped'
    try {
      for await (const page of pages) {
        if (watched.state === 'stopped') throw new ExportStopped()
        yield page
        watched.rows += page.length
      }
      ended = 'done'
    } catch (error) {
      if (!(error instanceof ExportStopped)) ended = 'broken'
      throw error
    } finally {
      watched.state = ended
      watched.endedAt = this.#clock.now()
    }
  }

  #forget(): void {
    const now = this.#clock.now()
    for (const [key, { endedAt }] of this.#all)
      if (endedAt !== null && now - endedAt > REMEMBERED_MS) this.#all.delete(key)
  }
}

const keyOf = ({ account, watch }: Name): string => `${account} ${watch}`
