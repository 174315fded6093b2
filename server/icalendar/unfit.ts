import type { UnfitKey } from '../text.vi.ts'

/** Why one event cannot become a schedule, thrown while it is read; `part` names what of the file is meant. */
export class Unfit extends Error {
  readonly key: UnfitKey
  readonly part: string

  constructor(key: UnfitKey, part = '') {
    super(key)
    this.name = 'Unfit'
    this.key = key
    this.part = part
  }
}
