// Documents are uploaded on the way; the event refers to their bytes by hash.
import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useSession } from '../../session.tsx';
import { type Control, groupOf } from '../control.ts';
import { DocumentLink } from '../document-link.tsx';
import { asText, type JsonObject, isObject } from '../schema.ts';
import { words } from '../words.ts';
import { colon } from '../../words.ts';

type Uploading = { names: string[]; wrong: string[] };

/** Uploads files one after the other; what was refused is said under its name. */
function useUpload(take: (document: JsonObject) => void) {
  const { client, language, t } = useSession();
  const [{ names, wrong }, now] = useState<Uploading>({ names: [], wrong: [] });
  const upload = async (files: File[]): Promise<void> => {
    now({ names: files.map(({ name }) => name), wrong: [] });
    for (const file of files) {
      const refusal = await client.documents
        .put(file, { mediaType: file.type || 'application/octet-stream' })
        .then((stored) => {
          if (!stored.ok) return stored.message[language];
          take({ sha256: stored.sha256, name: file.name });
          return undefined;
        })
        .catch(() => t(words.unreachable));
      now((before) => ({
        names: before.names.slice(1),
        wrong: refusal ? [...before.wrong, `${file.name}${t(colon)}${refusal}`] : before.wrong,
      }));
    }
  };
  return { names, wrong, upload };
}

export function Documents({ id, node, title, value, set, touch, aria }: Control) {
  const documents = Array.isArray(value) ? value.filter(isObject) : [];
  // Several are taken one after the other: each adds to what is there by then.
  const latest = useRef(documents);
  latest.current = documents;
  const write = (next: JsonObject[]): void => {
    latest.current = next;
    set(next);
    touch();
  };
  return (
    <Uploads
      {...{ id, title, aria, documents }}
      several={node.maxItems === undefined || documents.length < node.maxItems}
      take={(document) => write([...latest.current, document])}
      remove={(index) => write(documents.filter((_, at) => at !== index))}
    />
  );
}

export function OneDocument({ id, title, value, set, touch, aria }: Control) {
  return (
    <Uploads
      {...{ id, title, aria }}
      documents={isObject(value) ? [value] : []}
      several={false}
      take={(document) => {
        set(document);
        touch();
      }}
      remove={() => set(undefined)}
    />
  );
}

type Uploads = Pick<Control, 'id' | 'title' | 'aria'> & {
  documents: JsonObject[];
  several: boolean;
  take: (document: JsonObject) => void;
  remove: (index: number) => void;
};

function Uploads({ id, title, aria, documents, several, take, remove }: Uploads) {
  const { t } = useSession();
  const { names, wrong, upload } = useUpload(take);
  return (
    <div {...groupOf({ id, aria })} className="documents">
      {documents.map((document, index) => (
        <Kept key={`${asText(document['sha256'])} ${index}`} document={document} remove={() => remove(index)} />
      ))}
      {(several || documents.length === 0) && (
        <FileButton several={several} upload={upload}>
          {t(words.upload)}
          <span className="unseen">
            {t(colon)}
            {t(title)}
          </span>
        </FileButton>
      )}
      <div role="status">
        {names[0] !== undefined && (
          <>
            <Spin size="small" /> {t(words.uploading(names[0]))}
          </>
        )}
      </div>
      {wrong.map((text) => (
        <Alert key={text} type="error" showIcon title={text} />
      ))}
    </div>
  );
}

function Kept({ document, remove }: { document: JsonObject; remove: () => void }) {
  const { t } = useSession();
  const name = asText(document['name']);
  return (
    <div className="document">
      <DocumentLink document={document} />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t(words.remove({ zh: name, en: name }))}
        onClick={remove}
      />
    </div>
  );
}

function FileButton({
  several,
  upload,
  children,
}: {
  several: boolean;
  upload: (files: File[]) => Promise<void>;
  children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={several}
        onChange={({ target }) => {
          void upload([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}
