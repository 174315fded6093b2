import { expect, it } from 'vitest'
import { watchDisplay } from '../../display/watch.ts'
import { resolve } from '../../playlists/resolve.ts'
import { answer } from '../support/fake-display.ts'
import { FakeTime } from '../support/fake-time.ts'
import { at, days, hash, makeFacts } from '../support/make.ts'

it('a miniature begins where the canvas begins, wherever on its screen that is', async () => {
  const time = new FakeTime(at('2026-01-06 09:00'))
  const facts = makeFacts()
  const ribbon = { x: 40, y: 20, width: 1024, height: 96 }
  const programme = resolve({ ...facts, display: { ...facts.display, canvas: ribbon } }, days(7))
  const watched = watchDisplay('1', {
    time,
    http: async () => answer(200, JSON.stringify({ hash: hash(1), programme })),
  })
  await time.forward(1000)
  const snapshot = watched.snapshot()
  expect(snapshot).toMatchObject({ kind: 'playing', canvas: { x: 0, y: 0, width: 1024, height: 96 } })
  expect(watched.snapshot()).toBe(snapshot)
})
