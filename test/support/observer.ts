/** Sees what a display page shows, frame by frame, from its DOM alone: it shares nothing with the player that counts. */
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'

/** One thing coming into sight; it stays until the next one of the same page load. */
export type Sighting = {
  /** Which load of the page: when it began, ms since 1970. */
  load: number
  /** ms since that load. */
  at: number
  showing: string
  /** `image`, `video`, `slogan`, `qr`, `fallback`, `black`; empty when nothing is in sight. */
  content: string
  material: number | null
}

/** A showing counts as complete from this much under its length. */
const TOLERANCE_MS = 500

export class Observer {
  readonly sightings: Sighting[] = []

  /** Watches every page that this context opens from now on. */
  static async in(context: BrowserContext): Promise<Observer> {
    const observer = new Observer()
    await context.exposeBinding('reportSighting', (_, sighting: Sighting) => void observer.sightings.push(sighting))
    await context.addInitScript(watch)
    return observer
  }

  /** The showings that have ended, with how long they were in sight. */
  get showings(): (Sighting & { shownMs: number })[] {
    return this.sightings.flatMap((sighting, i) => {
      const next = this.sightings.slice(i + 1).find(({ load }) => load === sighting.load)
      return next && sighting.material !== null ? [{ ...sighting, shownMs: next.at - sighting.at }] : []
    })
  }

  /** Those that were in sight for their whole slot, where every slot is `slotMs` long. */
  complete(slotMs: number): (Sighting & { shownMs: number })[] {
    return this.showings.filter(({ shownMs }) => shownMs >= slotMs - TOLERANCE_MS)
  }

  /** How often each material was. */
  completed(slotMs: number): Record<number, number> {
    const counts: Record<number, number> = {}
    for (const { material } of this.complete(slotMs))
      if (material !== null) counts[material] = (counts[material] ?? 0) + 1
    return counts
  }
}

/** Runs in the page. A thing is in sight from the second frame that has it: the first one is still being drawn. */
function watch(): void {
  if (!location.pathname.startsWith('/display/') || window.top !== window) return
  const report = (window as unknown as { reportSighting: (sighting: Sighting) => void }).reportSighting
  let last: string | null = null
  let told: string | null = null
  const look = (): void => {
    const layer = document.querySelector('[data-visible="true"][data-content]')
    const showing = layer?.getAttribute('data-showing') ?? ''
    if (showing === last && showing !== told) {
      told = showing
      const material = layer?.getAttribute('data-material') ?? null
      report({
        load: performance.timeOrigin,
        at: performance.now(),
        showing,
        content: layer?.getAttribute('data-content') ?? '',
        material: material === null ? null : Number(material),
      })
    }
    last = showing
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Asks again and again until the answer is not null. Throws when it is still null after `withinMs`. */
export async function until<T>(what: string, withinMs: number, ask: () => Promise<T | null> | T | null): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`)
    await pause(100)
  }
}

/** How many plays the page still owes the server, as its database says. */
export const playsOwed = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('bang-tin')
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const count = opening.result.transaction('plays').objectStore('plays').count()
          count.onsuccess = () => {
            opening.result.close()
            resolve(count.result)
          }
        }
      }),
  )
