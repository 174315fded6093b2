import type { planned as vi } from '../vi/planned.ts'

export const planned: typeof vi = {
  title: 'Planned plays',
  lead: 'Plays and minutes by the programmes of the displays: of past days as they were in force, of coming days from the schedules as they are.',
  from: 'From',
  until: 'Until the end of',
  by: 'Count by',
  nouns: { material: 'Material', topic: 'Topic', campaign: 'Campaign', display: 'Display' },
  display: 'Display',
  allDisplays: 'All displays',
  range: (from, until) => `From ${from} to the end of ${until}`,
  plays: 'Full plays',
  cut: 'Cut plays',
  minutes: 'Minutes',
  total: 'Total',
  without: 'Of no campaign',
  none: 'No plays in these days. Make a schedule on the timeline, or choose other days.',
  hint: 'A cut play stops on the way because its hours end. These are plans; what was shown stands under Reports.',
  copy: 'Copy the table',
  copied: 'Copied',
}
