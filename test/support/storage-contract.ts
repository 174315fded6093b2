/** What every store of the display keeps, whether in memory or in a browser. Plain functions, so that a page can run them. */
import type { KeptTime, MediaStore, Store, StoredPlay } from '../../display/engine/ports.ts'
import type { Hash } from '../../playlists/ids.ts'

export type Stores = { store: Store; media: MediaStore }
/** `open` gives fresh stores; `reopen` what is there after a restart (the same ones, where nothing outlives the page). */
export type World = { open: () => Promise<Stores>; reopen: () => Promise<Stores> }
export type Clause = { says: string; holds: (world: World) => Promise<void> }

const entry = (owner: number, boot: number, seq: number): StoredPlay =>
  ({ owner, boot, play: { seq, zone: 'main' } }) as unknown as StoredPlay
const hash = (n: number) => n.toString(16).padStart(64, '0') as Hash
const seqsOf = (entries: readonly StoredPlay[]) => entries.map(({ boot, play }) => `${boot}:${play.seq}`).join(' ')

function same(found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)]
  if (a !== b) throw new Error(`found ${a}, expected ${b}`)
}

export const CONTRACT: readonly Clause[] = [
  {
    says: 'knows nothing at first',
    holds: async ({ open }) => {
      const { store, media } = await open()
      same(await store.read('identity'), null)
      same(await store.readPlays(1, 10), [])
      same(await store.countPlays(), 0)
      same(await media.list(), [])
      same(await media.get(hash(1)), null)
    },
  },
  {
    says: 'remembers facts, the latest of each, until they are removed',
    holds: async ({ open, reopen }) => {
      const { store } = await open()
      await store.write('identity', { token: 'a', display: 0 })
      await store.write('identity', { token: 'b', display: 3 })
      const time: KeptTime = { now: 1.7e12, offsetMs: -5 }
      await store.write('time', time)
      await store.write('programme', { hash: hash(1), text: 'Bảng tin' })
      const { store: later } = await reopen()
      same(await later.read('identity'), { token: 'b', display: 3 })
      same(await later.read('time'), time)
      same(await later.read('programme'), { hash: hash(1), text: 'Bảng tin' })
      await later.remove('identity')
      same(await later.read('identity'), null)
    },
  },
  {
    says: 'hands plays out by owner and boot, in the order of their numbers, so many at a time',
    holds: async ({ open, reopen }) => {
      const { store } = await open()
      for (const seq of [0, 1, 10, 2]) await store.addPlay(entry(1, 7, seq))
      await store.addPlay(entry(2, 2 ** 53 - 2, 0))
      await store.addPlay(entry(1, 8, 0))
      const { store: later } = await reopen()
      same(await later.countPlays(), 6)
      same(seqsOf(await later.readPlays(1, 3)), '7:0 7:1 7:2')
      same(seqsOf(await later.readPlays(1, 9)), '7:0 7:1 7:2 7:10')
      same(seqsOf(await later.readPlays(2, 9)), `${2 ** 53 - 2}:0`)
      same(await later.readPlays(3, 9), [])
    },
  },
  {
    says: 'tells which numbers of an owner and a boot it has between two others, both in',
    holds: async ({ open }) => {
      const { store } = await open()
      for (const seq of [0, 1, 2, 10, 11]) await store.addPlay(entry(1, 7, seq))
      await store.addPlay(entry(1, 8, 5))
      await store.addPlay(entry(0, 7, 4))
      same(await store.playSeqs(1, 7, { first: 1, last: 10 }), [1, 2, 10])
      same(await store.playSeqs(0, 7, { first: 0, last: 9 }), [4])
      same(await store.playSeqs(1, 9, { first: 0, last: 9 }), [])
    },
  },
  {
    says: 'keeps a play once, however often it is added',
    holds: async ({ open }) => {
      const { store } = await open()
      await store.addPlay(entry(1, 7, 0))
      await store.addPlay(entry(1, 7, 0))
      same(await store.countPlays(), 1)
    },
  },
  {
    says: 'forgets exactly the plays that are named',
    holds: async ({ open, reopen }) => {
      const { store } = await open()
      for (const one of [entry(1, 7, 0), entry(1, 7, 1), entry(2, 7, 0), entry(1, 9, 0)]) await store.addPlay(one)
      await store.forgetPlays([])
      await store.forgetPlays([
        { owner: 1, boot: 7, seq: 0 },
        { owner: 1, boot: 7, seq: 1 },
        { owner: 1, boot: 7, seq: 99 },
      ])
      const { store: later } = await reopen()
      same(seqsOf(await later.readPlays(1, 9)), '9:0')
      same(seqsOf(await later.readPlays(2, 9)), '7:0')
      same(await later.countPlays(), 2)
    },
  },
  {
    says: 'keeps files under their names, with their type, and drops them',
    holds: async ({ open, reopen }) => {
      const { media } = await open()
      await media.put(hash(1), new Blob(['cũ'], { type: 'image/png' }))
      await media.put(hash(1), new Blob(['ảnh'], { type: 'image/png' }))
      await media.put(hash(2), new Blob([new Uint8Array(300_000)], { type: 'video/mp4' }))
      const { media: later } = await reopen()
      same(
        (await later.list()).sort((a, b) => a.bytes - b.bytes),
        [
          { hash: hash(1), bytes: 5 },
          { hash: hash(2), bytes: 300_000 },
        ],
      )
      same(await (await later.get(hash(1)))?.text(), 'ảnh')
      same([(await later.get(hash(2)))?.size, (await later.get(hash(2)))?.type], [300_000, 'video/mp4'])
      await later.drop(hash(1))
      await later.drop(hash(3))
      same(await later.list(), [{ hash: hash(2), bytes: 300_000 }])
    },
  },
]
