import { describe, expect, it } from 'vitest'
import { instant, startOfDay, toLocal } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { listMaterials } from '../../playlists/wire/library.ts'
import { addressOf, makeApi } from '../../admin/ui/api.ts'
import { makeFormat } from '../../admin/ui/format.ts'
import { keyOf, staleAfter } from '../../admin/ui/keys.ts'
import { makeLanguageStore } from '../../admin/ui/language-store.ts'
import { Sending } from '../../admin/ui/sending.ts'
import { en } from '../../admin/ui/text/en.ts'
import { vi } from '../../admin/ui/text/vi.ts'
import { zoneOf } from '../../admin/ui/zone.ts'
import { listAudit, readSession } from '../../playlists/wire/access.ts'
import type { DisplayId } from '../../playlists/ids.ts'

const NOW = instant(Date.UTC(2026, 10, 21, 5, 30))

describe('the client of the menu', () => {
  const id = 7 as DisplayId
  const session = { account: null, csrf: 'fresh', office: 'x', setupNeeded: false, wizard: false }
  type Sent = { url: string; init: RequestInit }
  const answering = (answers: [status: number, body: string][]) => {
    const sent: Sent[] = []
    const api = makeApi({
      language: () => 'vi',
      fetch: (url, init) => {
        sent.push({ url: String(url), init: init ?? {} })
        const [status, body] = answers.shift() ?? [500, '']
        return Promise.resolve(new Response(status === 204 ? null : body, { status }))
      },
    })
    return { api, sent, header: (n: number, name: string) => new Headers(sent[n]?.init.headers).get(name) }
  }

  it('fills path parameters and leaves out what is not asked', () => {
    expect(addressOf(displays.updateDisplay, { params: { id }, body: {} as never })).toBe('/api/displays/7')
    expect(addressOf(listMaterials, { query: { state: 'pending' } })).toBe('/api/materials?state=pending')
    expect(addressOf(listAudit, { query: { actor: 'ảnh & chữ.png' } })).toContain('%26')
  })

  it('carries the token of the last session reply, and the language', async () => {
    const { api, header } = answering([
      [200, JSON.stringify(session)],
      [200, '{}'],
    ])
    await api.call(readSession)
    await api.call(displays.unpairDisplay, { params: { id } })
    expect(header(1, 'x-csrf-token')).toBe('fresh')
    expect(header(1, 'accept-language')).toBe('vi')
  })

  it('asks for a new token once when it is refused, and sends again', async () => {
    const refused = JSON.stringify({ error: { code: 'csrf-failed', message: '' } })
    const { api, sent, header } = answering([
      [403, refused],
      [200, JSON.stringify(session)],
      [204, ''],
    ])
    await api.call(displays.deleteGroup, { params: { id: 3 as never } })
    expect(sent.map(({ url }) => url)).toEqual(['/api/groups/3', '/api/session', '/api/groups/3'])
    expect(header(2, 'x-csrf-token')).toBe('fresh')
  })

  it.each([
    [409, '{"error":{"code":"stale","message":"Người khác vừa sửa"}}', 'stale', 'Người khác vừa sửa'],
    [502, '<html>Bad gateway</html>', 'unreadable', ''],
    [200, '<html>Login to Wi-Fi</html>', 'unreadable', ''],
  ])('reads %i %s as %s', async (status, body, code, message) => {
    const { api } = answering([[status, body]])
    await expect(api.call(readSession)).rejects.toMatchObject({ code, message })
  })

  it('says offline when no answer comes', async () => {
    const api = makeApi({ language: () => 'vi', fetch: () => Promise.reject(new TypeError('failed')) })
    await expect(api.call(readSession)).rejects.toMatchObject({ code: 'offline' })
  })
})

describe('the second click of a double click', () => {
  it('sends nothing while the first is under way, whatever becomes of it', async () => {
    const sending = new Sending<{ body: number }, string>()
    const answers = [Promise.reject(new Error('refused')), Promise.resolve('saved'), Promise.resolve('other')]
    let sent = 0
    const send = (body: number) => sending.join({ body }, () => answers[sent++]!)
    const [first, second] = [send(1), send(1)]
    expect(sending.has({ body: 1 })).toBe(true)
    await expect(first).rejects.toThrow('refused')
    await expect(second).rejects.toThrow('refused')
    expect([sent, sending.has({ body: 1 })]).toEqual([1, false])
    expect(await Promise.all([send(1), send(2)])).toEqual(['saved', 'other'])
  })
})

