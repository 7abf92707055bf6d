// Random numbers that can be repeated: the seed is printed, and SEED names one.

/** @returns {(bound: number) => number} whole numbers from 0 to below the bound */
export function seeded() {
  const seed = Number.parseInt(process.env.SEED ?? String(Date.now() % 2 ** 31), 10);
  console.log(`SEED=${seed}`);
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
