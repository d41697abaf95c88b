/*
 * Sun and moon to about a minute of time between 1900 and 2200, after the series printed in
 * J. Meeus, Astronomical Algorithms (2nd ed.), chapters 25 (sun) and 49 (phases of the moon).
 */
const rad = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * rad);

/** TT minus UT in days; the quadratic fits observed values within 30 s for 1970–2050, enough for a date. */
function deltaT(julianDay: number): number {
  const t = (julianDay - 2451545) / 365.25;
  const seconds = 62.92 + 0.32217 * t + 0.005589 * t * t;
  return seconds / 86_400;
}

/** Coefficient, power of the eccentricity E, and multiples of M, M', F: Meeus table 49.A, new moon. */
const newMoonTerms: ReadonlyArray<readonly [number, number, number, number, number]> = [
  [-0.4072, 0, 0, 1, 0], [0.17241, 1, 1, 0, 0], [0.01608, 0, 0, 2, 0], [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0], [-0.00514, 1, 1, 1, 0], [0.00208, 2, 2, 0, 0], [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2], [0.00056, 1, 1, 2, 0], [-0.00042, 0, 0, 3, 0], [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2], [-0.00024, 1, -1, 2, 0], [-0.00007, 0, 2, 1, 0], [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0], [0.00003, 0, 1, 1, -2], [0.00003, 0, 0, 2, 2], [-0.00003, 0, 1, 1, 2],
];

/** Julian day (UT) of new moon number `k`; k = 0 is the new moon of 6 January 2000. */
export function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  let terrestrial = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.00017 * sin(node);
  for (const [size, power, m, mm, f] of newMoonTerms) {
    terrestrial += size * e ** power * sin(m * sun + mm * moon + f * latitude);
  }
  terrestrial += 0.000325 * sin(299.77 + 0.107408 * k - 0.009173 * t * t) + 0.000165 * sin(251.88 + 0.016321 * k);
  return terrestrial - deltaT(terrestrial);
}

/** Apparent longitude of the sun in degrees [0, 360) at a Julian day (UT). */
export function sunLongitude(julianDay: number): number {
  const t = (julianDay + deltaT(julianDay) - 2451545) / 36525;
  const mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const centre = (1.914602 - 0.004817 * t) * sin(anomaly) + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
    + 0.000289 * sin(3 * anomaly);
  const apparent = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return ((apparent % 360) + 360) % 360;
}
