/** A row of a sheet: words are written as words, numbers as numbers. */
export type Row = readonly (string | number | null)[]

/** What XML keeps for itself, and what it cannot hold: controls, halves of characters. */
const UNFIT = /[&<>]|[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** A spreadsheet would leave these out. */
const AT_THE_EDGE = /^\s|\s$|[\t\n]/

const nameOf = (sign: string): string =>
  NAMED[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

function words(text: string): string {
  const keep = AT_THE_EDGE.test(text) ? ' xml:space="preserve"' : ''
  return `<is><t${keep}>${text.replace(UNFIT, nameOf)}</t></is>`
}

/** Of no more than 26 columns. `styles`: what a cell of each column says of its style. */
export function rowXml(nr: number, row: Row, styles: readonly string[]): string {
  let xml = `<row r="${nr}">`
  for (let i = 0; i < row.length; i++) {
    const value = row[i]!
    const style = styles[i]!
    const place = `<c r="${String.fromCharCode(65 + i)}${nr}"`
    if (typeof value === 'string') xml += `${place} t="inlineStr"${style}>${words(value)}</c>`
    else if (value !== null) xml += `${place}${style}><v>${value}</v></c>`
    else if (style !== '') xml += `${place}${style}/>`
  }
  return `${xml}</row>`
}
