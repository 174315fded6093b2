import type { Identity, KeptTime, LastRun, StoredProgramme, World } from './ports.ts'

export type Remembered = {
  identity: Identity | null
  time: KeptTime | null
  programme: StoredProgramme | null
  run: LastRun | null
}

/** What this machine remembers; what cannot be read is as if it had never been. */
export async function recall({ store }: World): Promise<Remembered> {
  const [identity, time, programme, run] = await Promise.all([
    store.read('identity').catch(() => null),
    store.read('time').catch(() => null),
    store.read('programme').catch(() => null),
    store.read('run').catch(() => null),
  ])
  return { identity, time, programme, run }
}

/** A number for a run of this page, or of this page as another display. */
export const drawBoot = ({ random }: World): number => 1 + Math.floor(random() * (2 ** 52 - 1))
