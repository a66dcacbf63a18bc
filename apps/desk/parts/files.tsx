// Files that the service hands out: asked for under the hat that is worn, then saved by the browser.
import { DownloadOutlined } from '@ant-design/icons';
import { type FoundFile, type Refused, isRefused } from '@shuquan/client';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSession } from '../session.tsx';

export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Says what keeps the file from coming. */
export function useSave() {
  const { t } = useSession();
  const { message } = App.useApp();
  return async (ask: () => Promise<Refused | { ok: true; blob: Blob }>, name: string): Promise<void> => {
    const answer = await ask();
    if (isRefused(answer)) message.error(t(answer.message));
    else save(answer.blob, name);
  };
}
export const blobOf = async (answer: FoundFile | Refused): Promise<Refused | { ok: true; blob: Blob }> =>
  isRefused(answer) ? answer : { ok: true, blob: await new Response(answer.body).blob() };

export function Download({
  ask,
  name,
  children,
}: {
  ask: () => Promise<Refused | { ok: true; blob: Blob }>;
  name: string;
  children: ReactNode;
}) {
  const saving = useSave();
  const [busy, work] = useState(false);
  return (
    <Button
      icon={<DownloadOutlined />}
      loading={busy}
      onClick={() => {
        work(true);
        void saving(ask, name).finally(() => work(false));
      }}
    >
      {children}
    </Button>
  );
}
