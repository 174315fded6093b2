import type { materialsBulk as vi } from '../vi/materials-bulk.ts'

export const materialsBulk: typeof vi = {
  label: 'What to do with the materials chosen',
  all: 'Choose all shown',
  column: 'Choose',
  choose: (title) => `Choose: ${title}`,
  chosen: (count) => `${count} chosen`,
  clear: 'Clear choice',
  deeds: { tag: 'Tag', topic: 'Change topic', campaign: 'Change campaign', validity: 'Change dates' },
  titles: {
    tag: (count) => `Tag ${count} materials`,
    topic: (count) => `Change the topic of ${count} materials`,
    campaign: (count) => `Change the campaign of ${count} materials`,
    validity: (count) => `Change the dates of ${count} materials`,
  },
  addTags: 'Add tags',
  removeTags: 'Remove tags',
  apply: 'Apply',
  archive: (count) => `Archive ${count} materials?`,
  done: (count) => `Done with ${count} materials.`,
  undo: 'Undo',
  undone: 'Undone.',
  refused: (count) => `${count} materials were refused`,
  refusedNote: 'The others are done. Mend these as told above, then choose them again.',
  skipped: (count) =>
    count === '1'
      ? '1 is approved, waits for approval or was withdrawn, so it was not submitted.'
      : `${count} are approved, wait for approval or were withdrawn, so they were not submitted.`,
}