describe('what is asked anew', () => {
  it('a change of materials reaches the lists that show them, and the trail', () => {
    const stale = staleAfter(['materials'])
    const shelves = ['approvals', 'audit', 'blanks', 'campaigns', 'materials', 'packs', 'playlists']
    expect([...stale].sort()).toEqual(shelves)
    expect(stale.has(String(keyOf(listMaterials, { query: {} })[0]))).toBe(true)
  })
  it('nothing changed, nothing asked', () => expect(staleAfter([]).size).toBe(0))
})

describe('words for times and numbers', () => {
  const format = makeFormat('vi', 'Asia/Ho_Chi_Minh', vi.kit.units)

  it('dates are day, month, year with two digits, in the zone of the office', () => {
    expect(format.dateTime(instant(Date.UTC(2026, 0, 1, 17, 5)))).toBe('02/01/2026 00:05')
    expect(format.date('2026-09-02' as LocalDate)).toBe('02/09/2026')
    expect(format.dayOf(instant(Date.UTC(2026, 11, 31, 17)))).toBe('2027-01-01')
  })
  it('numbers have the marks of the language', () => {
    expect(format.number(1234.5, 1)).toBe('1.234,5')
    expect(makeFormat('en', 'UTC', en.kit.units).number(1234.5, 1)).toBe('1,234.5')
  })
  it.each([
    [8000, '8 giây'],
    [2500, '2,5 giây'],
    [60_000, '1 phút'],
    [3_900_000, '1 giờ 5 phút'],
    [90_000_000, '1 ngày 1 giờ'],
  ])('%i ms is %s', (ms, words) => expect(format.duration(ms)).toBe(words))
  it.each([
    [999, '999 B'],
    [1536, '1,5 KB'],
    [52_428_800, '50 MB'],
  ])('%i bytes is %s', (bytes, words) => expect(format.bytes(bytes)).toBe(words))
  it.each([
    [3000, 'vừa xong'],
    [61_000, '1 phút trước'],
    [86_400_000 * 3, '3 ngày trước'],
  ])('%i ms ago is %s', (ms, words) => expect(format.ago(instant(NOW - ms), NOW)).toBe(words))
  it.each([
    [65_000, '1:05'],
    [3_605_000, '1:00:05'],
  ])('%i ms on a player is %s', (ms, words) => expect(format.clockDuration(ms)).toBe(words))
})

describe('zones as the core wants them', () => {
  it('Viet Nam keeps one offset', () => expect(zoneOf('Asia/Ho_Chi_Minh', NOW).offsets).toHaveLength(1))
  it('a zone with summer time changes at the published minute', () => {
    const berlin = zoneOf('Europe/Berlin', NOW)
    expect(berlin.offsets.map(({ from }) => from)).toContain(Date.UTC(2026, 2, 29, 1))
    expect(toLocal(berlin, instant(Date.UTC(2026, 6, 1, 10))).minutes).toBe(12 * 60)
    expect(startOfDay(berlin, '2026-07-01' as LocalDate)).toBe(Date.UTC(2026, 5, 30, 22))
  })
})

describe('the language', () => {
  it('is Vietnamese until chosen, kept, and told to those who listen', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (k: string, v: string) => void kept.set(k, v),
    }
    const store = makeLanguageStore(storage)
    let heard = 0
    store.subscribe(() => heard++)
    expect(store.read()).toBe('vi')
    store.write('en')
    expect([heard, makeLanguageStore(storage).read()]).toEqual([1, 'en'])
  })
  it('survives a browser that keeps nothing', () => {
    const closed = () => {
      throw new Error('denied')
    }
    const store = makeLanguageStore({ getItem: closed, setItem: closed })
    store.write('en')
    expect(store.read()).toBe('en')
  })
})

describe('the tables of words', () => {
  type Leaf = [path: string, value: unknown]
  const leaves = (table: object, path = ''): Leaf[] =>
    Object.entries(table).flatMap(([key, value]: Leaf): Leaf[] =>
      typeof value === 'object' && value !== null ? leaves(value, `${path}.${key}`) : [[`${path}.${key}`, value]],
    )
  const english = new Map(leaves(en))

  it('have the same entries in both languages', () =>
    expect(
      leaves(vi)
        .map(([path]) => path)
        .sort(),
    ).toEqual([...english.keys()].sort()))
  it('hold no empty words but those that are empty in both', () => {
    const empty = leaves(vi).filter(([path, value]) => (value === '') !== (english.get(path) === ''))
    expect(empty).toEqual([])
  })
  it('are composed (NFC)', () => {
    const wrong = leaves(vi).filter(([, value]) => typeof value === 'string' && value !== value.normalize('NFC'))
    expect(wrong).toEqual([])
  })
})
