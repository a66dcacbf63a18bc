// Development only: a trade and an agreement by the demo's fictional people, so that a newcomer sees a filled console.
import { type ExampleStory, type Examples as Loaded, RefusedError, orThrow } from '@shuquan/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { lifecycleOf, numberOf } from '../../case-id.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { useAsked, useLifecycles } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { welcome as words } from '../../words.start.ts';
import { words as common } from '../../words.ts';

const AGAIN_MS = 2_000;
export function useExamples(enabled = true) {
  const { client } = useAsked();
  return useQuery({
    queryKey: ['examples'],
    queryFn: async (call): Promise<Loaded> => orThrow(await client.examples(call)),
    enabled,
    refetchInterval: ({ state: { data } }) =>
      data && [data.trade, data.agreement].some(({ progress }) => progress === 'running') ? AGAIN_MS : false,
  });
}

export function Examples() {
  const { t } = useSession();
  const { data } = useExamples();
  return (
    <>
      <h3>{t(words.examplesTitle)}</h3>
      <p>{t(words.examplesWhat)}</p>
      {data &&
        (['trade', 'agreement'] as const).map((story) => <Example key={story} story={story} told={data[story]} />)}
    </>
  );
}

function Example({ story, told }: { story: ExampleStory; told: Loaded['trade'] }) {
  const { t } = useSession();
  const { client } = useAsked();
  const queries = useQueryClient();
  const load = useMutation({
    mutationFn: async () => orThrow(await client.loadExample(story)),
    onSuccess: () => queries.invalidateQueries(),
  });
  const { progress } = told;
  return (
    <div className="example">
      <p>{t(words.stories[story].what)}</p>
      {load.error && <Alert type="error" showIcon title={t(whyOf(load.error))} />}
      {progress !== 'done' && (
        <Button
          type="primary"
          loading={load.isPending || progress === 'running'}
          disabled={progress === 'running'}
          onClick={() => load.mutate()}
        >
          {t(words.stories[story].load)}
        </Button>
      )}
      <Report told={told} />
    </div>
  );
}
const whyOf = (error: Error) => (error instanceof RefusedError ? error.refusal.message : common.unreachable);

const types = { running: 'info', done: 'success', failed: 'warning' } as const;
/** What it has opened so far, and what stopped it. */
function Report({ told: { progress, cases, why } }: { told: Loaded['trade'] }) {
  const { t } = useSession();
  const lifecycles = useLifecycles();
  if (progress === 'none') return null;
  // A number that is a word for programs says nothing to people.
  const titleOf = (id: string) =>
    [t(lifecycles.find((one) => one.id === lifecycleOf(id))?.title ?? { zh: '', en: '' }), numberOf(id)]
      .filter((part) => !/^[a-z]/.test(part))
      .join(' ');
  return (
    <Alert
      type={types[progress]}
      showIcon
      role="status"
      title={t(words[progress])}
      description={
        <>
          {why && <p>{t(why)}</p>}
          <ul>
            {cases.map((id) => (
              <li key={id}>
                <CaseLink caseId={id} label={titleOf(id)} />
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
