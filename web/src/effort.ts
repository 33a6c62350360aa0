// The little work that the service asks a sender's machine for while very many send at once: to find the
// number whose digits after a salt have a given SHA-256. A file of its own, loaded only then, by the
// worker or, where there is none, by the page: in slices, so that neither keeps anybody waiting.
// Own SHA-256: crypto.subtle takes longer for one call than this for a hundred.
import type {Language} from './dom.js';

/** In ALTCHA's format, as are solutions. */
export interface Challenge {
  algorithm: string;
  challenge: string;
  maxnumber: number;
  salt: string;
  signature: string;
}

/** Said where it takes longer than a moment. */
export const moment: Record<Language, string> = {
  en: 'One moment: we are making sure that a person is sending this, not a program.',
  ru: 'Секунду: убеждаемся, что жалобу отправляет человек, а не программа.',
  bg: 'Един момент: уверяваме се, че жалбата се изпраща от човек, а не от програма.',
  hu: 'Egy pillanat: megbizonyosodunk arról, hogy a panaszt ember küldi, nem egy program.',
  uk: 'Хвилинку: переконуємося, що скаргу надсилає людина, а не програма.',
};

const sliceMs = 16;
const triesPerLook = 64;
const largestNumber = 10_000_000;

const primes: number[] = [];
for (let n = 2; primes.length < 64; n += 1) {
  if (primes.every((prime) => n % prime)) primes.push(n);
}
// FIPS 180-4, 4.2.2 and 5.3.3: the first 32 bits behind the point of the primes' roots.
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0;
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const start = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

const schedule = new Int32Array(64);
const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

function compress(state: Int32Array, block: DataView, at: number): void {
  for (let i = 0; i < 16; i += 1) schedule[i] = block.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const early = schedule[i - 15]!;
    const late = schedule[i - 2]!;
    schedule[i] = schedule[i - 16]! + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3))
      + schedule[i - 7]! + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))
      + constants[i]! + schedule[i]!) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i]! += word));
}

/** SHA-256 of the first bytes of a buffer that has room for the padding: 9 to 72 bytes more. */
function hash(bytes: Uint8Array, size: number, state: Int32Array, view: DataView): void {
  const blocks = (size + 72) >> 6;
  bytes.fill(0, size, blocks * 64);
  bytes[size] = 0x80;
  view.setUint32(blocks * 64 - 4, size * 8);
  state.set(start);
  for (let block = 0; block < blocks; block += 1) compress(state, view, block * 64);
}

/** The solution, as the header Redress-Challenge takes it. */
export async function solve({algorithm, challenge, maxnumber, salt, signature}: Challenge): Promise<string> {
  if (algorithm !== 'SHA-256' || !(maxnumber <= largestNumber)) throw new Error('an unknown challenge');
  const wanted = Int32Array.from(challenge.match(/.{8}/g) ?? [], (word) => parseInt(word, 16));
  const prefix = new TextEncoder().encode(salt);
  const bytes = new Uint8Array(prefix.length + 128);
  bytes.set(prefix);
  const view = new DataView(bytes.buffer);
  const state = new Int32Array(8);
  for (let number = 0; number <= maxnumber;) {
    const end = performance.now() + sliceMs;
    do {
      for (let tries = 0; tries < triesPerLook; tries += 1, number += 1) {
        const digits = String(number);
        for (let i = 0; i < digits.length; i += 1) bytes[prefix.length + i] = digits.charCodeAt(i);
        hash(bytes, prefix.length + digits.length, state, view);
        if (state[0] === wanted[0] && state.every((word, i) => word === wanted[i])) {
          return btoa(JSON.stringify({algorithm, challenge, number, salt, signature}));
        }
      }
    } while (number <= maxnumber && performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve));
  }
  throw new Error('a challenge without a solution');
}
