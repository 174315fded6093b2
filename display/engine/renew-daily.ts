import { DAY } from '../../playlists/time.ts'
import type { Time } from './ports.ts'

/** A browser that runs for months grows: a fresh page each day, at the edge of a slot when nobody would miss half a second. */
export const renewDaily = (
  whenQuiet: (run: () => void) => void,
  { after }: Pick<Time, 'after'>,
  reload: () => void,
): void => void after(DAY, () => whenQuiet(reload))
