import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import * as devices from '../../playlists/wire/devices.ts'
import * as menu from '../../playlists/wire/displays.ts'
import { CODE_ALPHABET } from '../../server/access/pairings.ts'
import { joinDisplay, makeDisplay, makeHealth, rejoin } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
})
afterEach(() => server.close())

const addDisplay = async (name = 'LED 1') => (await admin.ok(menu.createDisplay, { body: makeDisplay({ name }) })).id
const ask = () => server.anyone.ok(devices.askPairing, {})
const poll = (secret: string) => server.anyone.call(devices.pollPairing, { body: { secret } })
const beat = (token: string) => server.device(token).call(devices.heartbeat, { body: makeHealth() })

describe('a code', () => {
  test('joins the screen that shows it, which fetches its token exactly once', async () => {
    const id = await addDisplay()
    const { code, secret } = await ask()
    expect((await poll(secret)).body).toEqual({ token: null })
    const display = await admin.ok(menu.pairDisplay, { params: { id }, body: { code } })
    expect(display.paired).toBe(false)
    const { token } = (await poll(secret)).body
    expect(token).toMatch(/^[\w-]{43}$/)
    expect((await poll(secret)).error?.code).toBe('pairing-expired')
    expect((await beat(token!)).body.display).toEqual({ id, name: 'LED 1' })
    expect((await admin.ok(menu.listDisplays, {}))[0]?.paired).toBe(true)
  })

  test('of two polls at once, one gets the token', async () => {
    const id = await addDisplay()
    const { code, secret } = await ask()
    await admin.ok(menu.pairDisplay, { params: { id }, body: { code } })
    const answers = await Promise.all([poll(secret), poll(secret), poll(secret)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410])
  })

  test('is six characters that nobody mistakes for others', async () => {
    const { code } = await ask()
    expect(code).toMatch(new RegExp(`^[${CODE_ALPHABET}]{6}$`))
    expect(CODE_ALPHABET).not.toMatch(/[0O1IL2Z5S8B]/)
  })

  test('may be typed in small letters, with a space', async () => {
    const id = await addDisplay()
    const { code } = await ask()
    const typed = ` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`
    await admin.ok(menu.pairDisplay, { params: { id }, body: { code: typed } })
  })

  const cases: [string, () => Promise<string>, string][] = [
    ['nobody shows', async () => 'AAAAAA', 'pairing-wrong'],
    ['is empty', async () => '', 'pairing-wrong'],
    ['has expired', async () => expired(), 'pairing-expired'],
    ['was used for another display', async () => used(), 'pairing-wrong'],
  ]
  const expired = async () => {
    const { code } = await ask()
    server.clock.advance(10 * MINUTE)
    return code
  }
  const used = async () => {
    const { code } = await ask()
    await admin.ok(menu.pairDisplay, { params: { id: await addDisplay('LED 2') }, body: { code } })
    return code
  }
  test.each(cases)('that %s is refused', async (_, make, refusal) => {
    const id = await addDisplay()
    const code = await make()
    expect(await admin.refused(menu.pairDisplay, { params: { id }, body: { code } })).toBe(refusal)
  })

  test('guessed wrong ten times is not heard any more, for a while', async () => {
    const id = await addDisplay()
    const { code } = await ask()
    const guess = (given: string) => admin.refused(menu.pairDisplay, { params: { id }, body: { code: given } })
    for (let i = 0; i < 10; i++) expect(await guess('AAAAAA')).toBe('pairing-wrong')
    expect(await guess(code)).toBe('too-many')
    server.clock.advance(10 * MINUTE)
    const fresh = await ask()
    await admin.ok(menu.pairDisplay, { params: { id }, body: { code: fresh.code } })
  })

  test('asked for too often from one address is not given', async () => {
    for (let i = 0; i < 200; i++) await ask()
    expect(await server.anyone.refused(devices.askPairing, {})).toBe('too-many')
    await server.anyone.ok(devices.askPairing, { from: '10.0.0.9' })
  })

  test('that was accepted waits for its screen for ten minutes at most', async () => {
    const id = await addDisplay()
    const { code, secret } = await ask()
    await admin.ok(menu.pairDisplay, { params: { id }, body: { code } })
    server.clock.advance(10 * MINUTE)
    expect((await poll(secret)).error?.code).toBe('pairing-expired')
  })

  test('needs a person who may pair', async () => {
    const id = await addDisplay()
    const { code } = await ask()
    const editor = await server.as('editor')
    expect(await editor.refused(menu.pairDisplay, { params: { id }, body: { code } })).toBe('not-permitted')
  })
})

