import type { DisplayId } from '../../playlists/ids.ts'
import type { Target } from '../../playlists/schedule.ts'
import type { Fleet } from './hooks.ts'
import type { Viewpoint } from './week.ts'

/** Whose timeline is looked at, as the address bar has it: `all`, `display-3`, `group-2`. */
export function viewpointOf(view: string, { displays, groups }: Fleet): Viewpoint {
  const display = displays.find(({ id }) => view === `display-${id}`)
  if (display !== undefined) return { kind: 'display', display }
  const group = groups.find(({ id }) => view === `group-${id}`)
  return group === undefined ? { kind: 'all' } : { kind: 'group', group }
}

export function displaysIn(view: Viewpoint, { displays }: Fleet): Fleet['displays'] {
  if (view.kind === 'all') return displays
  const ids: readonly number[] = view.kind === 'display' ? [view.display.id] : view.group.members
  return displays.filter(({ id }) => ids.includes(id))
}

/** Side by side stand those of a group; of all of them only a few, since each has a programme to be asked for. */
const MOST_OF_ALL = 24
export const standSideBySide = (view: Viewpoint, { length }: Fleet['displays']): boolean =>
  view.kind !== 'display' && length > 0 && (view.kind === 'group' || length <= MOST_OF_ALL)

export const onlyOn = (displays: DisplayId[]): Target => ({ all: false, displays, groups: [] })

/** What is made while one display or group is looked at is meant for it. */
export function targetOf(view: Viewpoint): Target | undefined {
  if (view.kind === 'display') return onlyOn([view.display.id])
  if (view.kind === 'group') return { all: false, displays: [], groups: [view.group.id] }
  return undefined
}
