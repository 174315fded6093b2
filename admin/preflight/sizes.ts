import { canvasClass } from '../../playlists/canvas-class.ts'
import type { CanvasClass } from '../../playlists/canvas-class.ts'
import { VERDICTS } from '../../playlists/preflight/findings.ts'
import type { Finding, Verdict } from '../../playlists/preflight/findings.ts'
import type { Target } from '../../playlists/preflight/target.ts'
import { situationOf } from './situation.ts'
import type { Situation } from './situation.ts'

/** Targets that show the same pixels in the same way. */
export type SizeGroup = { key: string; width: number; height: number; led: boolean; targets: Target[] }

export const keyOf = ({ width, height }: { width: number; height: number }): string => `${width}x${height}`

/** One group a size, LED apart from screens; the smallest first within a class, since what is too long shows there first. */
export function groupsOf(targets: readonly Target[]): SizeGroup[] {
  const groups = new Map<string, SizeGroup>()
  for (const target of targets) {
    const { width, height, led } = target
    const key = `${keyOf(target)}${led ? ' led' : ''}`
    const group = groups.get(key) ?? { key, width, height, led, targets: [] }
    group.targets.push(target)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => a.width * a.height - b.width * b.height)
}

const CLASSES: readonly CanvasClass[] = ['micro', 'ribbon', 'landscape', 'square', 'portrait']

export function byClass(groups: readonly SizeGroup[]): { name: CanvasClass; groups: SizeGroup[] }[] {
  return CLASSES.map((name) => ({
    name,
    groups: groups.filter(({ width, height }) => canvasClass(width, height) === name),
  })).filter((one) => one.groups.length > 0)
}

/** The same thing said of several displays: told once, with all their names. */
export type Told = Finding & { names: string[]; situation: Situation | null }

/** What warns or blocks, the worst first; displays that measure the same share a line. */
export function toldOf(findings: readonly Finding[]): Told[] {
  const told = new Map<string, Told>()
  const running = new Set(findings.filter(({ check, verdict }) => check === 'runs' && verdict !== 'pass').map(whereOf))
  for (const finding of findings) {
    if (finding.verdict === 'pass') continue
    const { check, verdict, measured, limit, about, name } = finding
    const situation = situationOf(finding, running.has(whereOf(finding)))
    const key = [check, verdict, measured, limit, about, situation].join(' ')
    const known = told.get(key)
    if (known === undefined) told.set(key, { ...finding, names: [name], situation })
    else known.names.push(name)
  }
  return [...told.values()].sort((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict))
}

/** RULES PF8. The longest time that any display asks for. */
export const needOf = (findings: readonly Finding[]): number =>
  Math.max(0, ...findings.flatMap(({ check, limit }) => (check === 'reading' && limit !== null ? [limit] : [])))

const whereOf = ({ display, name }: Finding): string => `${display} ${name}`

export const countOf = (findings: readonly Finding[], verdict: Verdict): number =>
  findings.filter((finding) => finding.verdict === verdict).length

/** Whether a finding is about one of these targets. */
export const isOf =
  (targets: readonly Target[]) =>
  ({ display, name }: Finding): boolean =>
    targets.some((target) => target.display === display && target.name === name)
