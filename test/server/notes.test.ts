import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blankNotes } from '../../server/materials/notes.ts'
import { fixture } from '../support/uploads.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'notes-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function blanked(bytes: Buffer): Promise<Buffer> {
  const file = path.join(folder, 'film')
  await writeFile(file, bytes)
  await blankNotes(file)
  return readFile(file)
}

const box = (kind: string, ...parts: (string | Buffer)[]) => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([head, body])
}
const longBox = (kind: string, body: string) => {
  const head = Buffer.alloc(16)
  head.writeUInt32BE(1)
  head.write(kind, 4, 'latin1')
  head.writeBigUInt64BE(BigInt(16 + body.length), 8)
  return Buffer.concat([head, Buffer.from(body)])
}
const PLACE = '+21.0285+105.8542/'

/** What the film would give away. */
const told = (bytes: Buffer) => ['21.0285', '105.854', 'nhà ông A', 'GPS'].filter((word) => bytes.includes(word))

test.each([
  ['place.mp4', ['21.0285', '105.854', 'nhà ông A', 'GPS']],
  ['place.webm', ['21.0285', '105.854', 'nhà ông A']],
  ['place-live.webm', ['21.0285', '105.854', 'nhà ông A']],
])('[MA6] %s keeps its length and says nothing of where it was taken', async (name, before) => {
  const bytes = await fixture(name)
  expect(told(bytes)).toEqual(before)
  const after = await blanked(bytes)
  expect(told(after)).toEqual([])
  expect(after.length).toBe(bytes.length)
  expect((await blanked(after)).equals(after)).toBe(true)
})

test.each(['clip.mp4', 'clip-sound.mp4', 'phone.mp4'])(
  '[MA6] of %s nothing changes but its user data',
  async (name) => {
    const [bytes, after] = [await fixture(name), await blanked(await fixture(name))]
    const start = bytes.indexOf('udta') - 4
    const length = bytes.readUInt32BE(start)
    const [before, beyond] = [bytes.subarray(0, start), bytes.subarray(start + length)]
    expect(after.equals(Buffer.concat([before, box('free', Buffer.alloc(length - 8)), beyond]))).toBe(true)
  },
)

describe('[MA6] boxes', () => {
  const film = [box('ftyp', 'isom'), box('mdat', 'the film')]
  test.each([
    ['XMP of its own', box('uuid', PLACE)],
    ["a maker's box", box('SDLN', PLACE)],
    ['a long one', longBox('meta', PLACE)],
    ['one that ends with the file', Buffer.from(`\0\0\0\0skip${PLACE}`)],
    ['one of a length that cannot be', Buffer.from(`\0\0\0\x05mdat${PLACE}`)],
    ['one that is longer than the file', Buffer.from(`\0\0\x7f\0udta${PLACE}`)],
  ])('%s', async (_, note) => {
    const after = await blanked(Buffer.concat([...film, note]))
    expect(after.equals(Buffer.concat([...film, box('free', Buffer.alloc(note.length - 8))]))).toBe(true)
  })

  test('in the tracks and in the index, beside what is needed', async () => {
    const index = (note: string) => {
      const handler = box('hdlr', '\0\0\0\0\0\0\0\0vide')
      const track = box('trak', box('tkhd', 'head'), box(note, PLACE), box('mdia', handler, box(note, PLACE)))
      return Buffer.concat([...film, box('moov', box('mvhd', 'head'), track, box(note, PLACE))])
    }
    const empty = (bytes: Buffer) =>
      Buffer.from(bytes.toString('latin1').replaceAll(PLACE, '\0'.repeat(PLACE.length)), 'latin1')
    expect((await blanked(index('udta'))).equals(empty(index('free')))).toBe(true)
  })

  test('a track that lies about where its notes are is refused rather than followed for ever', async () => {
    const numbers = (...of: number[]) =>
      Buffer.concat(of.map((one) => Buffer.from(Uint32Array.of(one).buffer).swap32()))
    const table = box(
      'stbl',
      box('stsz', numbers(0, 1_000_000, 4_000_000_000)),
      box('stsc', numbers(0, 1, 1, 1, 1)),
      box('stco', numbers(0, 8, 0, 0, 0, 0, 0, 0, 0, 0)),
    )
    const track = box('trak', box('mdia', box('hdlr', '\0\0\0\0\0\0\0\0meta'), box('minf', table)))
    await expect(blanked(Buffer.concat([...film, box('moov', track)]))).rejects.toThrow('overlap')
  })
})

test('what is no film at all is left to the judge of films', async () => {
  const webm = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(40)])
  expect((await blanked(webm)).equals(webm)).toBe(true)
  expect((await blanked(Buffer.from('short'))).equals(Buffer.from('short'))).toBe(true)
})
