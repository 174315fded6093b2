/** Packs that no office of ours has made. Whatever they try: a clear refusal, and nothing left behind. */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_PLAN } from '../../playlists/campaign.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import type { Manifest } from '../../playlists/packs/pack.ts'
import type { Instant } from '../../playlists/time.ts'
import { listPacks } from '../../playlists/wire/packs.ts'
import { slogan } from '../support/drafts.ts'
import { sendZip } from '../support/packs.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { fixture } from '../support/uploads.ts'
import { makeZip } from '../support/zip.ts'
import type { ZipEntry } from '../support/zip.ts'

let server: TestServer
let editor: TestPerson
let free = 10 ** 12
beforeAll(async () => {
  server = await startTestServer({ ports: { freeBytes: async () => free } })
  editor = await server.as('editor')
})
afterAll(() => server.close())

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex') as Hash

const material = (content: Content): Manifest['materials'][number] => ({
  key: 'm1',
  title: 'Một',
  topic: 'CD05',
  source: '',
  durationMs: 8000,
  validFrom: null,
  validUntil: null,
  audience: 'everyone',
  festive: false,
  tags: [],
  content,
  locked: false,
  recommended: true,
  blanks: [],
})

const manifest = (change: Partial<Manifest> = {}): Manifest => ({
  format: 1,
  id: 'la-1',
  name: 'Lạ',
  maker: 'Nơi khác',
  note: '',
  campaign: { name: 'Lạ', goal: '', basis: '', from: null, until: null, plan: NO_PLAN },
  topics: [{ code: 'CD05', name: 'Dịch vụ công', description: '', counted: true }],
  materials: [material(slogan('Một'))],
  playlists: [],
  schedules: [],
  madeAt: 0 as Instant,
  files: [],
  ...change,
})

const first = (told: unknown = manifest()): ZipEntry => ({
  name: 'manifest.json',
  data: Buffer.from(JSON.stringify(told)),
})
const image = (bytes: Buffer, file = sha256(bytes)): Content => ({
  ...({ kind: 'image', file, type: 'image/png', bytes: bytes.length, width: 320, height: 180 } as const),
  ...({ fit: 'contain', description: '' } as const),
})
const listing = (bytes: Buffer, file = sha256(bytes)) =>
  manifest({ materials: [material(image(bytes, file))], files: [{ file, bytes: bytes.length }] })
const withFile = (bytes: Buffer, more: Partial<ZipEntry> = {}): ZipEntry[] => [
  first(listing(bytes)),
  { name: `files/${sha256(bytes)}`, data: bytes, ...more },
]

const MEGABYTE = 1024 * 1024
const zeros = Buffer.alloc(8 * MEGABYTE)
const some = Buffer.from('tệp nhỏ')

const left = async () => ({
  incoming: await readdir(path.join(server.dataDir, 'incoming')),
  files: (await readdir(path.join(server.dataDir, 'files'), { recursive: true })).filter((name) => name.length > 60),
  brought: (await editor.ok(listPacks, {})).filter(({ ships }) => !ships),
})

async function refused(bytes: Buffer): Promise<[string | undefined, number]> {
  const { error, status } = await sendZip(editor, bytes)
  expect(error?.message).toMatch(/\S/)
  expect(await left()).toEqual({ incoming: [], files: [], brought: [] })
  return [error?.code, status]
}

