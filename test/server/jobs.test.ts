import Fastify from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alarmByCron, Jobs } from '../../server/jobs.ts'
import { Alarms } from '../support/alarms.ts'

const { log } = Fastify({ logger: false })
const cron = '0 0 1 1 *'
let jobs: Jobs | null = null
let alarms = new Alarms()
beforeEach(() => {
  alarms = new Alarms()
})
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
    alarms.set,
  )
  await jobs.start('Asia/Ho_Chi_Minh')
  await alarms.ring('fails')
  await alarms.ring('works')
  expect(ran).toBe(1)
  expect(jobs.failures).toEqual([{ name: 'fails', message: 'the disk is full' }])
  broken = false
  await alarms.ring('fails')
  expect(jobs.failures).toEqual([])
})

test('stopping waits for the job that is running', async () => {
  let finish = () => {}
  let finished = false
  const run = () => new Promise<void>((resolve) => (finish = resolve)).then(() => (finished = true))
  jobs = new Jobs([{ name: 'long', cron, run }], log, alarms.set)
  await jobs.start('UTC')
  const running = alarms.ring('long')
  const stopping = jobs.stop()
  finish()
  await stopping
  expect(finished).toBe(true)
  await running
})

test('another zone sets every job anew, the same zone none', async () => {
  jobs = new Jobs([{ name: 'daily', cron, run: async () => {} }], log, alarms.set)
  for (const zone of ['UTC', 'UTC']) await jobs.start(zone)
  await Promise.all([jobs.start('Asia/Tokyo'), jobs.start('Asia/Ho_Chi_Minh')])
  expect(alarms.heard).toEqual(['daily set in UTC', 'daily undone', 'daily set in Asia/Ho_Chi_Minh'])
})

test('stopped is stopped: news of a zone that comes late sets nothing that would keep the program alive', async () => {
  jobs = new Jobs([{ name: 'daily', cron, run: async () => {} }], log, alarms.set)
  await jobs.start('UTC')
  await jobs.stop()
  await jobs.start('Asia/Ho_Chi_Minh')
  expect(alarms.heard).toEqual(['daily set in UTC', 'daily undone'])
})

test("the machine's clock takes what a job says of its time, and lets go of it", async () => {
  const undo = alarmByCron(log)({ name: 'daily', cron, run: async () => {} }, 'Asia/Ho_Chi_Minh', async () => {})
  await undo()
  const wrong = { name: 'daily', cron: 'at noon', run: async () => {} }
  expect(() => alarmByCron(log)(wrong, 'UTC', async () => {})).toThrow()
})
