/** Looks at a place of the panel at both sizes and writes down what is not as it should be. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { violationsOn } from './axe.ts'
import type { Stop } from './panel-stops.ts'
import { foreignIn, overflowOn, wordsOn } from './words.ts'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
const FLOATING = '[role=dialog], [role=menu]'

/** Fades and slides are over: a half drawn dialog has neither its colours nor its place. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const ending = (each: Animation) => Number.isFinite(each.effect?.getComputedTiming().endTime)
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    await frame()
    await frame()
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(ending)
        .map((each) => each.finished),
    )
  })

export class Looker {
  readonly page: Page
  readonly found: string[] = []
  /** Where it is, for what the console says meanwhile. */
  #at = ''

  constructor(page: Page) {
    this.page = page
    page.on('response', (reply) => {
      if (reply.status() === 404) this.#note('console', [`404 ${reply.url()}`])
    })
    page.on('console', (message) => {
      if (message.type() === 'error') this.#note('console', [message.text()])
    })
    page.on('pageerror', (error) => this.#note('error', [error.message]))
  }

  #note(what: string, lines: readonly string[]): void {
    this.found.push(...lines.map((line) => `${this.#at}: ${what}: ${line}`))
  }

  async look(name: string): Promise<void> {
    for (const size of [WIDE, NARROW]) {
      this.#at = `${name} at ${size.width}`
      await this.page.setViewportSize(size)
      await settled(this.page)
      this.#note('axe', await violationsOn(this.page))
      this.#note('words', [...new Set(foreignIn(await wordsOn(this.page)))])
      this.#note('overflow', await this.#overflow())
    }
    await this.page.setViewportSize(WIDE)
  }

  /** What still sticks out once charts have heard of their new size. */
  async #overflow(): Promise<string[]> {
    let found = await overflowOn(this.page)
    for (let frames = 0; found.length > 0 && frames < 60; frames++) {
      await settled(this.page)
      found = await overflowOn(this.page)
    }
    return found
  }

  /** Goes there, opens what is to be opened, looks, and closes it by Escape. */
  async visit(home: string, stop: Stop): Promise<void> {
    this.#at = stop.name
    await this.page.mouse.move(0, 0)
    await this.page.goto(`${home}/#/-`)
    await this.page.goto(`${home}/#${stop.at}`)
    await stop.open?.(this.page)
    await this.page.getByText(stop.ready).filter({ visible: true }).first().waitFor()
    await this.look(stop.name)
    const floating = this.page.locator(FLOATING)
    if ((await floating.count()) === 0) return
    await this.page.keyboard.press('Escape')
    await expect.poll(() => floating.count(), { timeout: 5000, message: `${stop.name} closes by Escape` }).toBe(0)
  }
}
