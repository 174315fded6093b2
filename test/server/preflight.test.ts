/** The check before air: what the server keeps of it, what it checks again, and whom it stops. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Content } from '../../playlists/content.ts'
import type { Measurement } from '../../playlists/preflight/findings.ts'
import { USUAL_VIEWING } from '../../playlists/preflight/target.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import * as displays from '../../playlists/wire/displays.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import * as materials from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { createPlaylist, createSchedule } from '../../playlists/wire/playlists.ts'
import * as menu from '../../playlists/wire/preflight.ts'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import { materialDraft, playlistDraft, scheduleDraft } from '../support/drafts.ts'
import { makeMeasurement } from '../support/measurement.ts'
import { qr, slogan } from '../support/stage-showings.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
let editor: TestPerson
let led: Display
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
  editor = await server.as('editor')
})
afterAll(() => server.close())

const displayBody = (name: string, kind: Display['kind'], width: number, height: number) => ({
  name,
  location: '',
  kind,
  canvas: { x: 0, y: 0, width, height },
  opening: ALWAYS_OPEN,
  frame: 'main' as const,
  muted: true,
  groups: [],
})
let count = 0
beforeEach(async () => {
  for (const { id, version, archivedAt } of await admin.ok(displays.listDisplays, {})) {
    if (archivedAt === null)
      await admin.ok(displays.archiveDisplay, { params: { id }, body: { archived: true, version } })
  }
  led = await admin.ok(displays.createDisplay, { body: displayBody(`LED ${(count += 1)}`, 'led', 256, 128) })
})

const add = (content: Content, durationMs = 20_000): Promise<Material> =>
  editor.ok(materials.createMaterial, { body: { ...materialDraft({ title: 'Thử' }), content, durationMs } })

const frame = makeMeasurement(256, 128, { smallest: { text: 'Chữ', px: 12 } })
const code = { read: 'HTTPS://IHANOI.GOV.VN', modules: 21, modulePx: 3, quiet: 4 }
const words = slogan('formal', 'Hành động đột phá')
const card = qr('https://ihanoi.gov.vn', 'Cài iHanoi')

const send = (material: Material, measurements: Measurement[]) => ({
  params: { id: material.id },
  body: { revision: material.latest.number, measurements },
})
const submission = (material: Material) => ({
  params: { id: material.id },
  body: { step: 'submit' as const, revision: material.latest.number, reason: '', version: material.version },
})
const override = (material: Material, reason: string) => ({
  params: { id: material.id },
  body: { revision: material.latest.number, reason },
})
const reread = ({ id }: Material) => editor.ok(materials.readMaterial, { params: { id } })

describe('a display', () => {
  test('has what is usual for its kind until somebody says otherwise, and keeps it', async () => {
    expect(led.viewing).toEqual(USUAL_VIEWING.led)
    const viewing = { mmPerPx: 2.5, distanceM: 12, outdoor: false }
    const body = displayBody(led.name, 'led', 256, 128)
    const change = (more: object, version: number) =>
      admin.ok(displays.updateDisplay, { params: { id: led.id }, body: { ...body, ...more, version } })
    const changed = await change({ viewing }, led.version)
    expect(changed.viewing).toEqual(viewing)
    expect((await change({ name: `${led.name} mới` }, changed.version)).viewing).toEqual(viewing)
  })

  test('refuses pixels that cannot be', async () => {
    const viewing = { mmPerPx: 0, distanceM: 5, outdoor: true }
    const body = { ...displayBody('Màn hình lạ', 'led', 256, 128), viewing }
    expect(await admin.refused(displays.createDisplay, { body })).toBe('invalid')
  })
})

describe('a check', () => {
  test('[PF23] is kept with the revision, and the worst of it is carried by the material', async () => {
    const material = await add(words)
    expect(material.latest.preflight).toBeNull()
    const asked = { params: { id: material.id }, query: { revision: 1 } }
    expect(await editor.ok(menu.readPreflight, asked)).toBeNull()
    const report = await editor.ok(
      menu.sendPreflight,
      send(material, [{ ...frame, smallest: { text: 'Chữ', px: 10 } }]),
    )
    expect(report).toMatchObject({ revision: 1, verdict: 'warn', displays: [led.name], changed: [], override: null })
    expect(report.findings.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
      'frame pass',
      'letters-px warn',
      'letters-mm pass',
      'contrast pass',
      'fits pass',
      'runs pass',
      'reading pass',
      'dates pass',
    ])
    const { preflight } = (await reread(material)).latest
    expect(preflight).toMatchObject({ verdict: 'warn', findings: [{ check: 'letters-px', measured: 10, limit: 12 }] })
    expect(await editor.ok(menu.readPreflight, asked)).toEqual(report)
  })

  test('[PF23] names the displays that changed or came since', async () => {
    const material = await add(words)
    await editor.ok(menu.sendPreflight, send(material, [frame]))
    await admin.ok(displays.createDisplay, { body: displayBody(`Kiosk ${(count += 1)}`, 'kiosk', 1080, 1920) })
    const asked = { params: { id: material.id }, query: { revision: 1 } }
    expect(await editor.ok(menu.readPreflight, asked)).toMatchObject({
      displays: [led.name],
      changed: [`Kiosk ${count}`],
    })
  })

  test('[PF24] does not believe a code with too few modules, or wider than the canvas', async () => {
    const material = await add(card)
    const odd = (given: object) => send(material, [{ ...frame, qr: { ...code, ...given } }])
    expect(await editor.refused(menu.sendPreflight, odd({ modules: 17 }))).toBe('invalid')
    expect(await editor.refused(menu.sendPreflight, odd({ modulePx: 7 }))).toBe('invalid')
    expect((await editor.ok(menu.sendPreflight, odd({}))).verdict).toBe('warn')
  })

  test('is made by editors, for what can still be handed in', async () => {
    const material = await add(words)
    const viewer = await server.as('viewer')
    expect(await viewer.refused(menu.sendPreflight, send(material, [frame]))).toBe('not-permitted')
    const wrong = { ...send(material, []), body: { revision: 9, measurements: [] } }
    expect(await editor.refused(menu.sendPreflight, wrong)).toBe('not-found')
    const pending = await editor.ok(materials.stepMaterial, submission(material))
    const approver = await server.as('approver')
    await approver.ok(materials.stepMaterial, {
      params: { id: material.id },
      body: { step: 'approve', revision: 1, reason: '', version: pending.version },
    })
    const reviewed = await reread(material)
    const withdrawal = { step: 'withdraw' as const, revision: 1, reason: 'Sai số', version: reviewed.version }
    await approver.ok(materials.stepMaterial, { params: { id: material.id }, body: withdrawal })
    expect(await editor.refused(menu.sendPreflight, send(material, [frame]))).toBe('wrong-state')
  })
})

describe('handing in', () => {
  test('[PF24] what nobody measured is judged by what needs no picture, and says so', async () => {
    const pending = await editor.ok(materials.stepMaterial, submission(await add(words)))
    expect(pending.latest.preflight).toMatchObject({ verdict: 'warn', findings: [{ check: 'frame', name: led.name }] })

    const late = await add(slogan('notice', 'Nộp hồ sơ trước ngày 01/01/2026'))
    const { error } = await editor.call(materials.stepMaterial, submission(late))
    expect(error).toMatchObject({ code: 'preflight-blocked', details: { findings: [{ check: 'dates' }] } })
    expect(error?.message).toContain(led.name)
    expect((await reread(late)).latest.state).toBe('draft')
  })

  test('[PF22] a block stops it until someone gives a reason, which is kept, shown and logged', async () => {
    const material = await add(card)
    const report = await editor.ok(menu.sendPreflight, send(material, [frame]))
    expect(report.verdict).toBe('block')
    expect(await editor.refused(materials.stepMaterial, submission(material))).toBe('preflight-blocked')
    expect(await editor.refused(menu.overridePreflight, override(material, '  '))).toBe('reason-missing')
    expect(await editor.refused(menu.overridePreflight, override(material, ' \u200b'))).toBe('reason-missing')
    const reason = 'Bảng này chỉ cần địa chỉ bằng chữ'
    const through = await editor.ok(menu.overridePreflight, override(material, reason))
    expect(through).toMatchObject({ verdict: 'block', override: { reason, by: 'editor' } })
    const pending = await editor.ok(materials.stepMaterial, submission(material))
    expect(pending.latest).toMatchObject({ state: 'pending', preflight: { verdict: 'block', override: { reason } } })
    const { entries } = await admin.ok(listAudit, { query: { noun: 'materials' } })
    const line = entries.find(({ action, nounId }) => action === 'override' && nounId === String(material.id))
    expect(JSON.parse(line!.after!)).toMatchObject({ reason, findings: [`qr-read: ${led.name}`] })
  })

  test('[PF22] the reason does not cover a block that came since', async () => {
    const material = await add(card)
    await editor.ok(menu.sendPreflight, send(material, [frame]))
    await editor.ok(menu.overridePreflight, override(material, 'Chỉ cần chữ'))
    const same = await editor.ok(menu.sendPreflight, send(material, [frame]))
    expect(same.override).not.toBeNull()
    const clipped = { ...frame, clipped: { text: 'Chữ', px: 2 } }
    expect((await editor.ok(menu.sendPreflight, send(material, [clipped]))).override).toBeNull()
    expect(await editor.refused(materials.stepMaterial, submission(material))).toBe('preflight-blocked')
  })

  test('[PF22] what is not blocked needs no reason', async () => {
    const material = await add(words)
    await editor.ok(menu.sendPreflight, send(material, [frame]))
    expect(await editor.refused(menu.overridePreflight, override(material, 'Vì sao không'))).toBe('wrong-state')
  })

  test('[PF23] a shorter slot is judged anew when it is handed in', async () => {
    const material = await add(slogan('formal', 'một hai ba bốn năm sáu bảy tám chín mười '.repeat(4).trim()))
    expect((await editor.ok(menu.sendPreflight, send(material, [frame]))).verdict).toBe('pass')
    const { latest, version } = material
    const body = { ...materialDraft({ title: 'Thử' }), content: latest.content, durationMs: 6000, version }
    const shorter = await editor.ok(materials.updateMaterial, { params: { id: material.id }, body })
    expect(await editor.refused(materials.stepMaterial, submission(shorter))).toBe('preflight-blocked')
  })
})

describe('what was approved before it went there', () => {
  const approve = async (material: Material) => {
    const pending = await editor.ok(materials.stepMaterial, submission(material))
    const body = { step: 'approve' as const, revision: 1, reason: '', version: pending.version }
    await (await server.as('approver')).ok(materials.stepMaterial, { params: { id: material.id }, body })
  }
  const listOf = (...shown: Material[]) => {
    const items = shown.map(({ id }) => ({ material: id, weight: 1, durationMs: null }))
    return editor.ok(createPlaylist, { body: playlistDraft({ name: `Danh sách ${(count += 1)}`, items }) })
  }
  const aim = (...on: Display[]) => ({ all: false, displays: on.map(({ id }) => id), groups: [] })

  test('[PF25] is told by display while a schedule or a list would bring it there', async () => {
    const body = displayBody(`Bảng nhỏ ${(count += 1)}`, 'led', 128, 64)
    const small = await admin.ok(displays.createDisplay, { body })
    const [fits, tiny] = [await add(words), await add(slogan('formal', 'Lan tỏa kết quả'))]
    const onSmall = { ...frame, width: 128, height: 64 }
    await editor.ok(menu.sendPreflight, send(fits, [frame, onSmall]))
    const faint = { ...onSmall, smallest: { text: 'Lan', px: 6 } }
    expect((await editor.ok(menu.sendPreflight, send(tiny, [frame, faint]))).verdict).toBe('warn')
    for (const material of [fits, tiny]) await approve(material)
    const list = await listOf(fits, tiny)
    const ask = (given: object) =>
      editor.ok(menu.findMisfits, { body: { playlist: list.id, materials: null, target: null, ...given } })

    expect(await ask({ target: aim(led) })).toEqual([])
    const told = await ask({ target: aim(led, small) })
    expect(told.map(({ material }) => material)).toEqual([{ id: tiny.id, name: tiny.title }])
    expect(told[0]!.findings).toMatchObject([{ check: 'letters-px', verdict: 'block', name: small.name, measured: 6 }])

    expect(await ask({})).toEqual([])
    await editor.ok(createSchedule, { body: scheduleDraft(list.id, { target: aim(small) }) })
    expect((await ask({})).map(({ material }) => material.id)).toEqual([tiny.id])
    expect(await ask({ materials: [fits.id] })).toEqual([])
  })

  test('[PF25] what nobody has looked at on a display is told as such, and on a display all that goes there', async () => {
    const [seen, unseen] = [await add(words), await add(slogan('formal', 'Lan tỏa kết quả'))]
    const onKiosk = { ...frame, width: 1080, height: 1920, smallest: { text: 'Chữ', px: 90 } }
    await editor.ok(menu.sendPreflight, send(seen, [frame, onKiosk]))
    for (const material of [seen, unseen]) await approve(material)
    const list = await listOf(seen, unseen)
    const kiosk = await admin.ok(displays.createDisplay, {
      body: displayBody(`Kiosk ${(count += 1)}`, 'kiosk', 1080, 1920),
    })
    const ask = (playlist: typeof list.id | null, ...on: Display[]) =>
      editor.ok(menu.findMisfits, { body: { playlist, materials: null, target: aim(...on) } })
    const told = [{ material: { id: unseen.id }, findings: [{ check: 'frame', verdict: 'warn', name: kiosk.name }] }]
    expect(await ask(list.id, kiosk)).toMatchObject(told)
    expect(await ask(null, kiosk)).toEqual([])
    await editor.ok(createSchedule, { body: scheduleDraft(list.id, { target: aim(kiosk) }) })
    expect(await ask(null, kiosk)).toMatchObject(told)
    expect(await ask(null, led)).toEqual([])

    const small = { ...onKiosk, smallest: { text: 'Lan', px: 3 } }
    await editor.ok(menu.sendPreflight, send(unseen, [{ ...frame, clipped: { text: 'Lan', px: 9 } }, small]))
    const report = await editor.ok(menu.readPreflight, { params: { id: unseen.id }, query: { revision: 1 } })
    expect(report).toMatchObject({ displays: [led.name, kiosk.name], changed: [] })
    const now = (await ask(null, kiosk)).flatMap(({ findings }) => findings.map(({ check }) => check))
    expect(now).toEqual(['letters-px', 'letters-mm'])
  })

  test('[PF23] once approved only new canvases are added: what was seen before stays', async () => {
    const material = await add(words)
    const before = await editor.ok(menu.sendPreflight, send(material, [frame]))
    await approve(material)
    const decided = (await reread(material)).latest.preflight
    const cut = { ...frame, clipped: { text: 'Chữ', px: 9 } }
    const after = await editor.ok(menu.sendPreflight, send(material, [cut]))
    expect(after.findings).toEqual(before.findings)
    expect((await reread(material)).latest.preflight).toEqual(decided)
  })

  test('[PF25] is not told again where somebody let it through', async () => {
    const material = await add(card)
    await editor.ok(menu.sendPreflight, send(material, [frame]))
    await editor.ok(menu.overridePreflight, override(material, 'Chỉ cần chữ'))
    await approve(material)
    const { id: playlist } = await listOf(material)
    const body = { playlist, materials: null, target: aim(led) }
    expect(await editor.ok(menu.findMisfits, { body })).toEqual([])
  })
})
