// Bundles and signatures that are made by hand, to see what is said of them.

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** CRC-32 (ISO 3309). @param {Buffer} bytes */
function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let i = 0; i < 8; i += 1) sum = sum & 1 ? sum >>> 1 ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** A stored zip as bundles are. @param {[string, Buffer][]} files */
export function zip(files) {
  /** @type {Buffer[]} */ const parts = [];
  /** @type {Buffer[]} */ const directory = [];
  let length = 0;
  for (const [name, bytes] of files) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(10, 0);
    fields.writeUInt32LE(0x0021_0000, 6);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(length);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x0a\x00', 'latin1'), fields, Buffer.alloc(10), place, Buffer.from(name)]));
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), bytes]);
    parts.push(local);
    length += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.reduce((sum, one) => sum + one.length, 0), 8);
  end.writeUInt32LE(length, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** A key of minisign, and what it signs: jedisct1.github.io/minisign, the format with BLAKE2b. */
export function signer() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const id = randomBytes(8);
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const base = (/** @type {(Buffer | string)[]} */ ...parts) => Buffer.concat(parts.map((part) => Buffer.from(part))).toString('base64');
  return {
    key: base('Ed', id, point),
    sign(/** @type {Buffer} */ bytes, /** @type {string} */ comment) {
      const own = sign(null, createHash('blake2b512').update(bytes).digest(), privateKey);
      return `untrusted comment: x\n${base('ED', id, own)}\ntrusted comment: ${comment}\n${base(sign(null, Buffer.concat([own, Buffer.from(comment)]), privateKey))}\n`;
    },
  };
}
