// One field and a button; what was asked stands in the address, so that a link shows the same.
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useSession } from '../../session.tsx';
import { verify } from '../law-words.ts';
import { colon } from '../../words.ts';

type Field = { name: 'number' | 'case'; label: string; hint: string; asked: string };
export function Sought({ name, label, hint, asked }: Field) {
  const { t } = useSession();
  const go = useNavigate();
  const id = useId();
  const [typed, type] = useState(asked);
  useEffect(() => type(asked), [asked]);
  return (
    <form
      className="sought"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim()) void go({ to: '/verify', search: { [name]: typed.trim() } as never });
      }}
    >
      <label htmlFor={id}>{label}</label>
      <div>
        <Input
          id={id}
          value={typed}
          onChange={({ target }) => type(target.value)}
          autoComplete="off"
          aria-describedby={`${id}hint`}
        />
        <Button type="primary" htmlType="submit" aria-label={`${t(verify.check)}${t(colon)}${label}`}>
          {t(verify.check)}
        </Button>
      </div>
      <p id={`${id}hint`} className="faint">
        {hint}
      </p>
    </form>
  );
}
