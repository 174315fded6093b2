import type { SetAlarm } from '../../server/jobs.ts'

/** Alarms that ring only by hand: no test depends on the hour at which it runs. */
export class Alarms {
  readonly heard: string[] = []
  readonly #rings = new Map<string, () => Promise<void>>()

  readonly set: SetAlarm = ({ name }, zone, ring) => {
    this.heard.push(`${name} set in ${zone}`)
    this.#rings.set(name, ring)
    return async () => {
      this.heard.push(`${name} undone`)
      this.#rings.delete(name)
    }
  }

  /** Runs one job now, as its hour would. Throws for a name that no job has. */
  async ring(name: string): Promise<void> {
    const ring = this.#rings.get(name)
    if (ring === undefined) throw new Error(`no job is called ${name}`)
    await ring()
  }
}
