import type { DataRouter } from 'react-router'

const placeInHistory = (): number | null => (window.history.state as { idx?: number } | null)?.idx ?? null

/**
 * The router cannot hold back a move whose place in the history it does not know, and what is typed into the address bar
 * has none: it gets the one after the last, before the router (made afterwards, so that it listens second) hears of it.
 */
export function withTypedAddresses<R extends DataRouter>(makeRouter: () => R): R {
  let last = 0
  window.addEventListener('popstate', () => {
    if (placeInHistory() === null) window.history.replaceState({ idx: last + 1 }, '')
  })
  const router = makeRouter()
  router.subscribe(() => {
    last = placeInHistory() ?? last
  })
  return router
}
