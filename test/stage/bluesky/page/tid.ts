const digits = '234567abcdefghijklmnopqrstuvwxyz';

const clock = Math.floor(Math.random() * 1024);
let last = 0;

/** A new record key (TID, atproto.com/specs/tid), later than every one before. */
export function nextTid(): string {
  last = Math.max(Date.now() * 1000, last + 1);
  let rest = (BigInt(last) << 10n) | BigInt(clock);
  let tid = '';
  for (let place = 0; place < 13; place++) {
    tid = (digits[Number(rest & 31n)] ?? '') + tid;
    rest >>= 5n;
  }
  return tid;
}
