import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { deviceProgramme } from '../../playlists/wire/devices.ts'
import { storeFile } from '../support/send-file.ts'
import { freshFolder, removeFolder, startServer } from '../support/whole.ts'
import { openOffice } from './office.ts'
import type { Office } from './office.ts'
import type { Line } from './table.ts'

const display = path.resolve(import.meta.dirname, '..', '..', 'dist', 'display')
const KB = 1024

/** All that a screen loads and keeps but fonts and media: page, scripts and styles as its service worker lists them, and that worker. */
export function benchBundle(): Line {
  const worker = readFileSync(path.join(display, 'sw.js'), 'utf8')
  const kept = [...worker.matchAll(/"url":"([^"]+\.(?:html|js|css))"/g)].map(([, url]) => url!)
  if (!kept.includes('index.html'))
    throw new Error('the service worker names no page: its list is written in another way now')
  const files = [...kept, 'sw.js']
  const sizes = files.map((file) => gzipSync(readFileSync(path.join(display, file)), { level: 9 }).length)
  return {
    what: 'display bundle, gzipped, without fonts',
    measured: sizes.reduce((sum, size) => sum + size, 0) / KB,
    unit: 'KB',
    budget: { at: 'most', value: 120 },
    from: `${files.length} files`,
  }
}

/** Resident memory of a process in MB, as the system counts it. */
export function residentMb(pid: number): number {
  if (process.platform === 'win32') {
    const script = `(Get-Process -Id ${pid}).WorkingSet64`
    return Number(execFileSync('powershell', ['-NoProfile', '-Command', script], { encoding: 'utf8' })) / KB / KB
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / KB
}

/** A second start on an office that is set up, left alone for five seconds. */
export async function benchMemory(): Promise<Line> {
  const dataDir = await freshFolder()
  const first = await startServer({ dataDir, env: { ADMIN_PASSWORD: 'bench-only-password' } })
  await first.stop()
  const server = await startServer({ dataDir })
  await pause(5000)
  const measured = residentMb(server.pid)
  await server.stop()
  await removeFolder(dataDir)
  return { what: 'server memory, idle', measured, unit: 'MB', budget: { at: 'most', value: 150 }, from: 'RSS' }
}

const PHOTOS = 8
const POLLS = 1000

/** Uploads of photos as telephones take them, then screens that ask: what the decoders took is given back. */
export async function benchMemoryInUse(): Promise<Line> {
  const office = await openOffice(4)
  try {
    for (let i = 0; i < PHOTOS; i++) await sendPhoto(office, 4000 + i, 3000)
    for (let i = 0; i < POLLS; i++) {
      const headers = {
        authorization: office.screens[i % office.screens.length]?.caller.headers['authorization'] ?? '',
      }
      await (await fetch(office.server.origin + deviceProgramme.path, { headers })).arrayBuffer()
    }
    const measured = residentMb(office.server.pid)
    const from = `RSS after ${PHOTOS} photos of 12 megapixels and ${POLLS} programmes`
    return { what: 'server memory, in use', measured, unit: 'MB', budget: { at: 'most', value: 220 }, from }
  } finally {
    await office.close()
  }
}

async function sendPhoto({ staff }: Office, width: number, height: number): Promise<void> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 20 }
  const photo = await sharp({ create: { width, height, channels: 3, background: 'white', noise } })
    .jpeg()
    .toBuffer()
  await storeFile(staff, 'photo.jpg', new Uint8Array(photo))
}
