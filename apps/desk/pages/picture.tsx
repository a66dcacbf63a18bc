// The live picture of a case on a page of its own, for large charts and for paper.
import { orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, Spin } from 'antd';
import { type CaseParams, caseIdOf } from '../case-id.ts';
import { Page } from '../parts/page.tsx';
import { Picture } from '../picture/index.tsx';
import { actorName, useSession } from '../session.tsx';
import { words } from '../words.ts';
import { CaseLink } from '../parts/case-link.tsx';

/** `/cases/…/picture`. */
export function PicturePage() {
  const { client, wearing, t } = useSession();
  const caseId = caseIdOf(useParams({ strict: false }) as CaseParams);
  const as = wearing ? actorName(wearing) : '';
  const view = useQuery({
    queryKey: ['case', caseId, as],
    queryFn: async (call) => orThrow(await client.show(caseId, call)),
  });
  const rows = useQuery({
    queryKey: ['log', caseId, as],
    queryFn: async (call) => orThrow(await client.log(caseId, call)).rows,
  });
  if (view.error ?? rows.error) return <Alert type="warning" showIcon title={t(words.unreachable)} />;
  if (!view.data || !rows.data) return <Spin />;
  return (
    <Page title={t(view.data.title)} beside={<CaseLink caseId={caseId} label={t(view.data.label)} />}>
      <Picture view={view.data} rows={rows.data} />
    </Page>
  );
}
