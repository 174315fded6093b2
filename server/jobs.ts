import type { FastifyBaseLogger } from 'fastify'
import { schedule } from 'node-cron'

/** Something done by the clock of the office: `cron` is read in the office's zone. */
export type Job = { name: string; cron: string; run: () => Promise<unknown> }
export type JobFailure = { name: string; message: string }
/** Rings when it is time for a job, never twice at once; gives its undoing. */
export type SetAlarm = (job: Job, zone: string, ring: () => Promise<void>) => () => Promise<void>

/** Every timed job there is. A failure is logged and kept to be seen; it never ends the program or the other jobs. */
export class Jobs {
  readonly #jobs: readonly Job[]
  readonly #log: FastifyBaseLogger
  readonly #setAlarm: SetAlarm
  readonly #failures = new Map<string, JobFailure>()
  #alarms: (() => Promise<void>)[] = []
  #running = new Set<Promise<void>>()
  #zone: string | null = null
  #isStopped = false

  constructor(jobs: readonly Job[], log: FastifyBaseLogger, setAlarm: SetAlarm) {
    this.#jobs = jobs
    this.#log = log
    this.#setAlarm = setAlarm
  }

  /** Starts the jobs, or starts them anew when the office's zone has changed; nothing once they have been stopped. */
  async start(zone: string): Promise<void> {
    if (this.#isStopped || zone === this.#zone) return
    this.#zone = zone
    await this.#silence()
    if (this.#isStopped || this.#zone !== zone) return
    this.#alarms = this.#jobs.map((job) => this.#setAlarm(job, zone, () => this.#run(job)))
  }

  /** What went wrong the last time each job ran. */
  get failures(): JobFailure[] {
    return [...this.#failures.values()]
  }

  /** For good. Waits for the jobs that are running. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#silence()
    await Promise.all(this.#running)
  }

  async #silence(): Promise<void> {
    const alarms = this.#alarms
    this.#alarms = []
    for (const undo of alarms) await undo()
  }

  async #run(job: Job): Promise<void> {
    const running = this.#guarded(job)
    this.#running.add(running)
    await running
    this.#running.delete(running)
  }

  async #guarded({ name, run }: Job): Promise<void> {
    try {
      await run()
      this.#failures.delete(name)
    } catch (error) {
      this.#failures.set(name, { name, message: error instanceof Error ? error.message : String(error) })
      this.#log.error({ err: error, job: name }, 'a job failed')
    }
  }
}

/** By the clock of the machine. */
export function alarmByCron(log: FastifyBaseLogger): SetAlarm {
  const logger = {
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string | Error) => log.error(message),
    debug: (message: string | Error) => log.debug(message),
  }
  return ({ name, cron }, timezone, ring) => {
    const task = schedule(cron, ring, { name, timezone, noOverlap: true, logger })
    return async () => void (await task.destroy())
  }
}
