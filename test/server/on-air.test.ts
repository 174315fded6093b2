import { afterAll, beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { ALL_WEEK } from '../../playlists/dayparts.ts'
import type { Hash } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { playingAt } from '../../playlists/playback.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import { MINUTE } from '../../playlists/time.ts'
import { deviceMedia, deviceProgramme, sendPlays } from '../../playlists/wire/devices.ts'
import * as materials from '../../playlists/wire/materials.ts'
import * as lists from '../../playlists/wire/playlists.ts'
import { listPlays, summarisePlays } from '../../playlists/wire/plays.ts'
import { playlistDraft } from '../support/drafts.ts'
import { joinDisplay, makePlay } from '../support/fleet.ts'
import type { Joined } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { sendBytes } from '../support/uploads.ts'

let server: TestServer
let editor: TestPerson
let approver: TestPerson
let screen: Joined
beforeAll(async () => {
  server = await startTestServer()
  editor = await server.as('editor')
  approver = await server.as('approver')
  screen = await joinDisplay(server)
})
afterAll(() => server.close())

async function submitted(content: Content) {
  const facts = { title: 'Bài của tôi', topic: 'CD11', campaign: null, source: '', durationMs: 8000 }
  const body = {
    ...facts,
    validFrom: null,
    validUntil: null,
    audience: 'everyone' as const,
    festive: false,
    tags: [],
    content,
  }
  const { id, version } = await editor.ok(materials.createMaterial, { body })
  return step(editor, { id, version }, 'submit')
}

const step = (
  person: TestPerson,
  { id, version }: Pick<materials.Material, 'id' | 'version'>,
  name: 'submit' | 'approve' | 'withdraw',
) => {
  const body = { step: name, revision: 1, reason: 'Theo công văn', version }
  return person.ok(materials.stepMaterial, { params: { id }, body })
}

async function onAir(material: materials.Material) {
  const items = [{ material: material.id, weight: 1, durationMs: null }]
  const body = playlistDraft({ name: `Danh sách ${material.id}`, items })
  const playlist = await editor.ok(lists.createPlaylist, { body })
  const schedule = await editor.ok(lists.createSchedule, {
    body: {
      name: `Lịch ${material.id}`,
      layer: 'scheduled',
      zone: 'main',
      show: { kind: 'playlist', playlist: playlist.id },
      timing: { kind: 'recurring', recurrence: EVERY_DATE, hours: { kind: 'own', rows: ALL_WEEK } },
      target: { all: true, displays: [], groups: [] },
      weight: 1,
    },
  })
  return { playlist, schedule }
}

async function programme() {
  await server.app.settle()
  return (await screen.device.ok(deviceProgramme, {}))!
}
const revisionOnAir = async () => {
  const [zone] = playingAt(await programme(), server.clock.now())
  return zone!.show.kind === 'slot' ? zone!.show.slot.revision : zone!.show.kind
}

test('a slogan is on air once it is approved, and off at once when it is withdrawn; its plays keep its name', async () => {
  const slogan: Content = { kind: 'slogan', template: 'safety', headline: 'Không đọc mã OTP', support: '', steps: [] }
  const pending = await submitted(slogan)
  const { playlist, schedule } = await onAir(pending)
  expect(await revisionOnAir()).toBe('fallback')
  const approved = await step(approver, pending, 'approve')
  expect(await revisionOnAir()).toBe(approved.approved!.hash)

  const play = makePlay(0, {
    material: approved.id,
    revision: approved.approved!.hash,
    playlist: playlist.id,
    schedule: schedule.id,
  })
  await screen.device.ok(sendPlays, { body: { boot: 1, plays: [play] } })
  await step(approver, approved, 'withdraw')
  expect(await revisionOnAir()).toBe('fallback')
  await screen.device.ok(sendPlays, { body: { boot: 1, plays: [{ ...play, seq: 1 }] } })

  const period = { from: '2026-11-01' as never, until: '2026-11-30' as never }
  const { plays } = await editor.ok(listPlays, { query: period })
  const named = { title: 'Bài của tôi', topic: 'CD11', playlist: playlist.name, revision: approved.approved!.hash }
  expect(plays).toMatchObject([named, named])
  const { rows } = await editor.ok(summarisePlays, { query: { ...period, by: 'topic' } })
  expect(rows).toMatchObject([{ key: 'CD11', name: 'An toàn thông tin, phòng chống lừa đảo', completed: 2 }])
})

test('a display reads the files of its own programme, in stretches too, and no others', async () => {
  const files: materials.StoredFile[] = []
  for (const background of ['red', 'blue']) {
    const picture = await sharp({ create: { width: 512, height: 256, channels: 3, background } })
      .png()
      .toBuffer()
    files.push((await sendBytes(editor, picture, 'a.png')).body)
  }
  const [{ file, bytes, width, height }, { file: other }] = files as [materials.StoredFile, materials.StoredFile]
  const image = {
    kind: 'image',
    file,
    type: 'image/png',
    bytes,
    width,
    height,
    fit: 'contain',
    description: '',
  } as const
  const pending = await submitted(image)
  await onAir(pending)
  const read = (hash: Hash, headers = {}) => screen.device.call(deviceMedia, { params: { hash }, headers })
  await server.app.settle()
  expect((await read(file)).status).toBe(404)
  await step(approver, pending, 'approve')
  const { media } = await programme()
  expect(media.map((one) => one.hash)).toEqual([file])
  const whole = await read(file)
  expect([whole.status, Number(whole.headers['content-length'])]).toEqual([200, media[0]!.bytes])
  expect((await read(file, { range: 'bytes=0-9' })).status).toBe(206)
  expect((await read(other)).error?.code).toBe('not-found')
  const stranger = server.anyone.call(deviceMedia, { params: { hash: file } })
  expect((await stranger).error?.code).toBe('device-unknown')
})

test('an emergency notice wins over everything until it ends', async () => {
  const before = await revisionOnAir()
  const target = { all: true, displays: [], groups: [] }
  const body = { text: 'Sơ tán', support: '', target, minutes: 10, wakes: true, confirmed: true as const }
  await approver.ok(lists.startEmergency, { body })
  const during = await revisionOnAir()
  expect((await programme()).contents[during]).toMatchObject({ headline: 'Sơ tán', template: 'emergency' })
  server.clock.advance(10 * MINUTE)
  expect(await revisionOnAir()).toBe(before)
})
