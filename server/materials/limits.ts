import { Refusal } from '../errors.ts'
import type { Looks } from './inspect.ts'

/** What the office's settings allow. */
export type Limits = { maxImageMb: number; maxVideoMb: number; maxPdfMb: number; maxPdfPages: number }

const MEGABYTE = 1024 * 1024

/** Throws `file-too-large`: of its kind, once that is known; of any kind before. */
export function refuseTooLarge(bytes: number, looks: Looks | null, limits: Limits): void {
  const limit = looks === null ? largest(limits) : limitOf(looks, limits)
  if (bytes > limit * MEGABYTE) throw new Refusal('file-too-large', { because: { limit: `(${limit} MB)` } })
}

function limitOf({ kind }: Looks, { maxImageMb, maxVideoMb, maxPdfMb }: Limits): number {
  switch (kind) {
    case 'image':
      return maxImageMb
    case 'video':
    case 'foreign-video':
      return maxVideoMb
    case 'pdf':
      return maxPdfMb
  }
}

const largest = ({ maxImageMb, maxVideoMb, maxPdfMb }: Limits) => Math.max(maxImageMb, maxVideoMb, maxPdfMb)
