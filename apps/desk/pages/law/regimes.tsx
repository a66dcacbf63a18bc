// The policy packs that cases pin: every number with where it comes from.
import { type RegimeView, orThrow } from '@shuquan/client';
import { firstThrows } from '../../queries.ts';
import { type Basis, type Text, sourceText } from '@shuquan/machines/law';
import { useQuery } from '@tanstack/react-query';
import { Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Articles } from '../../parts/law.tsx';
import { durationInWords } from '../../parts/time.ts';
import { useSession } from '../../session.tsx';
import { law } from '../law-words.ts';
import { Head } from './head.tsx';

export function Regimes() {
  const { client } = useSession();
  const { data = [] } = useQuery({
    ...firstThrows,
    queryKey: ['regimes', 'full'],
    queryFn: async (call) => orThrow(await client.regimes(call)).regimes,
    staleTime: Infinity,
  });
  return data.map((regime) => <Regime key={regime.hash} regime={regime} />);
}

function Regime({ regime: { title, source, notClaimed = [], parameters } }: { regime: RegimeView }) {
  const { t } = useSession();
  return (
    <section aria-label={t(title)}>
      <Typography.Title level={2}>{t(title)}</Typography.Title>
      <dl className="law-about">
        <dt>{t(law.source)}</dt>
        <dd>{t(source)}</dd>
        {notClaimed.length > 0 && (
          <>
            <dt>{t(law.notClaimed)}</dt>
            <dd>
              <ul>
                {notClaimed.map((one) => (
                  <li key={one.en}>{t(one)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <Parameters name={t(title)} parameters={parameters} />
    </section>
  );
}

function Parameters({ name, parameters }: { name: string; parameters: Parameter[] }) {
  const { t } = useSession();
  const [sought, seek] = useState('');
  const found = parameters.filter((one) => t(one.title).toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <>
      <div className="law-filter">
        <Input
          aria-label={t(law.find)}
          placeholder={t(law.find)}
          value={sought}
          onChange={({ target }) => seek(target.value)}
        />
      </div>
      <div className="law-wide" tabIndex={0} role="region" aria-label={name}>
        <table className="law-table">
          <Head titles={[law.parameter, law.value, law.basis]} />
          <tbody>
            {found.map((parameter) => (
              <tr key={parameter.key}>
                <th scope="row">{t(parameter.title)}</th>
                <td>
                  <Value parameter={parameter} />
                </td>
                <td>
                  <Ground basis={parameter.law} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

type Parameter = RegimeView['parameters'][number];

function Value({ parameter: { key, kind, value, names } }: { parameter: Parameter }) {
  const { t, language } = useSession();
  const list = (parts: string[]) => parts.join(language === 'zh' ? '、' : ', ');
  const one = (part: unknown): string => {
    const duration = durationInWords(part);
    if (duration) return t(duration);
    if (typeof part === 'boolean') return t(part ? law.yes : law.no);
    if (typeof part === 'number') return part.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
    if (part === '*') return t(law.allFields);
    // A duty of a catalogue has a title of its own.
    if (typeof part === 'object' && part !== null) return t((part as { title: Text }).title);
    return Object.hasOwn(names, String(part))
      ? t(names[String(part)]!)
      : kind === 'fraction'
        ? share(String(part))
        : String(part);
  };
  const parts = [value].flat();
  if (value === null || parts.length === 0) return <span className="faint">{t(law.notSet)}</span>;
  // Fields go by names for programs: how many they are says enough here.
  if (key.startsWith('trade.access.fields.') && !parts.includes('*')) return t(law.fields(parts.length));
  return list(parts.map(one));
}
/** `2/3` is no date. */
const share = (fraction: string): string => fraction.replace('/', ' / ');

/** Where a number comes from, and on what ground. */
function Ground({ basis }: { basis: Basis }) {
  const { t } = useSession();
  return (
    <>
      <Tag>{t(law.bases[basis.basis])}</Tag>
      <Articles ids={basis.articles} />
      {basis.basis === 'outside' && <div className="faint">{t(sourceText(basis.source))}</div>}
      {'decision' in basis && <span className="faint"> {basis.decision}</span>}
    </>
  );
}
