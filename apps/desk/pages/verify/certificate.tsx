// Whose certificate it is, for what, valid or not since when, and under which article.
import type { CertificateView } from '@shuquan/client';
import { firstThrows } from '../../queries.ts';
import { type Text, roles } from '@shuquan/machines/law';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Spin, Typography } from 'antd';
import { Articles } from '../../parts/law.tsx';
import { longDay, minuteOf } from '../../parts/time.ts';
import { useSession } from '../../session.tsx';
import type { Language } from '../../words.ts';
import { verify } from '../law-words.ts';
import { Sought } from './sought.tsx';

/** What certificates hold that people read. */
export type Certificate = { kind?: string; version?: number; issuedAt?: string; validUntil?: string | null };

export function useCertificate(number: string) {
  const { client } = useSession();
  return useQuery({
    ...firstThrows,
    queryKey: ['certificate', number],
    queryFn: (call) => client.certificate(number, call),
    enabled: number !== '',
    staleTime: 0,
  });
}

export function CertificateCheck({ asked }: { asked: string }) {
  const { t } = useSession();
  const { data } = useCertificate(asked);
  return (
    <section aria-label={t(verify.certificate)}>
      <Typography.Title level={2}>{t(verify.certificate)}</Typography.Title>
      <Sought name="number" label={t(verify.number)} hint={t(verify.numberHint)} asked={asked} />
      <div aria-live="polite">
        {asked !== '' && !data && <Spin />}
        {data && !data.ok && (
          <Alert
            type="warning"
            showIcon
            title={t(verify.unknown)}
            description={`${t(data.message)}${t(verify.unknownHint)}`}
          />
        )}
        {data?.ok && <Verified view={data.certificate} />}
      </div>
    </section>
  );
}

function Verified({ view }: { view: CertificateView }) {
  const { t, language } = useSession();
  const since = longDay(view.since, language);
  return (
    <>
      <Alert
        type={view.valid ? 'success' : 'error'}
        showIcon
        title={<strong>{t(view.valid ? verify.valid : verify.invalid)}</strong>}
        description={`${t((view.valid ? verify.validSince : verify.invalidSince)(since))}${language === 'zh' ? '，' : '; '}${t(verify.asOf(minuteOf(view.asOf)))}`}
      />
      <CertificateFacts view={view} />
      <Link to={'/certificate/$number' as never} params={{ number: view.number } as never}>
        {t(verify.print)}
      </Link>
    </>
  );
}

/** A citizen is not named; what is about an object names it. */
export const holderOf = ({ holder }: CertificateView): Text => (holder ? { zh: holder, en: holder } : verify.citizen);

/** By title; what a certificate does not have is left out. */
function factsOf(view: CertificateView, t: (text: Text) => string, language: Language): [Text, string][] {
  const { kind, version, issuedAt, validUntil } = view.certificate as Certificate;
  const role = kind ? roles[kind as keyof typeof roles] : undefined;
  const last = validUntil && longDay(new Date(Date.parse(validUntil) - 1).toISOString(), language);
  const facts: [Text, string | null | undefined][] = [
    [verify.number, view.number],
    [verify.holder, t(holderOf(view))],
    [verify.about, view.about],
    [verify.kind, [t(view.title), role && t(role)].filter(Boolean).join(' · ')],
    [verify.issued, issuedAt && longDay(issuedAt, language)],
    [verify.until, validUntil === null ? t(verify.unlimited) : last],
    [verify.version, version?.toString()],
    [verify.state, t(view.stateTitle)],
  ];
  return facts.flatMap(([title, value]) => (value ? [[title, value] as [Text, string]] : []));
}

export function CertificateFacts({ view }: { view: CertificateView }) {
  const { t, language } = useSession();
  return (
    <dl className="facts">
      {factsOf(view, t, language).map(([title, value]) => (
        <div key={title.en}>
          <dt>{t(title)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {view.articles.length > 0 && (
        <div>
          <dt>{t(verify.basis)}</dt>
          <dd>
            <Articles ids={view.articles} />
          </dd>
        </div>
      )}
    </dl>
  );
}
