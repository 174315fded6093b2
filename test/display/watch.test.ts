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
    hints: () => {},
  })
  await time.forward(1000)
  const snapshot = watched.snapshot()
  expect(snapshot).toMatchObject({ kind: 'playing', canvas: { x: 0, y: 0, width: 1024, height: 96 } })
  expect(watched.snapshot()).toBe(snapshot)
})

it('looks again when it is told to, even while it is looking, and every 15 s all the same', async () => {
  const time = new FakeTime(at('2026-01-06 09:00'))
  const asked: number[] = []
  let hint = (): void => {}
  let reply = (): void => {}
  watchDisplay('1', {
    time,
    http: () => {
      asked.push(time.monotonic())
      return new Promise((done) => (reply = () => done(answer(404))))
    },
    hints: (look) => (hint = look),
  })
  hint()
  hint()
  expect(asked).toHaveLength(1)
  reply()
  await time.forward(1000)
  expect(asked).toHaveLength(2)
  reply()
  await time.forward(1000)
  hint()
  expect(asked).toHaveLength(3)
  reply()
  await time.forward(14_000)
  expect(asked).toHaveLength(3)
  await time.forward(2000)
  expect(asked).toHaveLength(4)
})
