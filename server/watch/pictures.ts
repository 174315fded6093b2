import type { DisplayId } from '../../playlists/ids.ts'
import { MINUTE } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import { Refusal } from '../errors.ts'

const KEPT_MS = 10 * MINUTE
const JPEG = Buffer.from([0xff, 0xd8, 0xff])

type Picture = { at: Instant; jpeg: Buffer }

/** The latest picture that each display took of itself: in memory only, and not for long. */
export class Pictures {
  readonly #pictures = new Map<DisplayId, Picture>()

  /** Throws `file-type` for anything but a JPEG. */
  put(display: DisplayId, base64: string, at: Instant): void {
    const jpeg = Buffer.from(base64, 'base64')
    if (!jpeg.subarray(0, JPEG.length).equals(JPEG)) throw new Refusal('file-type')
    this.#forget(at)
    this.#pictures.set(display, { at, jpeg })
  }

  /** Throws `not-found`. */
  get(display: DisplayId, now: Instant): Buffer {
    this.#forget(now)
    const found = this.#pictures.get(display)
    if (found === undefined) throw new Refusal('not-found')
    return found.jpeg
  }

  #forget(now: Instant): void {
    for (const [display, { at }] of this.#pictures) if (now - at >= KEPT_MS) this.#pictures.delete(display)
  }
}
