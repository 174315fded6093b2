import type { Time } from './engine/ports.ts'

const CHECK_MS = 3_600_000

/**
 * Registers the service worker that starts this page without a network. A newer shell is fetched by itself; the page is
 * loaded anew with it when nobody would miss half a second.
 */
export async function keepShellFresh(
  whenQuiet: (run: () => void) => void,
  { after }: Pick<Time, 'after'>,
): Promise<void> {
  const worker = navigator.serviceWorker
  if (!worker || !import.meta.env.PROD) return
  const hadOne = worker.controller !== null
  worker.addEventListener('controllerchange', () => {
    if (hadOne) whenQuiet(() => location.reload())
  })
  const registration = await worker.register('/display/sw.js', { scope: '/display/' }).catch(() => undefined)
  const check = (): void => {
    registration?.update().catch(() => undefined)
    after(CHECK_MS, check)
  }
  after(CHECK_MS, check)
}
