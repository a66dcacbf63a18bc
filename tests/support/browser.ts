// A browser without a screen: follows redirects and keeps cookies, each for its host and path.
type Cookie = { value: string; path: string };
export type Browser = ReturnType<typeof aBrowser>;

/** `to`: who serves a host; the rest goes over the network. */
export function aBrowser(to: Record<string, (request: Request) => Response | Promise<Response>> = {}) {
  const jar = new Map<string, Map<string, Cookie>>();
  const cookiesFor = ({ host, pathname }: URL): string =>
    [...(jar.get(host) ?? [])]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  const keep = ({ host }: URL, response: Response): void => {
    const kept = jar.get(host) ?? new Map<string, Cookie>();
    jar.set(host, kept);
    for (const header of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = header.split(/;\s*/);
      const [name = '', ...value] = pair.split('=');
      const path = rest.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const gone = rest.some(
        (one) => /^max-age=0$/i.test(one) || (/^expires=/i.test(one) && Date.parse(one.slice(8)) < Date.now()),
      );
      if (gone || value.join('=') === '') kept.delete(name);
      else kept.set(name, { value: value.join('='), path });
    }
  };
  const one = async (url: URL, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    const cookies = cookiesFor(url);
    if (cookies) headers.set('Cookie', cookies);
    const request = new Request(url, { ...init, headers, redirect: 'manual' });
    const served = to[url.host];
    const response = served ? await served(request) : await fetch(request);
    keep(url, response);
    return response;
  };
  return {
    jar,
    /** The last answer after all redirects, and where it came from. */
    go: async (address: string, init: RequestInit = {}): Promise<{ url: URL; response: Response }> => {
      let url = new URL(address);
      let response = await one(url, init);
      for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 12; hops += 1) {
        url = new URL(response.headers.get('Location') ?? '', url);
        response = await one(url, {});
      }
      return { url, response };
    },
  };
}
