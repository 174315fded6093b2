/** As a sheet takes it from the clipboard: cells by tabs, rows by lines. */
export const asTable = (head: readonly (string | number)[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows].map((cells) => cells.map((cell) => String(cell).replace(/\s+/g, ' ')).join('\t')).join('\n')
