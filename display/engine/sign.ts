import type { OfficeSign } from '../../playlists/programme.ts'
import type { Dispose } from './ports.ts'
import type { OfficeFace } from './snapshot.ts'
import type { ZoneWorld } from './zone-player.ts'

/** The office's name, and its logo from the moment that its file is here. The same face is the same object. */
export class Sign {
  readonly #world: Pick<ZoneWorld, 'has' | 'lend'>
  readonly #changed: () => void
  #face: OfficeFace = { name: '', logo: null }
  /** The file whose picture the face shows, or waits for. */
  #file: string | null = null
  #letGo: Dispose = () => {}

  constructor(world: Pick<ZoneWorld, 'has' | 'lend'>, changed: () => void) {
    this.#world = world
    this.#changed = changed
  }

  face({ office, logo }: OfficeSign): OfficeFace {
    const file = logo !== null && this.#world.has(logo.file) ? logo.file : null
    if (file !== this.#file) {
      this.#letGo()
      this.#letGo = () => {}
      this.#file = file
      this.#face = { name: office, logo: null }
      if (logo !== null && file !== null) void this.#fetch(logo.file)
    }
    if (this.#face.name !== office) this.#face = { ...this.#face, name: office }
    return this.#face
  }

  async #fetch(file: NonNullable<OfficeSign['logo']>['file']): Promise<void> {
    const lent = await this.#world.lend(file).catch(() => null)
    if (lent === null || this.#file !== file) return lent?.letGo()
    this.#letGo = lent.letGo
    this.#face = { ...this.#face, logo: lent.url }
    this.#changed()
  }
}
