import type { FastifyBaseLogger } from 'fastify'
import { schedule } from 'node-cron'
import type { ScheduledTask } from 'node-cron'

/** Something done by the clock of the office: `cron` is read in the office's zone. */
export type Job = { name: string; cron: string; run: () => Promise<unknown> }
export type JobFailure = { name: string; message: string }

/** Every timed job there is. A failure is logged and kept to be seen; it never ends the program or the other jobs. */
export class Jobs {
  readonly #jobs: readonly Job[]
  readonly #log: FastifyBaseLogger
  readonly #failures = new Map<string, JobFailure>()
  #tasks: ScheduledTask[] = []
  #running = new Set<Promise<void>>()
  #zone: string | null = null

  constructor(jobs: readonly Job[], log: FastifyBaseLogger) {
    this.#jobs = jobs
    this.#log = log
  }

  /** Starts the jobs, or starts them anew when the office's zone has changed. */
  async start(zone: string): Promise<void> {
    if (zone === this.#zone) return
    await this.#unschedule()
    this.#zone = zone
    const options = { timezone: zone, noOverlap: true, logger: this.#cronLog() }
    this.#tasks = this.#jobs.map((job) => schedule(job.cron, () => this.#run(job), { name: job.name, ...options }))
  }

  /** Runs one job now, as its hour would. Rejects for a name that no job has. */
  async runNow(name: string): Promise<void> {
    const job = this.#jobs.find((one) => one.name === name)
    if (job === undefined) throw new Error(`no job is called ${name}`)
    await this.#run(job)
  }

  /** What went wrong the last time each job ran. */
  get failures(): JobFailure[] {
    return [...this.#failures.values()]
  }

  async stop(): Promise<void> {
    await this.#unschedule()
    await Promise.all(this.#running)
  }

  async #unschedule(): Promise<void> {
    const tasks = this.#tasks
    this.#tasks = []
    this.#zone = null
    for (const task of tasks) await task.destroy()
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

  #cronLog() {
    const log = this.#log
    return {
      info: (message: string) => log.debug(message),
      warn: (message: string) => log.warn(message),
      error: (message: string | Error) => log.error(message),
      debug: (message: string | Error) => log.debug(message),
    }
  }
}
