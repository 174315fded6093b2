import { VERDICTS } from '../../playlists/preflight/findings.ts'
import type { Finding, Verdict } from '../../playlists/preflight/findings.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { canvasesOf, exampleCanvases } from '../ui/canvases.ts'
import type { Canvas, Example } from '../ui/canvases.ts'

/** A canvas to look at, with the worst that was found on its displays. */
export type Face = Canvas & { verdict: Verdict }

/**
 * Every canvas that a content goes to, once each: blocked ones first, then those with warnings, so that nobody approves past
 * them. The usual shapes where it goes nowhere yet.
 */
export function facesOf(on: readonly Display[], findings: readonly Finding[], names: Record<Example, string>): Face[] {
  const canvases = on.length === 0 ? exampleCanvases(names) : canvasesOf(on)
  const faces = canvases.map((canvas) => ({ ...canvas, verdict: worstOn(canvas, on, findings) }))
  return faces.toSorted((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict))
}

function worstOn({ width, height }: Canvas, on: readonly Display[], findings: readonly Finding[]): Verdict {
  const here = on.filter(({ canvas }) => canvas.width === width && canvas.height === height)
  const ids = new Set<number>(here.map(({ id }) => id))
  const said = findings.filter(({ display, name }) =>
    display === null ? name === `${width} × ${height}` : ids.has(display),
  )
  return VERDICTS.findLast((verdict) => said.some((finding) => finding.verdict === verdict)) ?? 'pass'
}
