// The chain of a case in a sentence, the first bad row if there is one, and its archive to take away.
import { type Verdict, casePath } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useLifecycles } from '../../queries.ts';
import { actorName, useSession } from '../../session.tsx';
import { blobOf, useSave } from '../../parts/files.tsx';
import { findingInWords, verify } from '../law-words.ts';
import { Sought } from './sought.tsx';

/** As the case page says it, 主体登记 9122…/1, or as the record does. */
function useCaseId(said: string): string {
  return useLifecycles().reduce(
    (text, { id, title }) =>
      [title.zh, title.en].reduce(
        (one, name) => (one.startsWith(`${name} `) ? `${id}/${one.slice(name.length).trim()}` : one),
        text,
      ),
    said.trim(),
  );
}

export function RecordCheck({ asked: said }: { asked: string }) {
  const { client, wearing, t } = useSession();
  const asked = useCaseId(said);
  const isCase = casePath(asked) !== undefined;
  const { data } = useQuery({
    queryKey: ['verify', asked, wearing ? actorName(wearing) : ''],
    queryFn: (call) => client.verify(asked, call),
    enabled: isCase && wearing !== undefined,
    staleTime: 0,
  });
  return (
    <section aria-label={t(verify.record)}>
      <Typography.Title level={2}>{t(verify.record)}</Typography.Title>
      {wearing ? (
        <Sought name="case" label={t(verify.caseId)} hint={t(verify.caseHint)} asked={said} />
      ) : (
        <p>{t(verify.signIn)}</p>
      )}
      <div aria-live="polite">
        {wearing && isCase && !data && <Spin />}
        {asked !== '' && !isCase && (
          <Alert type="warning" showIcon title={t(verify.refused)} description={t(verify.caseHint)} />
        )}
        {data && !data.ok && <Alert type="warning" showIcon title={t(verify.refused)} description={t(data.message)} />}
        {data?.ok && <Found verdict={data.verdict} />}
      </div>
    </section>
  );
}

function Found({ verdict: { caseId, ok, rows, hash, older, findings } }: { verdict: Verdict }) {
  const { t } = useSession();
  const bad = findings.find(({ row }) => row !== null)?.row ?? null;
  return (
    <>
      <Alert
        type={ok ? 'success' : 'error'}
        showIcon
        title={t(ok ? verify.whole(rows) : verify.broken(rows, bad))}
        description={
          <>
            {findings.length > 0 && (
              <ul>
                {findings.map(({ kind, row, problem }) => (
                  <li key={problem}>
                    {row !== null && `${row} · `}
                    {t(findingInWords(kind))}
                    {t({ zh: '（', en: ' (' })}
                    <span lang="en">{problem}</span>
                    {t({ zh: '）', en: ')' })}
                  </li>
                ))}
              </ul>
            )}
            {older > 0 && <p>{t(verify.older(older))}</p>}
            <p className="hash">
              {t(verify.hash)} <code>{hash}</code>
            </p>
          </>
        }
      />
      <Download caseId={caseId} />
    </>
  );
}

function Download({ caseId }: { caseId: string }) {
  const { client, t } = useSession();
  const saving = useSave();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    await saving(async () => blobOf(await client.archive(caseId)), `${caseId.replaceAll('/', '_')}.tar`).finally(() =>
      setBusy(false),
    );
  };
  return (
    <p>
      <Button loading={busy} onClick={() => void download()}>
        {t(verify.download)}
      </Button>{' '}
      <span className="faint">{t(verify.downloading)}</span>
    </p>
  );
}
