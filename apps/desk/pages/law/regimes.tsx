// The policy packs that cases pin: every number with where it comes from.
import { type RegimeView, orThrow } from '@shuquan/client';
import type { Basis } from '@shuquan/machines/law';
import { useQuery } from '@tanstack/react-query';
import { Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Articles } from '../../parts/law.tsx';
import { durationInWords } from '../../parts/time.ts';
import { useSession } from '../../session.tsx';
import { law } from '../law-words.ts';

export function Regimes() {
  const { client } = useSession();
  const { data = [] } = useQuery({
    queryKey: ['regimes', 'full'],
    queryFn: async (call) => orThrow(await client.regimes(call)).regimes,
    staleTime: Infinity,
  });
  return data.map((regime) => <Regime key={regime.hash} regime={regime} />);
}

function Regime({ regime: { title, source, notClaimed = [], parameters } }: { regime: RegimeView }) {
  const { t } = useSession();
  const [sought, seek] = useState('');
  const found = parameters.filter((one) => t(one.title).toLowerCase().includes(sought.trim().toLowerCase()));
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
      <div className="law-filter">
        <Input
          allowClear
          aria-label={t(law.search)}
          placeholder={t(law.search)}
          value={sought}
          onChange={({ target }) => seek(target.value)}
        />
      </div>
      <div className="law-wide" tabIndex={0} role="region" aria-label={t(title)}>
        <table className="law-table">
          <thead>
            <tr>
              {[law.parameter, law.value, law.basis].map((one) => (
                <th key={one.en} scope="col">
                  {t(one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map(({ key, title: name, value, law: basis }) => (
              <tr key={key}>
                <th scope="row">{t(name)}</th>
                <td>
                  <Value value={value} />
                </td>
                <td>
                  <Ground basis={basis} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Value({ value }: { value: unknown }) {
  const { t, language } = useSession();
  const duration = durationInWords(value);
  if (duration) return t(duration);
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return <span className="faint">{t(law.notSet)}</span>;
  if (typeof value === 'boolean') return t(value ? law.yes : law.no);
  if (typeof value === 'number') return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
  if (Array.isArray(value))
    return value.map((one, at) => (
      <span key={JSON.stringify(one)}>
        {at > 0 && (language === 'zh' ? '、' : ', ')}
        <Value value={one} />
      </span>
    ));
  return typeof value === 'object' ? <code>{JSON.stringify(value)}</code> : String(value);
}

/** Where a number comes from, and on what ground. */
function Ground({ basis }: { basis: Basis }) {
  const { t } = useSession();
  return (
    <>
      <Tag>{t(law.bases[basis.basis])}</Tag>
      <Articles ids={basis.articles} />
      {basis.basis === 'outside' && <div className="faint">{basis.source}</div>}
      {'decision' in basis && <span className="faint"> {basis.decision}</span>}
    </>
  );
}
