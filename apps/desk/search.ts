// What stands behind the question mark of an address: filters, order, page. What is not understood is left out.
type Asked = Record<string, unknown>;
const texts = <K extends string>(asked: Asked, ...names: K[]): { [name in K]?: string } =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = asked[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  ) as { [name in K]?: string };
const oneOf = <const V extends string>(value: unknown, ...values: V[]): V | undefined =>
  values.find((one) => one === value);

export const tabs = ['free', 'mine', 'all', 'due', 'overdue', 'delegated', 'done'] as const;
export type Tab = (typeof tabs)[number];
export type InboxSearch = { tab?: Tab; lifecycle?: string; article?: string; dueBefore?: string; text?: string };
export const inboxSearch = (asked: Asked): InboxSearch => {
  const tab = oneOf(asked['tab'], ...tabs);
  return { ...(tab && { tab }), ...texts(asked, 'lifecycle', 'article', 'dueBefore', 'text') };
};

export type CasesSearch = {
  text?: string;
  lifecycle?: string;
  article?: string;
  party?: string;
  tag?: string;
  state?: string;
  openedFrom?: string;
  openedBefore?: string;
  dueBefore?: string;
  ended?: boolean;
  order?: 'recent' | 'due' | 'opened';
};
export const casesSearch = (asked: Asked): CasesSearch => {
  const order = oneOf(asked['order'], 'recent', 'due', 'opened');
  return {
    ...texts(asked, 'text', 'lifecycle', 'article', 'party', 'tag', 'state', 'openedFrom', 'openedBefore', 'dueBefore'),
    ...(typeof asked['ended'] === 'boolean' && { ended: asked['ended'] }),
    ...(order && { order }),
  };
};

/** `task`: of which an act is, where the page knows it. */
export const actSearch = (asked: Asked): { task?: string } => texts(asked, 'task');
