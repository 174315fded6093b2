/** Lower case without Vietnamese marks, so that "lan xanh" finds "Làn xanh" and "dang" finds "Đảng". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .toLowerCase()
}

/** Whether every word of `query` occurs in one of the `texts`, marks and case aside. An empty query matches all. */
export function matches(query: string, texts: readonly string[]): boolean {
  const hay = fold(texts.join(' '))
  return fold(query)
    .split(/\s+/)
    .every((word) => hay.includes(word))
}
