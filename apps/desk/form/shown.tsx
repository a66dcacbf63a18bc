// One value in the words of people: names for values, yuan, days, links to documents and cases.
import type { Text } from '@shuquan/machines/law';
import { casePath } from '@shuquan/client';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../session.tsx';
import { DocumentLink } from './document-link.tsx';
import { useCaseNames } from './finding.ts';
import { wallClock } from './instants.ts';
import { readableYuan } from './money.ts';
import { usePartyName } from './parties.ts';
import { regionName } from './regions.ts';
import {
  asText,
  type Definitions,
  type Kind,
  type Node,
  isObject,
  namedIn,
  resolve,
  restOf,
  valuesOf,
} from './schema.ts';
import { words } from './words.ts';
import { comma } from '../words.ts';

type Shown = { node: Node; kind: Kind; value: unknown; defs: Definitions };

/** What stands in the place of a leaf. */
export function Value({ node, kind, value, defs }: Shown): ReactNode {
  const { t } = useSession();
  const text = useText();
  const item = kind === 'tags' || kind === 'choices' ? resolve(node.items ?? {}, defs) : node;
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
    return <span className="none">{t(words.none)}</span>;
  if (kind === 'document') return isObject(value) ? <DocumentLink document={value} /> : null;
  if (kind === 'documents')
    return Array.isArray(value)
      ? value.filter(isObject).map((one, n) => <DocumentLink key={n} document={one} />)
      : null;
  if (kind === 'case') return <CaseLink caseId={asText(value)} />;
  if (kind === 'cases' && Array.isArray(value))
    return value.map((one) => <CaseLink key={String(one)} caseId={String(one)} />);
  if (kind === 'hash') return <code className="hash">{asText(value)}</code>;
  if (kind === 'longText') return <span className="prose">{asText(value)}</span>;
  if (kind === 'either' && !isNamed(namedIn(node, defs), value)) {
    const rest = restOf(node, defs);
    return <Value node={rest} kind={Array.isArray(value) ? 'cases' : 'party'} value={value} defs={defs} />;
  }
  const read = kind === 'either' || kind === 'tags' ? namedIn(item, defs) : item;
  return Array.isArray(value) ? value.map((one) => text(read, kind, one)).join(t(comma)) : text(read, kind, value);
}

const isNamed = (node: Node, value: unknown): boolean => valuesOf(node)?.includes(value as string) ?? false;

function useText(): (node: Node, kind: Kind, value: unknown) => string {
  const { me, language, t } = useSession();
  const partyName = usePartyName();
  return (node, kind, value) => {
    const name: Text | undefined = node['x-values']?.[String(value)];
    if (name) return t(name);
    if (typeof value === 'boolean') return t(value ? words.yes : words.no);
    const written = String(value);
    switch (kind) {
      case 'money':
        return `${readableYuan(Number(value))} ${t(words.yuan)}`;
      case 'instant':
        return `${wallClock(written)}${t({ zh: `（${words.beijing.zh}）`, en: ` ${words.beijing.en}` })}`;
      case 'party':
      case 'parties':
        return partyName(written);
      case 'region':
      case 'regions':
        return regionName(written, language);
      case 'person':
      case 'persons':
        return me.people?.find(({ person }) => person === written)?.name ?? written;
      case 'citizen':
        return t(words.referenceKept(written.slice(0, 8)));
      case 'term':
        return written.replace(/ (mo|y)$/, (_, unit: string) =>
          t({ zh: unit === 'y' ? '年' : '个月', en: unit === 'y' ? ' years' : ' months' }),
        );
      default:
        return /^(org|citizen):/.test(written) ? partyName(written) : written;
    }
  };
}

function CaseLink({ caseId }: { caseId: string }) {
  const { t } = useSession();
  const name = useCaseNames([caseId])(caseId);
  const path = casePath(caseId);
  if (!path) return <span>{caseId}</span>;
  return (
    <Link to={path as '/'} className="case-link" title={t({ zh: `案件 ${caseId}`, en: `Case ${caseId}` })}>
      {name}
    </Link>
  );
}
