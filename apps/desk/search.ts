// What stands behind the question mark of an address: filters and order. What is not understood is left out.
type Asked = Record<string, unknown>;
const texts = <K extends string>(asked: Asked, ...names: K[]): { [name in K]?: string } =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = asked[name];
      return (typeof value === 'string' && value) || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  ) as { [name in K]?: string };
const oneOf = <const V extends string>(value: unknown, ...values: readonly V[]): V | undefined =>
  values.find((one) => one === value);

export const tabs = ['free', 'mine', 'all', 'due', 'overdue', 'delegated', 'led', 'done'] as const;
export type InboxTab = (typeof tabs)[number];
export type InboxSearch = {
  tab?: InboxTab;
  lifecycle?: string;
  article?: string;
  text?: string;
  dueBefore?: string;
};
export const inboxSearch = (asked: Asked): InboxSearch => {
  const tab = oneOf(asked['tab'], ...tabs);
  return { ...(tab && { tab }), ...texts(asked, 'lifecycle', 'article', 'text', 'dueBefore') };
};

const words = ['text', 'lifecycle', 'article', 'party', 'tag', 'state', 'openedFrom', 'openedTo', 'dueBefore'] as const;
export type CasesSearch = { [name in (typeof words)[number]]?: string } & {
  ended?: boolean;
  order?: 'recent' | 'due' | 'opened';
  /** Columns beside those that always stand there. */
  columns?: string[];
};
export const casesSearch = (asked: Asked): CasesSearch => {
  const order = oneOf(asked['order'], 'recent', 'due', 'opened');
  const { ended, columns } = asked;
  return {
    ...texts(asked, ...words),
    ...(typeof ended === 'boolean' && { ended }),
    ...(order && { order }),
    ...(Array.isArray(columns) && { columns: columns.filter((one) => typeof one === 'string') }),
  };
};

/** `task`: of which an act is, where the page knows it. */
export const actSearch = (asked: Asked): { task?: string } => texts(asked, 'task');

/** A search without what is not asked. */
export const asked = <S extends object>(search: S): S =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as S;
