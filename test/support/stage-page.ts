/** Builds a page with nothing but the stage and serves it, with whatever media a test needs, on a free loopback port. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { LIGHT } from '../../vite.config.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
}

export type StagePage = {
  url: string
  /** Serves these bytes at `/<name>`; the type follows the name. */
  put: (name: string, bytes: Uint8Array) => void
  close: () => Promise<void>
}

export async function openStagePage(): Promise<StagePage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stage-page-'))
  await build({
    root: path.join(import.meta.dirname, 'stage-page'),
    configFile: false,
    logLevel: 'error',
    ...LIGHT,
    build: { outDir: folder, emptyOutDir: true, target: 'chrome120', assetsInlineLimit: 0 },
  })
  const media = new Map<string, Uint8Array>()
  const server = createServer((request, reply) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1)) || 'index.html'
    void bytesOf(folder, media, name).then((bytes) => send(reply, name, bytes, request.headers.range))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    put: (name, bytes) => void media.set(name, bytes),
    close: () => closeAll(server, folder),
  }
}

async function bytesOf(folder: string, media: Map<string, Uint8Array>, name: string): Promise<Uint8Array | null> {
  return media.get(name) ?? (await readFile(path.join(folder, path.normalize(`/${name}`))).catch(() => null))
}

type Reply = Parameters<NonNullable<Parameters<typeof createServer>[1]>>[1]

function send(reply: Reply, name: string, bytes: Uint8Array | null, range: string | undefined): void {
  if (bytes === null) return void reply.writeHead(404).end()
  const headers = { 'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream', 'accept-ranges': 'bytes' }
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  if (from === undefined) return void reply.writeHead(200, headers).end(bytes)
  const start = Number(from)
  const end = to ? Math.min(Number(to), bytes.length - 1) : bytes.length - 1
  const part = { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` }
  reply.writeHead(206, part).end(bytes.subarray(start, end + 1))
}

async function closeAll(server: Server, folder: string): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
}
