import type { Programme } from '../../playlists/programme.ts'
import { playingAt } from '../../playlists/playback.ts'
import type { Instant } from '../../playlists/time.ts'
import { PICTURE_MS } from '../../playlists/orders.ts'
import type { Dispose, Time } from './ports.ts'
import type { OrderedPicture } from './snapshot.ts'

/** The picture that staff asked for, for its time; while it stands nothing is played, so nothing unseen is counted. */
export class PictureBoard {
  readonly #time: Time
  readonly #changed: () => void
  #picture: OrderedPicture | null = null
  #timer: Dispose = () => {}

  constructor(time: Time, changed: () => void) {
    this.#time = time
    this.#changed = changed
  }

  get picture(): OrderedPicture | null {
    return this.#picture
  }

  show(picture: OrderedPicture): void {
    this.#timer()
    this.#picture = picture
    this.#timer = this.#time.after(PICTURE_MS[picture], () => this.end())
    this.#changed()
  }

  end(): void {
    this.#timer()
    if (this.#picture === null) return
    this.#picture = null
    this.#changed()
  }

  /** Without a word: nothing is played any more. */
  close(): void {
    this.#timer()
    this.#picture = null
  }

  /** RULES LD2. An emergency beats everything, this too. */
  giveWay(programme: Programme, now: Instant): void {
    const isEmergency = playingAt(programme, now).some(({ show }) => show.kind === 'slot' && show.layer === 'emergency')
    if (isEmergency) this.end()
  }
}
