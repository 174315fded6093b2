import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { finishUpload } from '../../playlists/wire/uploads.ts'
import { Caller } from '../support/caller.ts'
import { begin, piece, storeFile } from '../support/send-file.ts'
import { fixture } from '../support/uploads.ts'
import { freshFolder, removeFolder, startServer } from '../support/whole.ts'
import type { Server } from '../support/whole.ts'

const MB = 1024 * 1024
const BYTES = 1024 * MB
const DROP_EVERY = 50 * MB
const PASSWORD = 'four words of one test'

let server: Server | undefined
let dataDir = ''
afterEach(async () => {
  await server?.kill()
  await removeFolder(dataDir)
})

const residentMb = (pid: number): number => {
  const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
  return (Number(pages) * 4096) / MB
}

type Film = { at: (offset: number, length: number) => Buffer }

/** A film with a gigabyte of bytes behind it that no player reads: made as it is sent, never held. */
async function makeFilm(caller: Caller): Promise<Film> {
  // As it is kept: without its notes (RULES MA6), so that nothing of it is changed again.
  const { file } = await storeFile(caller, 'clip.mp4', new Uint8Array(await fixture('clip.mp4')))
  const kept = await fetch(new URL(`/api/files/${file}`, caller.origin), { headers: caller.headers })
  const film = Buffer.from(await kept.arrayBuffer())
  const box = Buffer.alloc(8)
  box.writeUInt32BE(BYTES - film.length)
  box.write('mdat', 4)
  const once = randomBytes(MB)
  const noise = Buffer.concat([once, once])
  return {
    at: (offset, length) => {
      const bytes = Buffer.from(noise.subarray(offset % MB, (offset % MB) + length))
      const head = Buffer.concat([film, box])
      if (offset < head.length) head.subarray(offset).copy(bytes)
      return bytes
    },
  }
}

test.runIf(process.platform === 'linux')(
  'a gigabyte over a line that drops every 50 MB comes whole, and the server grows by less than 60 MB',
  { timeout: 300_000 },
  async () => {
    dataDir = await freshFolder()
    server = await startServer({ dataDir, env: { LOG_LEVEL: 'warn', ADMIN_PASSWORD: PASSWORD } })
    const { pid } = server
    const admin = await new Caller(server.origin).signIn('admin', PASSWORD)
    const settings = await admin.ask(readSettings, {})
    await admin.ask(updateSettings, { body: { ...settings, maxVideoMb: 1100 } })
    const film = await makeFilm(admin)
    const url = await begin(admin, BYTES, 'phim.mp4')
    let [before, most, drops] = [0, 0, 0]
    for (let offset = 0; offset < BYTES; drops++) {
      await send(admin, url, offset, film)
      // The first piece brings its code and the collector's slack along, as any first upload does.
      if (drops === 0) before = residentMb(pid)
      const head = await fetch(url, { method: 'HEAD', headers: piece(admin, 0) })
      offset = Number(head.headers.get('upload-offset'))
      most = Math.max(most, residentMb(pid))
    }
    const { at } = await admin.ask(finishUpload, { params: { id: url.pathname.split('/').at(-1)! } })
    if (at.kind !== 'stored') throw new Error(at.kind)
    expect(at.files[0]).toMatchObject({ bytes: BYTES, width: 320, height: 180 })
    expect(drops).toBeGreaterThanOrEqual(20)
    const sent = createHash('sha256')
    for (let offset = 0; offset < BYTES; offset += MB) sent.update(film.at(offset, MB))
    expect(at.files[0]!.file).toBe(sent.digest('hex'))
    expect(most - before).toBeLessThan(60)
  },
)

/** Sends until the line is cut, or to the end. */
function send(caller: Caller, url: URL, from: number, film: Film): Promise<void> {
  return new Promise((resolve) => {
    const until = Math.min(BYTES, from + DROP_EVERY)
    const headers = { ...piece(caller, from), 'content-length': String(BYTES - from) }
    const sending = request(url, { method: 'PATCH', headers })
    sending.once('response', (reply) => (reply.resume(), resolve()))
    sending.once('error', () => resolve())
    let at = from
    const go = (): void => {
      while (at < until) {
        const length = Math.min(MB, until - at)
        const more = sending.write(film.at(at, length))
        at += length
        if (!more) return void sending.once('drain', go)
      }
      if (at === BYTES) sending.end()
      else sending.write('', () => sending.destroy())
    }
    go()
  })
}
