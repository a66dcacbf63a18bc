// Is the record whole? In one sentence; and what leaves the house: the archive that checks itself, a report for somebody.
import { RefusedError, orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { numberOf } from '../../case-id.ts';
import { useHatTitle } from '../../hats.ts';
import { Download, blobOf, useSave } from '../../parts/files.tsx';
import { useSession } from '../../session.tsx';
import { useAsked, useCase } from '../../queries.ts';
import { findingInWords } from '../law-words.ts';
import { words as common } from '../../words.ts';
import { casePage as words } from '../../words.work.ts';

export function Record({ id }: { id: string }) {
  const { t, client } = useSession();
  const view = useCase(id);
  const name = `${t(view.title)}-${numberOf(id).replaceAll('/', '-')}`;
  return (
    <>
      <Chain id={id} />
      <div className="acts no-print">
        <Download ask={async () => blobOf(await client.archive(id))} name={`${name}.tar`}>
          {t(words.archive)}
        </Download>
      </div>
      <Report id={id} name={name} />
    </>
  );
}

function Chain({ id }: { id: string }) {
  const { t } = useSession();
  const { version } = useCase(id);
  const { queryKey, ...rest } = useAsked().verify(id);
  const { data, error } = useQuery({ ...rest, queryKey: [...queryKey, version] as never });
  if (error)
    return (
      <Alert
        type="warning"
        showIcon
        title={t(error instanceof RefusedError ? error.refusal.message : common.unreachable)}
      />
    );
  if (!data) return <p role="status">{t(words.verifying)}</p>;
  const [fault] = data.findings;
  return (
    <Alert
      type={data.ok ? 'success' : 'error'}
      showIcon
      title={t(data.ok ? words.whole(data.rows) : words.broken(fault?.row ?? null))}
      description={
        <>
          {data.older > 0 && <p>{t(words.older(data.older))}</p>}
          {fault && <p>{t(findingInWords(fault.kind))}</p>}
          <p>
            {t(words.lastHash)} <Typography.Text code>{data.hash}</Typography.Text>
          </p>
        </>
      }
    />
  );
}

/** Whoever reads the case, by name and hat. */
function useRecipients(id: string, enabled: boolean) {
  const { client, as } = useAsked();
  const hatOf = useHatTitle();
  const { data = [], isFetching } = useQuery({
    queryKey: ['recipients', id, as],
    queryFn: async (call) => orThrow(await client.recipients(id, call)).recipients,
    enabled,
  });
  return {
    options: data.map(({ recipient, name, ...hat }) => ({ value: recipient, label: `${name} · ${hatOf(hat)}` })),
    loading: isFetching,
  };
}

/** For whom, and for what: it shows what both may read. */
function Report({ id, name }: { id: string; name: string }) {
  const { t, client } = useSession();
  const saving = useSave();
  const [open, unfold] = useState(false);
  const recipients = useRecipients(id, open);
  if (!open)
    return (
      <Button className="no-print" onClick={() => unfold(true)}>
        {t(words.report)}
      </Button>
    );
  return (
    <Form
      layout="inline"
      className="no-print"
      onFinish={(asked: { recipient: string; purpose: string }) =>
        void saving(async () => blobOf(await client.report({ caseId: id }, asked)), `${name}.html`)
      }
    >
      <Form.Item name="recipient" label={t(words.reportFor)} rules={[{ required: true }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} {...recipients} style={{ minWidth: 280 }} />
      </Form.Item>
      <Form.Item name="purpose" label={t(words.reportPurpose)} rules={[{ required: true }]}>
        <Input />
      </Form.Item>
      <Button htmlType="submit">{t(words.reportMake)}</Button>
    </Form>
  );
}