describe('a claim', () => {
  test('works once, and not after ten minutes', async () => {
    const id = await addDisplay()
    const { claim } = await admin.ok(menu.offerClaim, { params: { id } })
    const { token } = await server.anyone.ok(devices.takeClaim, { body: { claim } })
    expect((await beat(token)).status).toBe(200)
    expect(await server.anyone.refused(devices.takeClaim, { body: { claim } })).toBe('pairing-expired')
    const late = await admin.ok(menu.offerClaim, { params: { id } })
    server.clock.advance(10 * MINUTE)
    expect(await server.anyone.refused(devices.takeClaim, { body: { claim: late.claim } })).toBe('pairing-expired')
  })

  test('cannot be polled for, and a secret is no claim', async () => {
    const id = await addDisplay()
    const { claim } = await admin.ok(menu.offerClaim, { params: { id } })
    expect((await poll(claim)).error?.code).toBe('pairing-expired')
    const { code, secret } = await ask()
    await admin.ok(menu.pairDisplay, { params: { id }, body: { code } })
    expect(await server.anyone.refused(devices.takeClaim, { body: { claim: secret } })).toBe('pairing-expired')
  })
})

describe('a token', () => {
  test('of a display that is joined again ends', async () => {
    const first = await joinDisplay(server)
    const second = await rejoin(server, first.id)
    expect((await beat(first.token)).error?.code).toBe('device-unknown')
    expect((await beat(second.token)).status).toBe(200)
  })

  test.each(['unpair', 'archive'] as const)('ends by %s', async (way) => {
    const { id, token } = await joinDisplay(server)
    expect((await beat(token)).status).toBe(200)
    if (way === 'unpair') await admin.ok(menu.unpairDisplay, { params: { id } })
    else await admin.ok(menu.archiveDisplay, { params: { id }, body: { archived: true, version: 1 } })
    expect((await beat(token)).error?.code).toBe('device-unknown')
  })

  test.each(['', 'x', 'A'.repeat(43), '../etc', 'null'])('that was forged (%j) opens nothing', async (token) => {
    await joinDisplay(server)
    expect((await beat(token)).error?.code).toBe('device-unknown')
  })

  test('survives a restart and is stored nowhere in the clear', async () => {
    const { token } = await joinDisplay(server)
    server = await server.restart()
    expect((await beat(token)).status).toBe(200)
    const { readFile, readdir } = await import('node:fs/promises')
    for (const name of await readdir(server.dataDir)) {
      if (name.includes('sqlite')) expect((await readFile(`${server.dataDir}/${name}`)).includes(token)).toBe(false)
    }
  })
})

test('pairing, claiming and unpairing stand in the audit trail, without secrets', async () => {
  const id = await addDisplay()
  const { code } = await ask()
  await admin.ok(menu.pairDisplay, { params: { id }, body: { code } })
  await rejoin(server, id)
  await admin.ok(menu.unpairDisplay, { params: { id } })
  const { entries } = await admin.ok(listAudit, { query: { noun: 'displays' } })
  expect(entries.map((entry) => `${entry.actor} ${entry.action} ${entry.nounName}`)).toEqual([
    'admin unpair LED 1',
    'admin claim LED 1',
    'admin pair LED 1',
    'admin create LED 1',
  ])
  expect(JSON.stringify(entries)).not.toContain(code)
})
