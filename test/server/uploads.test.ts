import { readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '../../playlists/time.ts'
import * as menu from '../../playlists/wire/materials.ts'
import { readSettings, updateSettings } from '../../playlists/wire/settings.ts'
import * as uploads from '../../playlists/wire/uploads.ts'
import { imageOf, materialDraft } from '../support/drafts.ts'
import { pdfOf } from '../support/papers.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { beginUpload, fixture, sendAll, sendBytes, sendOn } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
})
afterAll(() => server.close())

const lying = () => readdir(path.join(server.dataDir, 'uploads'))
const stand = (id: string, caller = editor) => caller.ok(uploads.readUpload, { params: { id } })
/** Asks until the server is at no work with it. */
async function settled(id: string): Promise<uploads.Upload> {
  for (;;) {
    const upload = await stand(id)
    if (upload.at.kind !== 'working') return upload
  }
}

describe('an upload goes on where it stopped', () => {
  test('in pieces, and is the same file as at once', async () => {
    const bytes = await fixture('clip.mp4')
    const { url, id } = await beginUpload(editor, bytes.length, 'phim.mp4')
    expect((await sendOn(editor, url, bytes.subarray(0, 5000))).offset).toBe(5000)
    expect(await stand(id)).toMatchObject({ name: 'phim.mp4', at: { kind: 'receiving', received: 5000 } })
    expect(await editor.refused(uploads.finishUpload, { params: { id } })).toBe('wrong-state')
    expect((await sendOn(editor, url, bytes.subarray(4000), 4000)).status).toBe(409)
    expect((await sendOn(editor, url, bytes.subarray(5000), 5000)).offset).toBe(bytes.length)
    const finished = await editor.ok(uploads.finishUpload, { params: { id } })
    const again = await editor.ok(uploads.finishUpload, { params: { id } })
    expect(again).toEqual(finished)
    const whole = await sendBytes(editor, bytes, 'phim.mp4')
    expect(finished.at).toEqual({ kind: 'stored', files: [whole.body] })
    expect(await lying()).toEqual([])
  })

  test('a head says how far it is; more than was announced is refused', async () => {
    const { url } = await beginUpload(editor, 100)
    await sendOn(editor, url, (await fixture('picture.png')).subarray(0, 40))
    const headers = { ...editor.headers, 'tus-resumable': '1.0.0' }
    const head = await editor.app.inject({ method: 'HEAD', url, headers })
    expect([head.statusCode, head.headers['upload-offset'], head.headers['upload-length']]).toEqual([200, '40', '100'])
    expect((await sendOn(editor, url, Buffer.alloc(61), 40)).status).toBe(413)
    await editor.ok(uploads.dropUpload, { params: { id: url.split('/').at(-1)! } })
  })

  test('belongs to who began it, and to nobody else', async () => {
    const { url, id } = await beginUpload(editor, 100, 'cua-toi.png')
    const other = await server.as('editor', 'editor-2')
    expect(await other.refused(uploads.readUpload, { params: { id } })).toBe('not-found')
    expect(await other.refused(uploads.finishUpload, { params: { id } })).toBe('not-found')
    expect(await other.refused(uploads.dropUpload, { params: { id } })).toBe('not-found')
    expect((await sendOn(other, url, Buffer.alloc(10))).status).toBe(404)
    expect(await other.ok(uploads.listUploads, {})).toEqual([])
    expect((await editor.ok(uploads.listUploads, {})).map(({ name }) => name)).toContain('cua-toi.png')
    await editor.ok(uploads.dropUpload, { params: { id } })
    expect(await lying()).toEqual([])
  })

  test('is cleared away after a day', async () => {
    const { url } = await beginUpload(editor, 100)
    await sendOn(editor, url, (await fixture('picture.png')).subarray(0, 40))
    expect(await lying()).toHaveLength(1)
    await server.alarms.ring('sweep-uploads')
    expect(await lying()).toHaveLength(1)
    server.clock.advance(DAY + 1)
    await server.alarms.ring('sweep-uploads')
    expect(await lying()).toEqual([])
    editor = await server.signIn('editor')
    expect(await editor.ok(uploads.listUploads, {})).toEqual([])
  })
})

describe('a PDF becomes slides', () => {
  test('its pages are looked at small, chosen, drawn, and shown as a material', async () => {
    const { body } = await sendAll(editor, pdfOf(5), 'quy-trinh.pdf')
    const { id } = body
    expect(body.at).toMatchObject({ kind: 'document', pages: 5 })
    for (let at = body.at; at.kind === 'document' && at.thumbs < 5;) at = (await stand(id)).at
    const thumb = await editor.app.inject({ url: `/api/uploads/${id}/pages/3`, headers: editor.headers })
    expect(await sharp(thumb.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 226, height: 320 })
    expect(await editor.refused(uploads.drawPages, { params: { id }, body: { pages: [6] } })).toBe('invalid')

    await editor.ok(uploads.drawPages, { params: { id }, body: { pages: [4, 2] } })
    const { at } = await settled(id)
    if (at.kind !== 'stored') throw new Error(at.kind)
    expect(at.files).toMatchObject([{ type: 'image/webp', width: 1809, height: 2560, name: 'quy-trinh.pdf' }, {}])
    expect(await lying()).toEqual([])
    const [first] = at.files
    const page = await editor.app.inject({ url: `/api/files/${first!.file}`, headers: editor.headers })
    const { dominant } = await sharp(page.rawPayload).stats()
    expect(dominant.b).toBeGreaterThan(dominant.g)

    const pages = at.files.map(
      ({ file, type, bytes, width, height }) => ({ file, type, bytes, width, height }) as never,
    )
    const content = { kind: 'slides', pages, pageMs: 8000, fit: 'contain', description: '' } as const
    const made = await editor.ok(menu.createMaterial, { body: materialDraft({ content }) })
    expect(made.latest.content).toEqual(content)
    const lie = { ...content, pages: [{ ...first!, width: 5 } as never] }
    expect(await editor.refused(menu.createMaterial, { body: materialDraft({ content: lie }) })).toBe('invalid')
  })

  test('what was being drawn when the server stopped is drawn after its next start', async () => {
    const { body } = await sendAll(editor, pdfOf(3), 'a.pdf')
    await editor.ok(uploads.drawPages, { params: { id: body.id }, body: { pages: [1, 3] } })
    server = await server.restart()
    editor = await server.signIn('editor')
    expect((await settled(body.id)).at).toMatchObject({ kind: 'stored', files: [{}, {}] })
    expect(await lying()).toEqual([])
  })
})

