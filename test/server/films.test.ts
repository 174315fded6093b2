/** Films that no screen plays are made into ones that do, and each gets a poster: by a real ffmpeg, where there is one. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hash } from '../../playlists/ids.ts'
import { DAY } from '../../playlists/time.ts'
import * as menu from '../../playlists/wire/materials.ts'
import * as uploads from '../../playlists/wire/uploads.ts'
import { findFfmpeg } from '../../server/materials/ffmpeg.ts'
import { findFile } from '../../server/materials/file-store.ts'
import { materialDraft, videoOf } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { fixture, look, sendAll, upload } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
let ffmpeg: string | null
beforeAll(async () => {
  ffmpeg = await findFfmpeg()
  server = await startTestServer({ ports: { ffmpeg } })
  editor = await server.as('editor')
})
afterAll(() => server.close())

const posterOf = (file: string) =>
  editor.app.inject({ url: menu.readPoster.path.replace(':hash', file), headers: editor.headers })

/** Asks until the server is at no work with it. */
async function settled(id: string): Promise<uploads.UploadState> {
  for (;;) {
    const { at } = await editor.ok(uploads.readUpload, { params: { id } })
    if (at.kind !== 'working') return at
  }
}

describe('a film that screens do not play', () => {
  test.each([
    ['hevc.mp4', 'HEVC'],
    ['phone.mov', 'MOV'],
  ])('%s is made into MP4 with H.264, or it is said what to convert it to', async (name, said) => {
    const sent = await sendAll(editor, await fixture(name), name)
    if (ffmpeg === null) {
      expect(sent.error).toMatchObject({ code: 'video-codec' })
      expect(sent.error!.message).toContain(said)
      expect(sent.error!.message).toContain('H.264')
      return
    }
    expect(sent.body.at).toMatchObject({ kind: 'working', work: 'video' })
    const at = await settled(sent.body.id)
    if (at.kind !== 'stored') throw new Error(JSON.stringify(at))
    const [film] = at.files
    expect(film).toMatchObject({ type: 'video/mp4', video: { codec: 'H.264' }, name })
    expect(await editor.ok(menu.readFileFacts, { params: { hash: film!.file } })).toEqual({ ...film, name: undefined })
  })

  test('one that cannot be read is refused, and nothing of it is left', async () => {
    const { body, error } = await sendAll(editor, (await fixture('phone.mov')).subarray(0, 600), 'cut.mov')
    if (ffmpeg === null) return expect(error!.code).toBe('video-codec')
    expect(await settled(body.id)).toMatchObject({ kind: 'refused', code: 'file-damaged' })
  })
})

describe('a poster', () => {
  test('[MA10] is one frame of the film as it is seen, made once; without ffmpeg there is none', async () => {
    const { file } = await upload(editor, 'phone.mp4')
    const [first, other] = await Promise.all([posterOf(file), posterOf(file)])
    if (ffmpeg === null) return expect([first.statusCode, other.statusCode]).toEqual([204, 204])
    expect([first.statusCode, first.headers['content-type']]).toEqual([200, 'image/jpeg'])
    expect(other.rawPayload).toEqual(first.rawPayload)
    expect((await posterOf(file)).headers.etag).toBe(first.headers.etag)
    const { width, height, exif } = await sharp(first.rawPayload).metadata()
    expect([width, height, exif]).toEqual([90, 160, undefined])
  })

  test('there is none of a picture, nor of what there is not', async () => {
    const { file } = await upload(editor, 'picture.png')
    expect((await posterOf(file)).statusCode).toBe(404)
    expect((await posterOf('0'.repeat(64))).statusCode).toBe(404)
  })

  test('is kept as long as a material shows the film, and goes with it', async () => {
    const { file, ...rest } = await upload(editor, 'clip-vp9.webm')
    const content = videoOf({ file, ...rest })
    const poster = await posterOf(file)
    const hash = String(poster.headers.etag).slice(1, -1)
    const unused = await upload(editor, 'clip-vp8.webm')
    const lone = String((await posterOf(unused.file)).headers.etag).slice(1, -1)
    await editor.ok(menu.createMaterial, { body: materialDraft({ content, durationMs: 3000 }) })
    server.clock.advance(8 * DAY)
    for (let night = 0; night < 2; night++) await server.alarms.ring('sweep-files')
    const isThere = async (one: string) => (await look(server, (r) => findFile(r, one as Hash))) !== null
    expect(await isThere(file)).toBe(true)
    expect(await isThere(unused.file)).toBe(false)
    if (ffmpeg === null) return
    expect([await isThere(hash), await isThere(lone)]).toEqual([true, false])
  })
})
