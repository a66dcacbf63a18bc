// A document by its name; a click brings its bytes, as far as one may read them.
import { asText } from './schema.ts';
import { PaperClipOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { save } from '../parts/files.tsx';
import { useSession } from '../session.tsx';
import type { JsonObject } from './schema.ts';
import { words } from './words.ts';

export function DocumentLink({ document: { sha256, name } }: { document: JsonObject }) {
  const { client, language, t } = useSession();
  const { message } = App.useApp();
  const called = asText(name);
  const download = async (): Promise<void> => {
    const found = await client.documents.get(asText(sha256)).catch(() => undefined);
    if (!found?.ok) {
      message.error(found ? found.message[language] : t(words.unreachable));
      return;
    }
    save(new Blob([found.bytes], { type: found.mediaType }), called);
  };
  return (
    <Button
      type="link"
      size="small"
      className="document-link"
      icon={<PaperClipOutlined aria-hidden />}
      aria-label={t(words.download(called))}
      onClick={() => void download()}
    >
      {called}
    </Button>
  );
}
