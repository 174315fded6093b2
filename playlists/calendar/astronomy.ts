/**
 * When the moon is new and how far the sun has come, as civil days at UTC+7. Written from the published formulas of
 * J. Meeus, Astronomical Algorithms, 2nd edition: chapter 49 (new moon, to some 20 s) and chapter 25 (apparent longitude
 * of the sun, to 0.01°); ΔT by the polynomials of F. Espenak and J. Meeus, Five Millennium Canon of Solar Eclipses (2006).
 */
import { DAY, HOUR } from '../time.ts'

/** 1970-01-01T00:00 UTC as a Julian day. */
const UNIX_EPOCH = 2_440_587.5
/** Vietnamese time (meridian 105° E, Quyết định 121-CP, 8/8/1967), as a part of a day. */
const VIETNAM = (7 * HOUR) / DAY

const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180)
const powers = (x: number, ...by: number[]) => by.reduceRight((sum, factor) => sum * x + factor, 0)

/** Meeus (25.2)–(25.4) with the short form of nutation and aberration; degrees, 0 ≤ λ < 360. */
function longitudeAt(jde: number): number {
  const t = (jde - 2_451_545) / 36_525
  const mean = powers(t, 280.46646, 36_000.76983, 0.0003032)
  const anomaly = powers(t, 357.52911, 35_999.05029, -0.0001537)
  const centre =
    powers(t, 1.914602, -0.004817, -0.000014) * sin(anomaly) +
    powers(t, 0.019993, -0.000101) * sin(2 * anomaly) +
    0.000289 * sin(3 * anomaly)
  const apparent = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t)
  return ((apparent % 360) + 360) % 360
}

/** Terrestrial less universal time, in days; the polynomials' years are 1900 to 2150. */
function deltaT(julianDay: number): number {
  const year = 2000 + (julianDay - 2_451_545) / 365.25
  return secondsOf(year) / 86_400
}

function secondsOf(year: number): number {
  if (year < 1920) return powers(year - 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197)
  if (year < 1941) return powers(year - 1920, 21.2, 0.84493, -0.0761, 0.0020936)
  if (year < 1961) return powers(year - 1950, 29.07, 0.407, -1 / 233, 1 / 2547)
  if (year < 1986) return powers(year - 1975, 45.45, 1.067, -1 / 260, -1 / 718)
  if (year < 2005) return powers(year - 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)
  if (year < 2050) return powers(year - 2000, 62.92, 0.32217, 0.005589)
  return -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)
}

/** Meeus, table 49.A: days × sin(a·M + b·M′ + c·F), and E to the power of |a|. */
const NEW_MOON_TERMS: readonly (readonly [days: number, sun: number, moon: number, node: number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
  [-0.00007, 2, 1, 0],
  [0.00004, 0, 2, -2],
  [0.00004, 3, 0, 0],
  [0.00003, 1, 1, -2],
  [0.00003, 0, 2, 2],
  [-0.00003, 1, 1, 2],
  [0.00003, -1, 1, 2],
  [-0.00002, -1, 1, -2],
  [-0.00002, 1, 3, 0],
  [0.00002, 0, 4, 0],
]
/** Meeus, chapter 49: the pull of the planets, days × sin(at + rate·k); the first term stands in pullOfPlanets. */
const PLANETARY_TERMS: readonly (readonly [days: number, at: number, rate: number])[] = [
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
]

/** The k-th new moon after that of 6 January 2000, as a Julian ephemeris day (Meeus (49.1)–(49.7)). */
function newMoon(k: number): number {
  const t = k / 1236.85
  const mean = powers(t, 2_451_550.09766 + 29.530588861 * k, 0, 0.00015437, -0.00000015, 0.00000000073)
  const e = powers(t, 1, -0.002516, -0.0000074)
  const sun = powers(t, 2.5534 + 29.1053567 * k, 0, -0.0000014, -0.00000011)
  const moon = powers(t, 201.5643 + 385.81693528 * k, 0, 0.0107582, 0.00001238, -0.000000058)
  const node = powers(t, 160.7108 + 390.67050284 * k, 0, -0.0016118, -0.00000227, 0.000000011)
  const omega = powers(t, 124.7746 - 1.56375588 * k, 0, 0.0020672, 0.00000215)
  let jde = mean - 0.00017 * sin(omega) + pullOfPlanets(k, t)
  for (const [days, a, b, c] of NEW_MOON_TERMS) jde += days * e ** Math.abs(a) * sin(a * sun + b * moon + c * node)
  return jde
}

/** The first term alone has a part in t². */
function pullOfPlanets(k: number, t: number): number {
  const first = 0.000325 * sin(299.77 + 0.107408 * k - 0.009173 * t * t)
  return PLANETARY_TERMS.reduce((sum, [days, at, rate]) => sum + days * sin(at + rate * k), first)
}

/** Days since 1970-01-01 of the Vietnamese date on which the k-th moon is new. */
export function newMoonDay(k: number): number {
  const jde = newMoon(k)
  return Math.floor(jde - deltaT(jde) - UNIX_EPOCH + VIETNAM)
}

/** The number of the new moon nearest before a day, to within one: for a search to begin at. */
export const newMoonNear = (day: number): number => Math.floor((day + UNIX_EPOCH - 2_451_550.1) / 29.530588861)

/** In which twelfth of its way (0 from the March equinox, 9 from the December solstice) the sun stands as a day begins. */
export function sunSign(day: number): number {
  const start = day + UNIX_EPOCH - VIETNAM
  return Math.floor(longitudeAt(start + deltaT(start)) / 30)
}
