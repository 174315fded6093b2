/** Lets a page's clocks and timers run as fast as it is told, while frames, decoders, network and memory stay as they are. */
import type { BrowserContext, Page } from 'playwright-core'

declare global {
  interface Window {
    /** Runs a driven page until so much of its time has passed. */
    driveUntil: (ms: number) => Promise<void>
  }
}

type Rates = {
  /** So many times as fast as it really goes. */
  fast: number
  /** While a film is opened or played: its frames come when they come. */
  film: number
}

/** Every page that this context opens from now on. */
export async function driveClock(context: BrowserContext, rates: Rates): Promise<void> {
  await context.addInitScript(drive, rates)
}

/** Lets it run until so much of its time has passed since it began, then stand still. */
export async function driveUntil(page: Page, ms: number): Promise<void> {
  await page.evaluate((end) => window.driveUntil(end), ms)
}

/** Runs in the page, before anything else. */
function drive({ fast, film }: Rates): void {
  if (window.top !== window) return
  const [STEP_MS, LONGEST_STEP_MS] = [4, 20]
  const real = {
    now: performance.now.bind(performance),
    frame: requestAnimationFrame.bind(window),
    later: setTimeout.bind(window),
    fetch: fetch.bind(window),
  }
  const wallAtStart = Date.now()
  let now = 0
  let end = Infinity
  let arrived = (): void => {}
  let serial = 0
  type Timer = { at: number; run: () => void; every: number | null }
  const timers = new Map<number, Timer>()
  const set = (run: unknown, ms: unknown, repeats: boolean, args: unknown[]): number => {
    const wait = Math.max(1, Number(ms) || 0)
    const call = (): void => void (typeof run === 'function' && (run as (...given: unknown[]) => void)(...args))
    timers.set(++serial, { at: now + wait, run: call, every: repeats ? wait : null })
    return serial
  }
  const clear = (id?: number): void => void (id !== undefined && timers.delete(id))
  const due = (to: number): [number, Timer] | undefined =>
    [...timers].filter(([, { at }]) => at <= to).sort(([, a], [, b]) => a.at - b.at)[0]
  const runTo = (to: number): void => {
    for (let next = due(to); next; next = due(to)) {
      const [id, timer] = next
      now = Math.max(now, timer.at)
      if (timer.every === null) timers.delete(id)
      else timer.at = now + timer.every
      timer.run()
    }
    now = to
  }
  let last = real.now()
  // Small steps: between two of them promises settle, files are read, frames are drawn.
  const step = (): void => {
    const passed = Math.min(LONGEST_STEP_MS, real.now() - last)
    last = real.now()
    runTo(Math.min(end, now + passed * (document.querySelector('video') === null ? fast : film)))
    if (now >= end) arrived()
    real.later(step, STEP_MS)
  }
  step()
  performance.now = () => now
  Date.now = () => Math.floor(wallAtStart + now)
  Object.assign(window, {
    setTimeout: (run: unknown, ms?: unknown, ...args: unknown[]) => set(run, ms, false, args),
    setInterval: (run: unknown, ms?: unknown, ...args: unknown[]) => set(run, ms, true, args),
    clearTimeout: clear,
    clearInterval: clear,
    requestAnimationFrame: (run: FrameRequestCallback) => real.frame(() => run(now)),
    driveUntil: (ms: number) =>
      new Promise<void>((resolve) => {
        end = ms
        arrived = resolve
      }),
    // The server's clock runs along.
    fetch: async (...given: Parameters<typeof fetch>) => {
      const reply = await real.fetch(...given)
      if (!/\/api\/device\/(time|heartbeat)$/.test(new URL(reply.url).pathname) || !reply.ok) return reply
      const said = (await reply.json()) as object
      return Response.json({ ...said, now: Math.floor(wallAtStart + now) }, { headers: reply.headers })
    },
  })
}
