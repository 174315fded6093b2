import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PLAIN_GEOMETRY, foldInRows } from '../../playlists/geometry.ts'
import type { Geometry } from '../../playlists/geometry.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/displays.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import { displayTouches, sendTouches } from '../../playlists/wire/touches.ts'
import { materialDraft } from '../support/drafts.ts'
import { joinDisplay, makeDisplay } from '../support/fleet.ts'
import { date } from '../support/make.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
})
afterEach(() => server.close())

const canvas = { x: 0, y: 0, width: 3200, height: 96 }
const folded: Geometry = { ...PLAIN_GEOMETRY, pieces: foldInRows(canvas, 1280) }

async function programmeOf(id: menu.Display['id']) {
  await server.app.settle()
  return (await admin.ok(menu.displayProgramme, { params: { id } })).programme
}

describe('the geometry of a display', () => {
  test('[GE1] a display that says nothing of it is plain, and its programme says nothing either', async () => {
    const plain = await admin.ok(menu.createDisplay, { body: makeDisplay({ name: 'Tivi' }) })
    expect(plain).toMatchObject({ geometry: PLAIN_GEOMETRY, touch: false })
    expect(await programmeOf(plain.id)).not.toHaveProperty('output')
  })

  test('[GE3] a folded strip keeps its pieces, a change without them leaves them, and its programme has them', async () => {
    const strip = makeDisplay({ name: 'Dải LED', canvas })
    const { id } = await admin.ok(menu.createDisplay, { body: { ...strip, geometry: folded } })
    const body = { ...strip, location: 'Cổng chính', version: 1 }
    expect(await admin.ok(menu.updateDisplay, { params: { id }, body })).toMatchObject({ geometry: folded })
    expect(await programmeOf(id)).toMatchObject({ canvas, output: { turn: 0, pieces: folded.pieces } })
    const plain = { ...body, geometry: PLAIN_GEOMETRY, version: 2 }
    await admin.ok(menu.updateDisplay, { params: { id }, body: plain })
    expect(await programmeOf(id)).not.toHaveProperty('output')
    const { entries } = await admin.ok(listAudit, { query: { noun: 'displays' } })
    expect(JSON.parse(entries[0]!.before!)).toMatchObject({ geometry: folded })
    expect(JSON.parse(entries[0]!.after!)).toMatchObject({ geometry: PLAIN_GEOMETRY })
  })

  test('[GE5] two screens of a wall have the same canvas and each its window', async () => {
    const wall = { columns: 2, rows: 1, column: 1, row: 1, gapX: 10, gapY: 0 }
    const add = (column: number) =>
      admin.ok(menu.createDisplay, {
        body: {
          ...makeDisplay({ name: `Ghép ${column}`, canvas: { x: 0, y: 0, width: 3860, height: 1080 } }),
          viewing: { mmPerPx: 0.5, distanceM: 4, outdoor: false },
          geometry: { ...PLAIN_GEOMETRY, wall: { ...wall, column } },
        },
      })
    const screens = [await add(1), await add(2)]
    const programmes = await Promise.all(screens.map(({ id }) => programmeOf(id)))
    expect(programmes.map(({ output }) => output!.pieces.map(({ x, width }) => [x, width]))).toEqual([
      [[0, 1920]],
      [[1940, 1920]],
    ])
    expect(programmes[0]!.zones).toEqual(programmes[1]!.zones)
  })

  test('[GE3][GE4][GE5][KI6] what cannot be is refused, and the answer names the field', async () => {
    const wall = { columns: 3, rows: 1, column: 1, row: 1, gapX: 0, gapY: 0 }
    const cases = [
      [{ geometry: folded, canvas: { ...canvas, width: 3199 } }, 'geometry.pieces.2'],
      [{ geometry: twice(), canvas }, 'geometry.pieces.1'],
      [{ geometry: { ...PLAIN_GEOMETRY, wall }, canvas }, 'geometry.wall'],
      [{ geometry: folded, canvas, touch: true }, 'touch'],
    ] as const
    for (const [given, field] of cases) {
      const body = { ...makeDisplay({ name: 'X' }), ...given }
      const { error } = await admin.call(menu.createDisplay, { body })
      expect(error).toMatchObject({ code: 'invalid', details: [{ field, problem: expect.stringMatching(/ /) }] })
    }
  })
})

describe('what is opened by touch', () => {
  test('[KI6] counts only grow: twice, late or for a material that is not there, nothing is counted wrongly', async () => {
    const display = await joinDisplay(server, { name: 'Kiosk' })
    const { id: material } = await admin.ok(createMaterial, { body: materialDraft({ title: 'Khai sinh' }) })
    const count = { boot: 5, date: date('2026-11-20'), material, opens: 3 }
    const send = (...counts: (typeof count)[]) => display.device.ok(sendTouches, { body: { counts } })
    await send(count)
    await send(count)
    await send({ ...count, opens: 2 }, { ...count, material: 999 as typeof material })
    await send({ ...count, boot: 6, opens: 4 })
    const { rows } = await admin.ok(displayTouches, { params: { id: display.id } })
    expect(rows).toEqual([{ material, title: 'Khai sinh', opens: 7 }])
  })
})

function twice(): Geometry {
  const [first] = folded.pieces
  return { ...folded, pieces: [first!, first!] }
}
