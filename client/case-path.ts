// A case id (`trade/91220101MA0Y2TLK3X/1`) as an address: `/cases/{lifecycle}/{stem}/{n}`, each part percent-encoded.
// What stands between the first and the last slash is the stem, so that an id with more slashes has its address too.

/** The path of a case under an API's root; undefined when the text is no case id. */
export function casePath(caseId: string, root: '/cases' | '/verify' | '/listings' = '/cases'): string | undefined {
  const [lifecycle, ...rest] = caseId.split('/');
  const n = rest.pop();
  return lifecycle && n && rest.join('/')
    ? [root, ...[lifecycle, rest.join('/'), n].map(encodeURIComponent)].join('/')
    : undefined;
}

/** Throws a TypeError: what is no case id cannot be asked for. */
export function pathOf(caseId: string, root?: '/verify' | '/listings'): string {
  const path = casePath(caseId, root);
  if (!path) throw new TypeError(`${caseId}: a case id looks like subjectRegistration/91220101MA0Y2TLK3X/1`);
  return path;
}
