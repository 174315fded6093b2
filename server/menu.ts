import type { FastifyInstance, RouteOptions } from 'fastify'
import { ENDPOINTS } from '../playlists/wire-http.ts'

/** Pages that belong to the API but are no entries of the menu. */
export const API_PAGES = ['/api/openapi.json', '/api/docs'] as const

/** At ready: every route says who may call it, every entry of the menu has its route, nothing under /api/ is off the menu. */
export function checkMenu(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (options) => void routes.push(options))
  app.addHook('onReady', async () => {
    const faults = [...silentRoutes(routes), ...offMenu(routes), ...unserved(routes)]
    if (faults.length > 0) throw new Error(`the routes do not match the menu:\n${faults.join('\n')}`)
  })
}

const keysOf = (route: RouteOptions) => [route.method].flat().map((method) => `${method} ${route.url}`)

const silentRoutes = (routes: RouteOptions[]) =>
  routes.filter((route) => route.config?.who === undefined).map((route) => `${route.url} does not say who may call it`)

function offMenu(routes: RouteOptions[]): string[] {
  const known = new Set(ENDPOINTS.map((entry) => `${entry.method} ${entry.path}`))
  const keys = routes
    .filter((route) => route.url.startsWith('/api/'))
    .filter((route) => !API_PAGES.some((page) => route.url === page || route.url.startsWith(`${page}/`)))
    .flatMap(keysOf)
  // Whatever can be read can be asked for its head, too.
  return keys
    .filter((key) => !known.has(key) && !known.has(key.replace(/^HEAD /, 'GET ')))
    .map((key) => `${key} is not on the menu`)
}

function unserved(routes: RouteOptions[]): string[] {
  const served = new Set(routes.flatMap(keysOf))
  return ENDPOINTS.map((entry) => `${entry.method} ${entry.path}`)
    .filter((key) => !served.has(key))
    .map((key) => `${key} has no route`)
}
