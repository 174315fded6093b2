import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/materials.ts'
import { imageOf, materialDraft, slogan, videoOf } from '../support/drafts.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { upload } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
})
afterEach(() => server.close())

const sweep = () => server.alarms.ring('sweep-files')
/** Sessions run out meanwhile. */
const daysPass = async (days: number) => {
  server.clock.advance(days * DAY)
  editor = await server.signIn('editor')
}
const onDisk = async () =>
  (await readdir(path.join(server.dataDir, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()
const isServed = async (hash: string) =>
  (await editor.call(menu.readFile, { params: { hash: hash as never } })).status === 200

test('an upload that nothing shows goes after a week, and leaves the rest alone', async () => {
  const [left, shown] = [await upload(editor, 'picture.png'), await upload(editor, 'clip.mp4')]
  await editor.ok(menu.createMaterial, { body: materialDraft({ content: videoOf(shown) }) })
  await daysPass(7)
  await sweep()
  expect(await onDisk()).toEqual([left.file, shown.file].sort())
  server.clock.advance(1)
  const lines = async () => (await (await server.signIn('admin')).ok(access.listAudit, { query: {} })).entries
  const before = (await lines()).filter(({ noun }) => noun === 'files')
  await sweep()
  expect(await onDisk()).toEqual([shown.file])
  expect([await isServed(left.file), await isServed(shown.file)]).toEqual([false, true])
  expect((await lines()).filter(({ noun }) => noun === 'files')).toEqual(before)
})

test('what an earlier revision showed stays, though nothing shows it now', async () => {
  const picture = await upload(editor, 'picture.png')
  const { id, version } = await editor.ok(menu.createMaterial, { body: materialDraft({ content: imageOf(picture) }) })
  const body = { ...materialDraft({ content: slogan('Khác') }), version }
  await editor.ok(menu.updateMaterial, { params: { id }, body })
  await daysPass(30)
  await sweep()
  expect(await onDisk()).toEqual([picture.file])
})

test('the same bytes sent again begin a new week', async () => {
  await upload(editor, 'picture.png')
  await daysPass(7)
  await upload(editor, 'picture.png')
  server.clock.advance(DAY)
  await sweep()
  expect(await onDisk()).toHaveLength(1)
})

test('a material that takes up a swept file is refused, and the same bytes sent again will do', async () => {
  const picture = await upload(editor, 'picture.png')
  await daysPass(8)
  await sweep()
  const body = materialDraft({ content: imageOf(picture) })
  expect(await editor.refused(menu.createMaterial, { body })).toBe('not-found')
  await upload(editor, 'picture.png')
  await editor.ok(menu.createMaterial, { body })
  expect(await isServed(picture.file)).toBe(true)
})

test('sweeping while the same bytes come in: what is answered is there', async () => {
  const names = ['picture.png', 'picture.jpg', 'picture.webp', 'clip.mp4', 'clip-vp9.webm']
  for (const name of names) await upload(editor, name)
  await daysPass(8)
  const [stored] = await Promise.all([
    Promise.all(names.map((name) => upload(editor, name))),
    ...names.map(() => sweep()),
  ])
  expect(await onDisk()).toEqual(stored.map(({ file }) => file).sort())
  for (const { file } of stored) expect(await isServed(file)).toBe(true)
})
