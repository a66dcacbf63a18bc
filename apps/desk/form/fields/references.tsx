// Fingerprints of content that stays elsewhere, and of citizens, whose numbers stay nowhere.
import { Button, Input, Space } from 'antd';
import { useRef, useState } from 'react';
import { useSession } from '../../session.tsx';
import { type Control, groupOf, textOf } from '../control.ts';
import { words } from '../words.ts';
import { colon } from '../../words.ts';

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function Hash({ id, title, value, set, touch, aria }: Control) {
  const { t } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const compute = async (file: File): Promise<void> => {
    set(hexOf(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())));
    touch();
  };
  return (
    <>
      <Space.Compact block>
        <Input
          id={id}
          className="hash"
          value={textOf(value) ?? ''}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => set(target.value.trim().toLowerCase())}
          onBlur={touch}
          {...aria}
        />
        <Button onClick={() => input.current?.click()}>
          {t(words.hashed)}
          <span className="unseen">{`${t(colon)}${t(title)}`}</span>
        </Button>
      </Space.Compact>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void compute(file);
          target.value = '';
        }}
      />
      <div className="hint">{t(words.hashHint)}</div>
    </>
  );
}

export const Citizen = (control: Control) =>
  textOf(control.value) ? <KeptReference {...control} /> : <AskedReference {...control} />;

function KeptReference({ id, title, value, set, aria }: Control) {
  const { t } = useSession();
  return (
    <div {...groupOf({ id, aria })}>
      {t(words.referenceKept(textOf(value)!.slice(0, 8)))}{' '}
      <Button size="small" type="link" onClick={() => set(undefined)}>
        {t(words.clear)}
        <span className="unseen">{`${t(colon)}${t(title)}`}</span>
      </Button>
    </div>
  );
}

function AskedReference({ id, set, touch, aria }: Control) {
  const { client, language, t } = useSession();
  const [number, type] = useState('');
  const [wrong, say] = useState<string>();
  const ask = async (): Promise<void> => {
    const answer = await client.citizenRef(number.trim()).catch(() => undefined);
    say(answer?.ok ? undefined : (answer?.message[language] ?? t(words.unreachable)));
    if (answer?.ok) set(answer.ref);
  };
  return (
    <>
      <Space.Compact block>
        <Input
          id={id}
          value={number}
          placeholder={t(words.identity)}
          autoComplete="off"
          onChange={({ target }) => type(target.value)}
          onBlur={touch}
          {...aria}
        />
        <Button disabled={number.trim() === ''} onClick={() => void ask()}>
          {t(words.reference)}
        </Button>
      </Space.Compact>
      {wrong && (
        <div className="faults" role="alert">
          {wrong}
        </div>
      )}
      <div className="hint">{t(words.identityHint)}</div>
    </>
  );
}
