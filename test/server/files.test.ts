import { createHash } from 'node:crypto'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as access from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/materials.ts'
import type { Hash } from '../../playlists/ids.ts'
import { findShowing } from '../../playlists/wire/library.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import { cleanFileName } from '../../server/materials/file-store.ts'
import { partOf } from '../../server/materials/ranges.ts'
import { judge } from '../../server/materials/videos.ts'
import { imageOf, materialDraft } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { fixture, sendBytes, upload } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
let free = 10 ** 12
beforeAll(async () => {
  server = await startTestServer({ ports: { freeBytes: async () => free } })
  editor = await server.as('editor')
  const admin = await server.as('admin')
  const settings = await admin.ok(readSettings, {})
  await admin.ok(updateSettings, { body: { ...settings, maxImageMb: 1, maxVideoMb: 2, maxPdfMb: 2 } })
})
afterAll(() => server.close())

const stored = (hash: string) => path.join(server.dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)
const incoming = async () => [
  ...(await readdir(path.join(server.dataDir, 'incoming'))),
  ...(await readdir(path.join(server.dataDir, 'uploads'))),
]
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const allStored = async () =>
  (await readdir(path.join(server.dataDir, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()

const get = (hash: string, headers: Record<string, string> = {}, caller = editor) =>
  editor.app.inject({
    method: 'GET',
    url: menu.readFile.path.replace(':hash', hash),
    headers: { ...caller.headers, ...headers },
  })

describe('what is taken', () => {
  test.each([
    ['picture.png', 'image/png', 320, 180],
    ['picture.jpg', 'image/jpeg', 320, 180],
    ['picture.webp', 'image/webp', 320, 180],
    ['picture.avif', 'image/avif', 320, 180],
    ['turned.jpg', 'image/jpeg', 180, 320],
    ['wide.png', 'image/png', 4096, 328],
  ])('%s, decoded and encoded anew as %s of %i × %i', async (name, type, width, height) => {
    const facts = await upload(editor, name)
    expect(facts).toMatchObject({ type, width, height, durationMs: null, hasSound: false, name })
    const reply = await get(facts.file)
    expect(reply.headers['content-type']).toBe(type)
    expect(sha256(reply.rawPayload)).toBe(facts.file)
    expect(reply.rawPayload.length).toBe(facts.bytes)
    const shown = await sharp(reply.rawPayload).metadata()
    expect(shown).toMatchObject({ width, height, space: 'srgb' })
    expect([shown.exif, shown.icc, shown.xmp, shown.orientation]).toEqual([undefined, undefined, undefined, undefined])
  })

  test.each([
    ['clip.mp4', 'video/mp4', 320, 180, 3000, false],
    ['clip-sound.mp4', 'video/mp4', 320, 180, 3000, true],
    ['clip-vp9.webm', 'video/webm', 320, 180, 3000, false],
    ['clip-vp8.webm', 'video/webm', 160, 90, 1000, false],
    ['phone.mp4', 'video/mp4', 90, 160, 1000, false],
    ['place.mp4', 'video/mp4', 64, 36, 1000, false],
    ['place.webm', 'video/webm', 64, 36, 1000, false],
  ])('[MA6] %s, at its length and without its notes', async (name, type, width, height, durationMs, hasSound) => {
    const facts = await upload(editor, name)
    const { length } = await fixture(name)
    const { rawPayload } = await get(facts.file)
    const { video, ...rest } = facts
    expect(rest).toEqual({ file: sha256(rawPayload), type, bytes: length, width, height, durationMs, hasSound, name })
    expect([video?.sound !== null, video?.codec]).toEqual([
      hasSound,
      type === 'video/mp4' ? 'H.264' : name.includes('vp8') ? 'VP8' : 'VP9',
    ])
    expect([rawPayload.length, rawPayload.includes('21.0285')]).toEqual([length, false])
    expect((await sendBytes(editor, rawPayload)).body.file).toBe(facts.file)
  })

  test('the same bytes lie there once, and are recorded once', async () => {
    const before = await upload(editor, 'picture.png')
    const files = await allStored()
    const { mtimeMs } = await stat(stored(before.file))
    expect(await upload(editor, 'picture.png')).toEqual(before)
    expect(await allStored()).toEqual(files)
    expect((await stat(stored(before.file))).mtimeMs).toBe(mtimeMs)
    const { entries } = await (await server.as('admin')).ok(access.listAudit, { query: { noun: 'files' } })
    expect(entries.filter(({ nounId }) => nounId === before.file)).toHaveLength(1)
  })

  test('who shows a file already is told: materials in use, by any of their revisions', async () => {
    const facts = await upload(editor, 'picture.jpg')
    const query = { file: facts.file as Hash }
    expect(await editor.ok(findShowing, { query })).toEqual([])
    const body = materialDraft({ title: 'Ảnh lễ', content: imageOf(facts) })
    const { id, version } = await editor.ok(menu.createMaterial, { body })
    expect(await editor.ok(findShowing, { query })).toEqual([{ id, title: 'Ảnh lễ' }])
    await editor.ok(menu.archiveMaterial, { params: { id }, body: { archived: true, version } })
    expect(await editor.ok(findShowing, { query })).toEqual([])
  })

  test('what a disk has lost comes back with the next upload', async () => {
    const { file } = await upload(editor, 'picture.webp')
    await rm(stored(file))
    const lost = await get(file)
    expect([lost.statusCode, lost.json<{ error: { code: string } }>().error.code]).toEqual([404, 'not-found'])
    expect([lost.headers.etag, lost.headers['cache-control']]).toEqual([undefined, 'no-store'])
    await upload(editor, 'picture.webp')
    expect((await get(file)).statusCode).toBe(200)
  })

  test('pictures sent at once are all taken', async () => {
    const names = ['picture.png', 'picture.jpg', 'picture.avif', 'cut.png', 'wide.png']
    const answers = await Promise.all(names.map(async (name) => sendBytes(editor, await fixture(name), name)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 422, 200])
    expect(await incoming()).toEqual([])
  })
})

describe('what is refused, with nothing left behind', () => {
  const MB = 1024 * 1024
  const padded = async (name: string, bytes: number) => Buffer.concat([await fixture(name), Buffer.alloc(bytes)])
  const text = (words: string) => async () => Buffer.from(words)
  const named = (name: string) => () => fixture(name)
  const cases: [string, () => Promise<Buffer | undefined>, number, string][] = [
    ['nothing at all', async () => undefined, 422, 'file-empty'],
    ['0 bytes', text(''), 422, 'file-empty'],
    ['words named .png', text('không phải là ảnh'), 415, 'file-type'],
    ['HTML named .png', text('<!doctype html><script>alert(1)</script>'), 415, 'file-type'],
    ['a PDF that holds nothing', text('%PDF-1.7\n1 0 obj\n'), 422, 'file-damaged'],
    ['a ZIP named .mp4', text('PK\u0003\u0004\u0014\u0000'), 415, 'file-type'],
    ['an SVG with script', named('script.svg'), 415, 'file-svg'],
    ['an SVG without a prologue', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'file-svg'],
    ['an SVG after a byte order mark', text('\ufeff <svg width="1">'), 415, 'file-svg'],
    ['an SVG in UTF-16', async () => Buffer.from('\ufeff<svg width="1">', 'utf16le'), 415, 'file-svg'],
    ['an SVG after a doctype', text('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg>'), 415, 'file-svg'],
    ['a GIF', named('animated.gif'), 415, 'file-type'],
    ['an animated WebP', named('animated.webp'), 415, 'file-type'],
    ['a cut PNG', named('cut.png'), 422, 'file-damaged'],
    ['a cut JPEG', named('cut.jpg'), 422, 'file-damaged'],
    ['a PNG of its signature alone', async () => (await fixture('picture.png')).subarray(0, 30), 422, 'file-damaged'],
    ['400 million pixels in 48 KB', named('bomb.png'), 422, 'image-too-large'],
    ['a cut MP4', named('cut.mp4'), 422, 'file-damaged'],
    ['a cut WebM', named('cut.webm'), 422, 'file-damaged'],
    ['an MP4 without its index', async () => (await fixture('asp.mp4')).subarray(0, 4000), 422, 'file-damaged'],
    ['HEVC in MP4', named('hevc.mp4'), 415, 'video-codec'],
    ['MPEG-4 ASP in MP4', named('asp.mp4'), 415, 'video-codec'],
    ['H.264 of 10 bits', named('tenbit.mp4'), 415, 'video-codec'],
    ['H.264 of 4:4:4', named('yuv444.mp4'), 415, 'video-codec'],
    ['more pixels than 3840 × 2160', named('too-large.mp4'), 415, 'video-too-large'],
    ['AV1 in WebM', named('av1.webm'), 415, 'video-codec'],
    ['a QuickTime film', named('phone.mov'), 415, 'video-codec'],
    ['sound alone', named('sound-only.mp4'), 415, 'video-sound-only'],
    ['an image over its limit', () => padded('picture.png', MB), 413, 'file-too-large'],
    ['a video over its limit', () => padded('clip.mp4', 2 * MB), 413, 'file-too-large'],
    ['bytes over every limit', async () => Buffer.alloc(3 * MB), 413, 'file-too-large'],
  ]
  test.each(cases)('%s', async (_name, bytes, status, code) => {
    const before = await allStored()
    const answer = await sendBytes(editor, await bytes(), 'anh.png')
    expect([answer.status, answer.error?.code]).toEqual([status, code])
    expect(answer.error?.message).not.toMatch(/[{}]|\/|undefined/)
    expect(await allStored()).toEqual(before)
    expect(await incoming()).toEqual([])
  })

  test('the words say what was found, what is allowed, and what to do', async () => {
    const hevc = await sendBytes(editor, await fixture('hevc.mp4'))
    expect(hevc.error?.message).toBe(
      'Video dùng chuẩn nén chưa hỗ trợ (MPEG-4 HEVC). Hãy xuất lại thành MP4 (H.264) hoặc WebM (VP9).',
    )
    const large = await sendBytes(editor, await padded('picture.png', MB))
    expect(large.error?.message).toContain('(1 MB)')
    const wide = await sendBytes(editor, await fixture('too-large.mp4'))
    expect(wide.error?.message).toMatch(/^Khung hình của video quá lớn \(3856 × 2176\)\. .*3840 × 2160/)
    const animated = await sendBytes(editor, await fixture('animated.webp'))
    expect(animated.error?.details).toEqual([{ field: 'file', problem: expect.stringContaining('ảnh động') }])
  })

  test('a full disk is noticed before the first byte, and the panel can go on when there is room again', async () => {
    free = 100 * MB
    const full = await sendBytes(editor, await fixture('picture.png'))
    expect([full.status, full.error?.code]).toEqual([507, 'disk-full'])
    expect(await incoming()).toEqual([])
    free = 10 ** 12
    expect((await sendBytes(editor, await fixture('picture.png'))).status).toBe(200)
  })

  test('another person than an editor', async () => {
    const png = await fixture('picture.png')
    expect((await sendBytes(await server.as('viewer'), png)).error?.code).toBe('not-permitted')
    expect((await sendBytes(server.anyone, png)).error?.code).toBe('not-signed-in')
  })
})

describe('names are suggestions', () => {
  test.each([
    ['khau-hieu.png', 'khau-hieu.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\mai\\Ảnh đẹp.png', 'Ảnh đẹp.png'],
    ['..', ''],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\u202egnp.exe', 'abgnp.exe'],
    ['Tie\u0302\u0301ng Vie\u0323\u0302t.png', 'Tiếng Việt.png'],
    ['  nhiều   khoảng  trắng .png', 'nhiều khoảng trắng .png'],
    ['x'.repeat(300), 'x'.repeat(200)],
  ])('%j → %j', async (given, kept) => {
    expect(cleanFileName(given)).toBe(kept)
    const answer = await sendBytes(editor, await fixture('picture.avif'), given)
    expect(answer.body.name).toBe(kept)
    expect(await readdir(server.dataDir)).toContain('files')
  })
})

describe('what is served', () => {
  test('is immutable, named by its hash, and can do nothing in a browser', async () => {
    const { file, bytes } = await upload(editor, 'clip.mp4')
    const reply = await get(file)
    expect(reply.statusCode).toBe(200)
    expect(reply.headers).toMatchObject({
      etag: `"${file}"`,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'video/mp4',
      'content-length': String(bytes),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    })
    const known = await get(file, { 'if-none-match': `"${file}"` })
    expect([known.statusCode, known.body]).toEqual([304, ''])
  })

  test('in stretches', async () => {
    const { file } = await upload(editor, 'clip.mp4')
    const bytes = await fixture('clip.mp4')
    const middle = await get(file, { range: 'bytes=100-199' })
    expect(middle.statusCode).toBe(206)
    expect(middle.headers).toMatchObject({ 'content-range': `bytes 100-199/${bytes.length}`, 'content-length': '100' })
    expect(middle.rawPayload.equals(bytes.subarray(100, 200))).toBe(true)
    const beyond = await get(file, { range: `bytes=${bytes.length}-` })
    expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${bytes.length}`])
    const changed = await get(file, { range: 'bytes=0-1', 'if-range': '"another"' })
    expect([changed.statusCode, changed.rawPayload.length]).toEqual([200, bytes.length])
  })

  test.each([
    [undefined, undefined, { kind: 'whole' }],
    ['bytes=0-0', undefined, { kind: 'part', start: 0, end: 0 }],
    ['bytes=90-', undefined, { kind: 'part', start: 90, end: 99 }],
    ['bytes=-10', undefined, { kind: 'part', start: 90, end: 99 }],
    ['bytes=-1000', undefined, { kind: 'part', start: 0, end: 99 }],
    ['bytes=50-1000', undefined, { kind: 'part', start: 50, end: 99 }],
    ['bytes=100-', undefined, { kind: 'none' }],
    ['bytes=-0', undefined, { kind: 'none' }],
    ['bytes=9-8', undefined, { kind: 'whole' }],
    ['bytes=-', undefined, { kind: 'whole' }],
    ['bytes=0-1,5-6', undefined, { kind: 'whole' }],
    ['lines=0-1', undefined, { kind: 'whole' }],
    ['bytes=0-1', '"e"', { kind: 'part', start: 0, end: 1 }],
    ['bytes=0-1', '"f"', { kind: 'whole' }],
  ])('the range %s of 100 bytes, if-range %s', (range, ifRange, part) => {
    expect(partOf(100, range, ifRange, '"e"')).toEqual(part)
  })

  test('only to staff, and only what there is', async () => {
    const { file } = await upload(editor, 'clip.mp4')
    expect((await get(file, {}, server.anyone as TestPerson)).statusCode).toBe(401)
    expect((await get('0'.repeat(64))).statusCode).toBe(404)
    for (const odd of ['..%2f..%2fbang-tin.sqlite', 'A'.repeat(64), `${file}x`]) {
      expect((await get(odd)).statusCode).toBe(400)
    }
  })
})

describe('a video is judged by its tracks', () => {
  const container = { '@type': 'General', Format: 'MPEG-4', Duration: 12.3456 }
  const picture = {
    '@type': 'Video',
    Format: 'AVC',
    Width: 1080,
    Height: 1920,
    BitDepth: 8,
    ChromaSubsampling: '4:2:0',
  }
  test('an upright 4K film is as good as one lying down', () => {
    const film = judge([container, { ...picture, Width: 2160, Height: 3840 }])
    expect(film).toMatchObject({ type: 'video/mp4', width: 2160, height: 3840, durationMs: 12_346, hasSound: false })
  })
  test.each([
    ['no length', [{ ...container, Duration: 0 }, picture], 'file-damaged'],
    ['no size', [container, { ...picture, Width: 0 }], 'file-damaged'],
    ['no tracks', [], 'file-damaged'],
    ['H.264 in WebM', [{ ...container, Format: 'WebM' }, picture], 'video-codec'],
    ['VP9 in MP4', [container, { ...picture, Format: 'VP9' }], 'video-codec'],
    ['too long a side', [container, { ...picture, Width: 3841, Height: 100 }], 'video-too-large'],
  ])('%s', (_name, tracks, code) => {
    expect(() => judge(tracks)).toThrow(code)
  })
})

test('what a stopped server left half received is gone after the next start', async () => {
  const other = await startTestServer()
  await writeFile(path.join(other.dataDir, 'incoming', 'left-over'), 'half a film')
  const again = await other.restart()
  expect(await readdir(path.join(again.dataDir, 'incoming'))).toEqual([])
  await again.close()
})
