// Opening a case: the same form, check and receipt as for any act.
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Schema } from '../form/index.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { Articles } from '../parts/law.tsx';
import { Page } from '../parts/page.tsx';
import { useLifecycle } from '../queries.ts';
import { Sending } from '../sending/index.tsx';
import { useSession } from '../session.tsx';
import { starting as words } from '../words.start.ts';

export function Open() {
  const { t, client } = useSession();
  const { lifecycle: id } = useParams({ strict: false }) as { lifecycle: string };
  const lifecycle = useLifecycle(id);
  const queries = useQueryClient();
  return (
    <Page title={t(lifecycle.title)}>
      <p className="quiet">
        <span>{t(words.opened)}</span>
        <Articles ids={lifecycle.opens.articles} />
      </p>
      <Sending
        key={id}
        about={{ lifecycle: id, event: 'OPEN' }}
        schema={lifecycle.opens.input as Schema}
        lifecycle={lifecycle}
        check={(value) => client.rehearseOpening(id, value)}
        send={async (value, key) => {
          const answer = await client.open(id, value, { key });
          await queries.invalidateQueries({ queryKey: ['tasks'] });
          return answer;
        }}
        back={<LinkButton to="/start">{t(words.cancel)}</LinkButton>}
      />
    </Page>
  );
}
