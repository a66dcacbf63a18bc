// Development only: a trade by the demo's fictional people, so that a newcomer sees a filled console.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { actorName, useSession } from '../../session.tsx';
import { welcome as words } from '../../words.start.ts';

type Progress = { progress: 'none' | 'running' | 'done' | 'failed' };

export function Examples() {
  const { t, wearing } = useSession();
  const queries = useQueryClient();
  const ask = async (method: 'GET' | 'POST'): Promise<Progress> => {
    const headers = { 'Shuquan-Actor': wearing ? actorName(wearing) : '' };
    return (await (await fetch('/examples', { method, headers })).json()) as Progress;
  };
  const { data } = useQuery({
    queryKey: ['examples'],
    queryFn: () => ask('GET'),
    refetchInterval: ({ state }) => (state.data?.progress === 'running' ? 2_000 : false),
  });
  const load = useMutation({ mutationFn: () => ask('POST'), onSuccess: () => queries.invalidateQueries() });
  return (
    <>
      {data?.progress === 'running' && <Alert type="info" showIcon role="status" title={t(words.running)} />}
      {data?.progress === 'failed' && <Alert type="warning" showIcon role="status" title={t(words.failed)} />}
      {data?.progress === 'done' ? (
        <Alert type="success" showIcon role="status" title={t(words.done)} />
      ) : (
        <>
          <p>{t(words.examplesWhat)}</p>
          <Button
            type="primary"
            loading={load.isPending}
            disabled={data?.progress === 'running'}
            onClick={() => load.mutate()}
          >
            {t(words.examples)}
          </Button>
        </>
      )}
    </>
  );
}
