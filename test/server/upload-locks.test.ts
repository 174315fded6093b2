/** Requests that want the same upload: they wait in a row and cost nothing meanwhile. */
import { expect, test } from 'vitest'
import { UploadLocks } from '../../server/materials/upload-locks.ts'

const never = new AbortController().signal
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** One upload; `log` tells who was asked to let go and who has it. */
function bench() {
  const locks = new UploadLocks()
  const log: string[] = []
  const want = (name: string, signal = never) => {
    const lock = locks.newLock('phim')
    const has = lock.lock(signal, () => void log.push(`${name} is asked`)).then(() => log.push(`${name} has it`))
    return { has, letGo: () => lock.unlock() }
  }
  return { locks, log, want }
}

test('whoever comes next asks once, and has it when it is let go; then those behind, in their order', async () => {
  const { log, want } = bench()
  const [first, second, third] = [want('first'), want('second'), want('third')]
  for (let turns = 0; turns < 50; turns++) await settled()
  expect(log).toEqual(['first is asked', 'first is asked', 'first has it'])
  await first.letGo()
  await second.has
  expect(log.slice(3)).toEqual(['second is asked', 'second has it'])
  await second.letGo()
  await third.has
  await third.letGo()
  expect(log.slice(5)).toEqual(['third has it'])
  const fourth = want('fourth')
  await fourth.has
  expect(log.slice(6)).toEqual(['fourth has it'])
})

test('whoever goes away while waiting is told so, and holds nobody up', async () => {
  const { want } = bench()
  const gone = new AbortController()
  const [first, second, third] = [want('first'), want('second', gone.signal), want('third')]
  await first.has
  gone.abort()
  await expect(second.has).rejects.toMatchObject({ status_code: 500 })
  await first.letGo()
  await third.has
})

test('another upload is another matter', async () => {
  const { locks, want } = bench()
  await want('first').has
  await locks.newLock('another').lock(never, () => expect.unreachable())
})