describe('hostile uploads: a clear word, and nothing left behind', () => {
  const withTail = async (name: string, tail: Buffer | string) =>
    Buffer.concat([await fixture(name), Buffer.from(tail)])
  const script = '<html><script>alert(document.cookie)</script></html>'
  const cases: [string, () => Promise<Buffer>, string, string | null][] = [
    ['a PNG with HTML behind it', () => withTail('picture.png', script), 'a.png', null],
    ['a JPEG with a ZIP behind it', () => withTail('picture.jpg', 'PK\u0003\u0004'), 'a.jpg', null],
    [
      'a GIF that is JavaScript too',
      async () => Buffer.from('GIF89a/*\u0001\u0001*/=1;alert(1)'),
      'a.gif',
      'file-type',
    ],
    ['HTML that begins as a PDF', async () => Buffer.from(`%PDF-1.4\n${script}`), 'a.pdf', 'file-damaged'],
    ['an SVG that runs', () => fixture('script.svg'), 'a.png', 'file-svg'],
    ['a page named as a picture', async () => Buffer.from(script), 'a.png', 'file-type'],
    ['400 million pixels', () => fixture('bomb.png'), 'a.png', 'image-too-large'],
    ['a truncated film', () => fixture('cut.mp4'), 'a.mp4', 'file-damaged'],
    ['a PDF of 5,000 pages', async () => pdfOf(5000), 'a.pdf', 'pdf-too-long'],
    ['a PDF with a password', async () => pdfOf(1, { encrypt: true }), 'a.pdf', 'pdf-locked'],
    ['a cut PDF', async () => pdfOf(3).subarray(0, 60), 'a.pdf', 'file-damaged'],
    ['a program', async () => Buffer.from('MZ\u0090\u0000\u0003'), 'a.mp4', 'file-type'],
  ]
  test.each(cases)('%s', async (_name, bytes, name, code) => {
    const before = process.memoryUsage().rss
    const { status, error } = await sendAll(editor, await bytes(), name)
    expect([status < 400, error?.code ?? null]).toEqual([code === null, code])
    expect(error?.message ?? '').not.toMatch(/[{}]|undefined/)
    expect(await lying()).toEqual([])
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 * 1024)
  })

  test('a hundred million pixels are made small, aside', async () => {
    const create = { width: 10_000, height: 9_990, channels: 3 as const, background: '#124' }
    const wide = await sharp({ create, limitInputPixels: false }).png().toBuffer()
    const before = process.memoryUsage().rss
    const { body } = await sendBytes(editor, wide, 'a.png')
    expect(body).toMatchObject({ width: 4096, height: 4092 })
    expect(process.memoryUsage().rss - before).toBeLessThan(450 * 1024 * 1024)
  })

  test('a page with a side of a million points is drawn at our size', async () => {
    const { body } = await sendAll(editor, pdfOf(1, { box: [1_000_000, 500_000] }), 'a.pdf')
    await editor.ok(uploads.drawPages, { params: { id: body.id }, body: { pages: [1] } })
    expect((await settled(body.id)).at).toMatchObject({ kind: 'stored', files: [{ width: 2560, height: 1280 }] })
  })

  test.each([
    ['Tie\u0302\u0301ng Vie\u0323\u0302t.png', 'Tiếng Việt.png'],
    ['anh\u202egnp.exe', 'anhgnp.exe'],
    ['a\u200bn\u200dh\u2060.png', 'anh.png'],
    ['..\\..\\windows\\anh.png', 'anh.png'],
  ])('the name %j becomes %j', async (given, kept) => {
    const { body } = await sendBytes(editor, await fixture('picture.avif'), given)
    expect(body.name).toBe(kept)
    await editor.ok(menu.createMaterial, { body: materialDraft({ content: imageOf(body) }) })
  })

  test('what belongs to no upload is gone after the next start; an office has a limit of pages', async () => {
    const admin = await server.signIn('admin')
    const settings = await admin.ok(readSettings, {})
    await admin.ok(updateSettings, { body: { ...settings, maxPdfPages: 2 } })
    const { error } = await sendAll(editor, pdfOf(3), 'a.pdf')
    expect(error?.message).toContain('có 3 trang, nhiều hơn mức cho phép (2 trang)')
  })
})
