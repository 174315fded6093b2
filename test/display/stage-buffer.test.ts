import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Showing } from '../../display/engine/snapshot.ts'
import { emptyBuffer, layersOf, stepBuffer } from '../../display/stage/buffer.ts'
import type { Buffer, BufferEvent } from '../../display/stage/buffer.ts'

const black = (key: string): Showing => ({ kind: 'black', key, rect: { x: 0, y: 0, width: 64, height: 32 } })
const feed = (current: string, next: string | null): BufferEvent => ({
  kind: 'feed',
  current: black(current),
  next: next === null ? null : black(next),
})
const ready = (key: string): BufferEvent => ({ kind: 'ready', key })
const gone = (key: string): BufferEvent => ({ kind: 'gone', key })
const after = (...events: BufferEvent[]): Buffer => events.reduce(stepBuffer, emptyBuffer)
const keys = (buffer: Buffer): string[] => layersOf(buffer).map((showing) => showing.key)

describe('the two layers of a zone', () => {
  it('shows nothing before it is ready', () => {
    expect(after(feed('a', 'b')).shown).toBeNull()
    expect(after(feed('a', 'b'), ready('a')).shown?.key).toBe('a')
  })

  it('mounts the next one beneath, and reveals it when its time comes', () => {
    const waiting = after(feed('a', 'b'), ready('a'), ready('b'))
    expect(keys(waiting)).toEqual(['a', 'b'])
    expect(waiting.shown?.key).toBe('a')
    const revealed = stepBuffer(waiting, feed('b', 'c'))
    expect(revealed.shown?.key).toBe('b')
    expect(revealed.leaving?.key).toBe('a')
    expect(keys(revealed)).toEqual(['a', 'b'])
    expect(keys(stepBuffer(revealed, gone('a')))).toEqual(['b', 'c'])
  })

  it('keeps the old one while the wanted one is not ready', () => {
    const late = after(feed('a', 'b'), ready('a'), feed('b', 'c'))
    expect(late.shown?.key).toBe('a')
    expect(stepBuffer(late, ready('b')).shown?.key).toBe('b')
  })

  it('drops what was prepared when something else is wanted', () => {
    const urgent = after(feed('a', 'b'), ready('a'), ready('b'), feed('x', 'y'))
    expect(keys(urgent)).toEqual(['a', 'x'])
    expect(stepBuffer(urgent, ready('b')).shown?.key).toBe('a')
    expect(stepBuffer(urgent, ready('x')).shown?.key).toBe('x')
  })

  it('moves what is shown, without drawing it anew, when its rectangle changes', () => {
    const shown = after(feed('a', 'b'), ready('a'))
    const place = { x: 0, y: 0, width: 32, height: 32 }
    const narrower = stepBuffer(shown, { kind: 'feed', current: { ...black('a'), rect: place }, next: null })
    expect(narrower.shown).toMatchObject({ key: 'a', rect: place })
    expect([narrower.leaving, narrower.incoming]).toEqual([null, null])
  })

  it('draws the same key once', () => {
    const shown = after(feed('a', 'b'), ready('a'))
    expect(stepBuffer(shown, feed('a', 'b')).shown).toBe(shown.shown)
    expect(after(feed('a', 'a'), ready('a')).incoming).toBeNull()
  })

  it('once it has shown something, always shows something ready, with at most three layers for a moment', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd')
    const event = fc.oneof(
      fc.tuple(key, fc.option(key)).map(([current, next]) => feed(current, next)),
      key.map(ready),
      key.map(gone),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let buffer = emptyBuffer
        let prepared = new Set<string>()
        for (const one of events) {
          const before = buffer
          if (one.kind === 'ready' && before.incoming?.key === one.key) prepared.add(one.key)
          buffer = stepBuffer(buffer, one)
          if (before.shown) expect(buffer.shown).not.toBeNull()
          if (buffer.shown) expect(prepared.has(buffer.shown.key)).toBe(true)
          expect(new Set(keys(buffer)).size).toBe(keys(buffer).length)
          expect(keys(buffer).length).toBeLessThanOrEqual(3)
          if (!buffer.leaving) expect(keys(buffer).length).toBeLessThanOrEqual(2)
          prepared = new Set([...prepared].filter((one) => keys(buffer).includes(one)))
        }
      }),
      { seed: 10, numRuns: 500 },
    )
  })
})
