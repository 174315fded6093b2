import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { en } from './text.en.ts'
import { vi } from './text.vi.ts'

const PAGES = [
  { folder: 'admin', prefix: '/' },
  { folder: 'display', prefix: '/display/' },
] as const

/** The panel at `/`, the player at `/display/`; a page that says what to do where they have not been built. */
export async function servePages(app: FastifyInstance, distDir: string): Promise<void> {
  for (const { folder, prefix } of PAGES) {
    const root = path.join(distDir, folder)
    await app.register(async (pages) => {
      pages.addHook('onRoute', (options) => void (options.config = { ...options.config, who: 'open' }))
      if (existsSync(path.join(root, 'index.html'))) await serveBuilt(pages, root, prefix)
      else pages.get(prefix, (_, reply) => reply.code(503).type('text/html; charset=utf-8').send(notBuiltPage()))
    })
  }
}

async function serveBuilt(pages: FastifyInstance, root: string, prefix: string): Promise<void> {
  await pages.register(fastifyStatic, {
    root,
    // Without its last stroke, so that /display leads to /display/.
    prefix: prefix.replace(/(?<=.)\/$/, ''),
    decorateReply: false,
    redirect: prefix !== '/',
    cacheControl: false,
    setHeaders: (reply, file) => void reply.header('cache-control', cachingOf(path.relative(root, file))),
  })
}

/** Built assets bear their hash in their name; pages and the service worker must be asked for each time. */
function cachingOf(file: string): string {
  const isHashed = /^assets[/\\].*-[\w-]{8,}\.\w+$/.test(file)
  return isHashed ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function notBuiltPage(): string {
  const part = (words: typeof vi.notBuilt) => `<h1>${words.title}</h1><p>${words.body}</p>`
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Bảng tin</title><body>${part(vi.notBuilt)}<hr>${part(en.notBuilt)}</body></html>`
}
