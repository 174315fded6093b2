/**
 * How long a person would need: the keystroke-level model (Card, Moran, Newell 1980) over what a test really clicks and types,
 * plus what the program really makes them wait. A longer path costs more, without anybody sleeping.
 */
import type { Locator, Page } from 'playwright-core'

/** Seconds: a key by an average typist, pointing, a press of the button, hands between keys and mouse, a thought, a turn of the wheel. */
const SECONDS = { key: 0.28, point: 1.1, press: 0.2, home: 0.4, think: 1.35, wheel: 1 } as const
type Act = keyof typeof SECONDS

const MARK = /\p{M}/gu

/** Vietnamese is typed letter by letter with a key more for each mark (Telex), a capital with Shift. */
export const keysOf = (text: string): number => {
  const loose = text.normalize('NFD').replaceAll('đ', 'dd').replaceAll('Đ', 'DD')
  const marks = loose.match(MARK)?.length ?? 0
  const capitals = loose.match(/\p{Lu}/gu)?.length ?? 0
  return loose.replace(MARK, '').length + marks + capitals
}

export class Hand {
  readonly acts: Record<Act, number> = { key: 0, point: 0, press: 0, home: 0, think: 0, wheel: 0 }
  #waited = 0
  #on: 'mouse' | 'keys' = 'mouse'

  /** Thinks where to go, turns the wheel if it is out of sight, points and presses. */
  async click(target: Locator): Promise<void> {
    await this.#during(['think'], () => target.first().waitFor())
    await this.then(target)
  }

  /** A press that the one before it was made for (an entry of the menu just opened): nothing is left to think about. */
  async then(target: Locator): Promise<void> {
    await this.sees(target)
    this.#move('mouse')
    if (!(await inSight(target))) this.acts.wheel++
    await this.#during(['point', 'press'], () => target.click())
  }

  async type(page: Page, text: string): Promise<void> {
    this.#move('keys')
    await this.#during(
      Array.from({ length: keysOf(text) }, () => 'key' as const),
      () => page.keyboard.type(text),
    )
  }

  /** Looks at it and takes it in. */
  async reads(target: Locator): Promise<void> {
    await this.sees(target)
    this.acts.think++
  }

  sees(target: Locator): Promise<void> {
    return this.#during([], () => target.first().waitFor())
  }

  get seconds(): { byHand: number; waited: number } {
    const acts = Object.entries(this.acts) as [Act, number][]
    return {
      byHand: secondsOf(acts.flatMap(([act, times]) => Array.from({ length: times }, () => act))),
      waited: this.#waited,
    }
  }

  #move(to: 'mouse' | 'keys'): void {
    if (this.#on !== to) this.acts.home++
    this.#on = to
  }

  /** What the program takes counts where it is longer than the person's own part meanwhile (the model's rule for responses). */
  async #during(acts: readonly Act[], run: () => Promise<unknown>): Promise<void> {
    const from = performance.now()
    await run()
    for (const act of acts) this.acts[act]++
    this.#waited += Math.max(0, (performance.now() - from) / 1000 - secondsOf(acts))
  }
}

const secondsOf = (acts: readonly Act[]): number => acts.reduce((sum, act) => sum + SECONDS[act], 0)

async function inSight(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const hit = document.elementFromPoint(left + width / 2, top + height / 2)
    return hit !== null && (element.contains(hit) || hit.contains(element))
  })
}
