import type { Target } from '../../playlists/schedule.ts'
import type { Display, Group } from '../../playlists/wire/displays.ts'

type Screen = Pick<Display, 'id' | 'name' | 'groups' | 'archivedAt'>

export const NOBODY: Target = { all: false, displays: [], groups: [] }
export const EVERYBODY: Target = { all: true, displays: [], groups: [] }

export const isEmptyTarget = ({ all, displays, groups }: Target): boolean =>
  !all && displays.length === 0 && groups.length === 0

/** The displays that a target reaches, archived ones left out. */
export function reached<S extends Screen>(target: Target, displays: readonly S[]): S[] {
  return displays.filter(
    ({ id, groups, archivedAt }) =>
      archivedAt === null &&
      (target.all || target.displays.includes(id) || groups.some((group) => target.groups.includes(group))),
  )
}

export type Reach<S> = { now: S[]; later: S[]; unpaired: S[] }

/** Which displays hear something at once, which when their line is back, and which have no machine behind them. */
export const reachOf = <S extends Pick<Display, 'online' | 'paired'>>(displays: readonly S[]): Reach<S> => ({
  now: displays.filter(({ paired, online }) => paired && online),
  later: displays.filter(({ paired, online }) => paired && !online),
  unpaired: displays.filter(({ paired }) => !paired),
})

/** A target by the names of what was chosen: groups first, then single displays. Empty for all displays. */
export function chosenNames(target: Target, displays: readonly Screen[], groups: readonly Group[]): string[] {
  if (target.all) return []
  return [
    ...groups.filter(({ id }) => target.groups.includes(id)).map(({ name }) => name),
    ...displays.filter(({ id }) => target.displays.includes(id)).map(({ name }) => name),
  ]
}
