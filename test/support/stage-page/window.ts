import type { Bench } from './bench.ts'

declare global {
  interface Window {
    /** The handle of the stage's bare page. */
    bench: Bench
  }
}
