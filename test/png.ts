/** Reads our own PNGs: 8 bits, RGB with or without alpha, not interlaced (PNG specification, third edition, sections 5 and 9). */
import { inflateSync } from "node:zlib";

export type Picture = {
  width: number;
  height: number;
  /** Red, green and blue of a pixel. */ at: (x: number, y: number) => [number, number, number];
};

export function readPng(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes);
  const parts: Buffer[] = [];
  for (let place = 8; place < file.length; place += 12 + file.readUInt32BE(place)) {
    if (file.toString("latin1", place + 4, place + 8) === "IDAT")
      parts.push(file.subarray(place + 8, place + 8 + file.readUInt32BE(place)));
  }
  const [width, height, depth, kind] = [file.readUInt32BE(16), file.readUInt32BE(20), file[24], file[25]];
  if (depth !== 8 || (kind !== 2 && kind !== 6)) throw new Error(`a PNG of ${depth} bits and colour type ${kind} is not read here`);
  const step = kind === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(parts));
  const pixels = Buffer.alloc(width * height * step);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (width * step + 1)];
    for (let at = 0; at < width * step; at++) {
      const place = y * width * step + at;
      const left = at >= step ? pixels[place - step] : 0;
      const up = y > 0 ? pixels[place - width * step] : 0;
      const corner = at >= step && y > 0 ? pixels[place - width * step - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[place] = raw[y * (width * step + 1) + 1 + at] + guess;
    }
  }
  return {
    width,
    height,
    at: (x, y) => [...pixels.subarray((y * width + x) * step, (y * width + x) * step + 3)] as [number, number, number],
  };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
