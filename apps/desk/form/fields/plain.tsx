// Words and numbers.
import { Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useSession } from '../../session.tsx';
import { type Control, groupOf, textOf } from '../control.ts';
import { fenOf, readableYuan, yuanOf } from '../money.ts';
import { words } from '../words.ts';

export const OneLine = ({ id, node, value, set, touch, aria }: Control) => (
  <Input
    id={id}
    value={textOf(value) ?? ''}
    maxLength={node.maxLength}
    onChange={({ target }) => set(target.value)}
    onBlur={touch}
    {...aria}
  />
);

/** From here on it matters how much is left. */
const COUNTED = 200;
export const LongText = ({ id, node, required, value, set, touch, aria }: Control) => (
  <Input.TextArea
    id={id}
    value={textOf(value) ?? ''}
    autoSize={{ minRows: required || node['x-needed'] ? 2 : 1, maxRows: 12 }}
    maxLength={node.maxLength}
    showCount={(textOf(value)?.length ?? 0) > COUNTED}
    onChange={({ target }) => set(target.value)}
    onBlur={touch}
    {...aria}
  />
);

export const Numeric = ({ id, node, value, set, touch, aria }: Control) => (
  <InputNumber
    id={id}
    value={typeof value === 'number' ? value : null}
    precision={node.type === 'integer' ? 0 : undefined}
    controls={false}
    onChange={(number) => set(number ?? undefined)}
    onBlur={touch}
    {...aria}
  />
);

/** In yuan. What is no amount stays as it was typed, and is said. */
export function Money({ id, value, set, touch, aria }: Control) {
  const { t } = useSession();
  const fen = typeof value === 'number' ? value : undefined;
  const [typed, type] = useState<string>();
  const wrong = typed !== undefined && typed.trim() !== '' && fenOf(typed) === undefined;
  return (
    <>
      <Space.Compact>
        <Input
          id={id}
          inputMode="decimal"
          className="amount"
          status={wrong ? 'error' : ''}
          value={typed ?? (fen === undefined ? '' : yuanOf(fen))}
          onChange={({ target }) => {
            type(target.value);
            set(fenOf(target.value));
          }}
          onBlur={() => {
            if (!wrong) type(undefined);
            touch();
          }}
          {...aria}
          {...(wrong && { 'aria-invalid': true })}
        />
        <Space.Addon>{t(words.yuan)}</Space.Addon>
      </Space.Compact>
      {wrong ? (
        <div className="faults" role="alert">
          {t(words.notMoney)}
        </div>
      ) : (
        fen !== undefined && fen >= 100_000 && <div className="hint">{`${readableYuan(fen)} ${t(words.yuan)}`}</div>
      )}
    </>
  );
}

/** A number of months or years: `18 mo`. */
export function Term({ id, path, node, title, required, value, set, touch, aria }: Control) {
  const { t } = useSession();
  const [, number, unit = 'y'] = /^(\d+) (mo|y)$/.exec(textOf(value) ?? '') ?? [];
  const [chosen, choose] = useState(unit);
  const write = (n: number | null, one: string) => set(n === null ? undefined : `${n} ${one}`);
  return (
    <Space.Compact {...groupOf({ id, aria })}>
      <Numeric
        {...{ path, required, touch, title }}
        aria={{ ...aria, 'aria-labelledby': `${id}-label` }}
        id={`${id}-number`}
        node={{ ...node, type: 'integer' }}
        value={number === undefined ? undefined : Number(number)}
        set={(n) => write((n as number | undefined) ?? null, chosen)}
      />
      <Select
        aria-label={t(title)}
        value={chosen}
        options={[
          { value: 'mo', label: t(words.months) },
          { value: 'y', label: t(words.years) },
        ]}
        onChange={(one) => {
          choose(one);
          if (number !== undefined) write(Number(number), one);
        }}
      />
    </Space.Compact>
  );
}
