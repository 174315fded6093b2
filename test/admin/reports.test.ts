import { expect, test } from 'vitest'
import { NUMBER_FORMS, plainNumber } from '../../admin/reports/plain.ts'
import { changeOf, dash, inHours, whole } from '../../playlists/report/cells.ts'

test.each([
  [whole(1_234_567), ['1.234.567', '1234567', '1234567']],
  [inHours(5_555_555_555), ['1.543,2', '1543,2', '1543.2']],
  [inHours(7_200_000), ['2,0', '2,0', '2.0']],
  [changeOf(112.5, 100), ['+12,5', '12,5', '12.5']],
  [changeOf(1, 4000), ['-100,0', '-100,0', '-100.0']],
  [dash, [null, null, null]],
])('a figure on the clipboard is the one that is printed: %o', (cell, forms) => {
  expect(NUMBER_FORMS.map((form) => plainNumber(cell, form))).toEqual(forms)
})
