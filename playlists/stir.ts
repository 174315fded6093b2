/** 32 bits so mixed up that numbers near each other give numbers that have nothing in common. */
export function stir(value: number): number {
  let mixedUp = Math.imul(value ^ (value >>> 16), 0x21f0_aaad)
  mixedUp = Math.imul(mixedUp ^ (mixedUp >>> 15), 0x735a_2d97)
  return (mixedUp ^ (mixedUp >>> 15)) >>> 0
}
