import Fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { Jobs } from '../../server/jobs.ts'

const { log } = Fastify({ logger: false })
const cron = '0 0 1 1 *'
let jobs: Jobs | null = null
afterEach(async () => jobs?.stop())

test('a job that fails is seen, stops nobody, and is forgiven when it works again', async () => {
  let ran = 0
  let broken = true
  const fails = async () => {
    if (broken) throw new Error('the disk is full')
  }
  jobs = new Jobs(
    [
      { name: 'fails', cron, run: fails },
      { name: 'works', cron, run: async () => ran++ },
    ],
    log,
  )
  await jobs.start('Asia/Ho_Chi_Minh')
  await jobs.runNow('fails')
  await jobs.runNow('works')
  expect(ran).toBe(1)
  expect(jobs.failures).toEqual([{ name: 'fails', message: 'the disk is full' }])
  broken = false
  await jobs.runNow('fails')
  expect(jobs.failures).toEqual([])
})

test('stopping waits for the job that is running', async () => {
  let finish = () => {}
  let finished = false
  const run = () => new Promise<void>((resolve) => (finish = resolve)).then(() => (finished = true))
  jobs = new Jobs([{ name: 'long', cron, run }], log)
  await jobs.start('UTC')
  const running = jobs.runNow('long')
  const stopping = jobs.stop()
  finish()
  await stopping
  expect(finished).toBe(true)
  await running
})

test('an unknown job is refused', async () => {
  jobs = new Jobs([], log)
  await expect(jobs.runNow('nothing')).rejects.toThrow('no job is called nothing')
})
