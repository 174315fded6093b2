import { useId } from '@mantine/hooks'
import { useText } from './language.tsx'

/** What every field that opens a calendar says of itself: the names of its arrows, and its own name for the dropdown, which would else point to an id that no element has. */
export function useCalendarProps() {
  const id = useId()
  return { id, popoverProps: { id }, ariaLabels: useText().kit.calendar }
}