describe('an archive', () => {
  const cases: [string, () => Buffer, string][] = [
    ['of nothing', () => Buffer.alloc(0), 'file-empty'],
    ['that is none', () => Buffer.from('không phải zip'.repeat(100)), 'pack-damaged'],
    ['cut short', () => makeZip([first()]).subarray(0, 80), 'pack-damaged'],
    ['without a manifest', () => makeZip([]), 'pack-other'],
    [
      'that is a workbook',
      () => makeZip(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml'].map((name) => ({ name, data: some }))),
      'pack-other',
    ],
    ['with its manifest twice', () => makeZip([first(), first()]), 'pack-unsafe'],
    ['with a way up', () => makeZip([first(), { name: '../../etc/passwd', data: some }]), 'pack-unsafe'],
    ['with a way up inside', () => makeZip([first(), { name: 'files/../x', data: some }]), 'pack-unsafe'],
    ['with an absolute name', () => makeZip([first(), { name: '/etc/passwd', data: some }]), 'pack-unsafe'],
    ['with a drive', () => makeZip([first(), { name: 'C:/x', data: some }]), 'pack-unsafe'],
    ['with backslashes', () => makeZip([first(), { name: 'files\\x', data: some }]), 'pack-unsafe'],
    ['with a name of another folder', () => makeZip([first(), { name: 'khac/x', data: some }]), 'pack-unsafe'],
    ['with a null in a name', () => makeZip([first(), { name: 'files/x\0', data: some }]), 'pack-unsafe'],
    ['with a name that turns', () => makeZip([first(), { name: 'files/\u202egnp.exe', data: some }]), 'pack-unsafe'],
    ['with a file nobody lists', () => makeZip([first(), ...withFile(some).slice(1)]), 'pack-unsafe'],
    ['with a link', () => makeZip(withFile(some, { mode: 0o120777 })), 'pack-unsafe'],
    ['with a device', () => makeZip(withFile(some, { mode: 0o020666 })), 'pack-unsafe'],
    ['that lists a file twice over', () => makeZip([...withFile(some), withFile(some)[1]!]), 'pack-unsafe'],
    [
      'whose entries lie over each other',
      () => makeZip([...withFile(some), { name: 'files/', over: 1 }, { name: `files/${'a'.repeat(64)}`, over: 1 }]),
      'pack-unsafe',
    ],
    ['that is locked', () => makeZip(withFile(some, { flags: 1 })), 'pack-damaged'],
    ['packed in another way', () => makeZip(withFile(some, { method: 12 })), 'pack-damaged'],
    ['without a file it lists', () => makeZip([first(listing(some))]), 'pack-damaged'],
    [
      'with other bytes than it says',
      () => makeZip([first(listing(some)), { name: `files/${sha256(some)}`, data: Buffer.from('tệp khác!') }]),
      'pack-damaged',
    ],
    ['that unpacks to more than it says', () => makeZip(withFile(zeros, { deflate: true, size: 10 })), 'pack-damaged'],
    ['that unpacks to a thousand times its size', () => makeZip(withFile(zeros, { deflate: true })), 'pack-too-large'],
    ['that says it is enormous', () => makeZip(withFile(zeros, { deflate: true, size: 0xfffffff0 })), 'pack-too-large'],
    ['with a huge manifest', () => makeZip([{ ...first(), deflate: true, size: 5 * MEGABYTE }]), 'pack-too-large'],
    [
      'with more entries than anybody needs',
      () =>
        makeZip([
          first(),
          ...Array.from({ length: 2001 }, (_, n) => ({ name: `files/${String(n).padStart(64, '0')}` })),
        ]),
      'pack-too-large',
    ],
  ]
  test.each(cases)('%s is refused', async (_name, bytes, code) => {
    expect((await refused(bytes()))[0]).toBe(code)
  })
})

describe('a manifest', () => {
  const raw = (text: string | Buffer): ZipEntry => ({ name: 'manifest.json', data: Buffer.from(text) })
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const cases: [string, ZipEntry, string][] = [
    ['that is no JSON', raw('{'), 'pack-damaged'],
    ['that is no UTF-8', raw(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 'pack-damaged'],
    ['of a later format', first({ ...manifest(), format: 2 }), 'pack-version'],
    ['without a format', first({ ...manifest(), format: undefined }), 'pack-content'],
    ['that is a list', raw('[]'), 'pack-content'],
    ['as deep as it goes', raw(deep), 'pack-content'],
    ['deep inside', first({ ...manifest(), name: 'x', extra: 1, note: {} }), 'pack-content'],
    ['with a name too long', first(manifest({ name: 'x'.repeat(201) })), 'pack-content'],
    ['with the name of a pack that ships', first(manifest({ id: 'starter-2026' })), 'pack-content'],
    ['with half a letter', raw(JSON.stringify(manifest()).replace('Lạ', '\\ud800')), 'invalid'],
    [
      'with a kind that is not known',
      first(manifest({ materials: [material({ kind: 'script' } as never)] })),
      'pack-content',
    ],
    ['with a topic that it does not bring', first(manifest({ topics: [] })), 'pack-content'],
    [
      'with an impossible date',
      first(manifest({ materials: [{ ...material(slogan('x')), validFrom: '2026-02-30' as never }] })),
      'pack-content',
    ],
    ['with keys twice', first(manifest({ materials: [material(slogan('x')), material(slogan('y'))] })), 'pack-content'],
    ['that shows a file it does not list', first(manifest({ materials: [material(image(some))] })), 'pack-content'],
  ]
  test.each(cases)('%s is refused', async (_name, entry, code) => {
    expect((await refused(makeZip([entry])))[0]).toBe(code)
  })

  test('is cleaned as every body is: other fields, controls and turned writing do not come in', async () => {
    const told = { ...manifest({ name: ' Lạ\u202e\u0007 ' }), __proto__: { x: 1 }, secret: 'x' }
    const { preview, status } = await sendZip(editor, makeZip([first(told)]))
    expect([status, preview.name]).toEqual([200, 'Lạ'])
    expect(JSON.stringify(await editor.ok(listPacks, {}))).not.toContain('secret')
  })
})

describe('a file of a pack', () => {
  const whole = async (bytes: Buffer) => (await sendZip(editor, makeZip(withFile(bytes)))).error?.code
  const files = async () => (await left()).files

  test.each(['script.svg', 'cut.png', 'bomb.png', 'sound-only.mp4', 'animated.gif'])(
    '%s is refused as an upload is',
    async (name) => {
      expect(await whole(await fixture(name))).toMatch(/^(file-|image-|video-)/)
      expect(await files()).toEqual([])
    },
  )

  test('that is a picture, where another is damaged, goes with it', async () => {
    const [good, bad] = [await fixture('picture.png'), await fixture('cut.png')]
    const told = manifest({
      materials: [material(image(good)), { ...material(image(bad)), key: 'm2' }],
      files: [good, bad].map((bytes) => ({ file: sha256(bytes), bytes: bytes.length })),
    })
    const entries = [good, bad].map((bytes) => ({ name: `files/${sha256(bytes)}`, data: bytes }))
    const { error } = await sendZip(editor, makeZip([first(told), ...entries]))
    expect(error?.code).toBe('file-damaged')
    expect(await files()).toEqual([])
  })

  test('that is no picture is not called one', async () => {
    expect(await whole(await fixture('clip.mp4'))).toBe('pack-content')
    expect(await files()).toEqual([])
  })

  test('does not come in when the disk is full', async () => {
    free = 0
    expect(await whole(await fixture('picture.png'))).toBe('disk-full')
    free = 10 ** 12
    expect(await files()).toEqual([])
  })

  test('is encoded anew, and the pack speaks of what is stored, whatever it called it', async () => {
    const { preview } = await sendZip(editor, makeZip(withFile(await fixture('turned.jpg'))))
    const { content } = preview.parts.materials[0]!
    expect(content).toMatchObject({ kind: 'image', type: 'image/jpeg', width: 180, height: 320 })
    expect(await files()).toEqual([expect.stringContaining(content.kind === 'image' ? content.file : '-')])
  })
})
