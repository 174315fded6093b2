import { useSearchParams } from 'react-router'
import type { MaterialId } from '../../playlists/ids.ts'
import { makeFilter, parseFilter } from './filter.ts'
import type { Filter } from './filter.ts'

/**
 * Filter, view and open drawer, all in the address bar. Each choice is a step that “back” undoes; only the letters of a
 * search that goes on are not.
 */
export function usePlace() {
  const [query, setQuery] = useSearchParams()
  const filter = parseFilter(query)
  const view = query.get('view') === 'list' ? 'list' : 'grid'
  const write = (next: Filter, nextView: string, open: string | null, replace = false) => {
    const address = makeFilter(next)
    if (nextView === 'list') address.set('view', 'list')
    if (open !== null) address.set('open', open)
    setQuery(address, { replace })
  }
  const open = Number(query.get('open'))
  return {
    filter,
    view,
    open: open > 0 ? (open as MaterialId) : null,
    setFilter: (part: Partial<Filter>) => {
      const goesOn = Object.keys(part).join() === 'search' && filter.search !== '' && part.search !== ''
      write({ ...filter, ...part }, view, query.get('open'), goesOn)
    },
    setView: (next: string) => write(filter, next, query.get('open')),
    setOpen: (id: MaterialId | null) => write(filter, view, id === null ? null : String(id)),
  }
}
export type Place = ReturnType<typeof usePlace>
