/** A number as it is written in Viet Nam: `1.234,5`, always with so many decimals. */
export function makeNumber(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const digits = fraction === undefined ? grouped : `${grouped},${fraction}`
  return value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits
}

/** `1.234,5` or `1234.5` → 1234.5; null for what is no number. A dot before three digits groups them, as is written here; no number begins with a group of nought. */
export function parseNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0]/g, '')
  const grouped = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(bare)
  const plain = grouped ? bare.replaceAll('.', '').replace(',', '.') : bare.replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}
