import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { WEB_FRAME_PATH } from '../playlists/web-page.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

// The shell, fonts and all: a screen starts from here when the server is away. What it plays comes from the page's own caches.
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
// The frame around a page of another site is the server's own page, or nothing; a preview for the panel comes fresh from the
// server, for its part that measures is not kept here.
const fresh = [new RegExp(`^${WEB_FRAME_PATH}`), /\?preview/]
registerRoute(new NavigationRoute(createHandlerBoundToURL('/display/index.html'), { denylist: fresh }))

void self.skipWaiting()
clientsClaim()
