import type { FileHandle } from 'node:fs/promises'

/** A stretch of a file, its end not in it. */
export type Stretch = { start: number; end: number }
/** A stretch that no player needs, and what to write at its start so that the file can still be read; the rest is zeros. */
export type Note = Stretch & { head: Buffer }

/** No film that plays has so many boxes; one made of nothing else would be read for hours. */
const MOST_READS = 2_000_000
const ZEROS = Buffer.alloc(64 * 1024)

/** A film on the disk, read and changed here and there. */
export class Film {
  readonly size: number
  readonly #file: FileHandle
  #reads = 0

  constructor(file: FileHandle, size: number) {
    this.#file = file
    this.size = size
  }

  /** Zeros beyond the end. Throws for a film of too many pieces. */
  async read(at: number, length: number): Promise<Buffer> {
    if (++this.#reads > MOST_READS) throw new Error('a film of too many pieces')
    const bytes = Buffer.alloc(length)
    await this.#file.read(bytes, 0, length, at)
    return bytes
  }

  async blank({ head, start, end }: Note): Promise<void> {
    await this.#file.write(head, 0, head.length, start)
    for (let at = start + head.length; at < end; at += ZEROS.length) {
      await this.#file.write(ZEROS, 0, Math.min(ZEROS.length, end - at), at)
    }
  }
}
