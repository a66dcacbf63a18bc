// From where a request comes: the address that reached this process or, behind proxies that were named, the one that the
// outermost of them wrote. What a caller itself wrote into the header stands further left, and is never believed.
import { BlockList, isIP, isIPv6 } from 'node:net';

export type AddressOf = (peer: string, forwardedFor: string | undefined) => string;

/** `proxies`: addresses and networks (`10.0.0.0/8`) that append whoever reached them to X-Forwarded-For. */
export function callerAddress(proxies: readonly string[]): AddressOf {
  const named = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    if (bits === undefined) named.addAddress(address, familyOf(address));
    else named.addSubnet(address, Number(bits), familyOf(address));
  }
  return (peer, forwardedFor) => {
    const hops = [...(forwardedFor?.split(',') ?? []), peer].map(plain);
    let at = hops.length - 1;
    // What follows the last proxy that was named, as far as it is an address at all.
    while (at > 0 && named.check(hops[at]!, familyOf(hops[at]!)) && isIP(hops[at - 1]!)) at -= 1;
    return networkOf(hops[at]!);
  };
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');
/** Without blanks, brackets, port and zone; an IPv4 address that IPv6 carries is one. */
const plain = (hop: string): string =>
  hop
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '');

/** Whoever has one IPv6 address has a whole network of them (/64): they count as one. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [left, right] = [head, tail].map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - left!.length - right!.length)).fill('0');
  return `${[...left!, ...zeros, ...right!].slice(0, 4).join(':')}::/64`;
}
