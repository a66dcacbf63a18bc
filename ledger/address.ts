// Where the database is, as libpq writes it: with several hosts, of which the one counts that takes writes.
export type Address = {
  /** One for each host, in their order. */
  urls: [string, ...string[]];
  /** Pass over a host that takes no writes, as a standby does. */
  mustWrite: boolean;
};

/** An address that cannot be used. The message names no part of it: it may hold a password. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

const SHAPE = /^(postgres(?:ql)?:\/\/)([^/?#]*@)?([^/?#@]*)(\/[^?#]*)?(?:\?(.*))?$/i;
const HOST = /^(\[[\da-f:.]+\]|[^:[\]\s]*)(:\d{1,5})?$/i;
const TARGETS = ['any', 'read-write', 'primary'];

/** Throws an AddressError. With several hosts and no `target_session_attrs`, `read-write` is meant: everybody here writes. */
export function addressOf(url: string): Address {
  const [, scheme, user = '', named, database = '', query = ''] = SHAPE.exec(url) ?? [];
  if (scheme === undefined || named === undefined)
    throw new AddressError(
      'must be an address that begins with postgres:// or postgresql://; / ? # within a password are written %2F %3F %23',
    );
  const more = new URLSearchParams(query);
  const hosts = named || !more.has('host') ? named.split(',') : hostsIn(more);
  if (!hosts.every((host) => HOST.test(host)))
    throw new AddressError(
      'must name its hosts as host:port, or [::1]:port; / ? # within a password are written %2F %3F %23',
    );
  const target = more.get('target_session_attrs') ?? (hosts.length > 1 ? 'read-write' : 'any');
  if (!TARGETS.includes(target))
    throw new AddressError(`must have ${TARGETS.join(', ')} for target_session_attrs: every process writes`);
  more.delete('target_session_attrs');
  const rest = more.size ? `?${more.toString().replaceAll('+', '%20')}` : '';
  const urls = hosts.map((host) => `${scheme}${user}${host}${database}${rest}`);
  if (!urls.every((one) => URL.canParse(one))) throw new AddressError('must be an address with ports up to 65535');
  return { urls: urls as Address['urls'], mustWrite: target !== 'any' };
}

/** `?host=a,b&port=1,2`; a folder of sockets stays where it is. */
function hostsIn(more: URLSearchParams): string[] {
  const host = more.get('host')!;
  if (host.startsWith('/')) return [''];
  const ports = (more.get('port') ?? '').split(',');
  more.delete('host');
  more.delete('port');
  return host.split(',').map((one, i) => {
    const port = ports[i] ?? (ports.length === 1 ? ports[0] : '');
    return `${one.includes(':') ? `[${one}]` : one}${port ? `:${port}` : ''}`;
  });
}
