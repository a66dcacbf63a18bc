// A no, in place: what was refused, under which article, what to do now. Or that nobody answered.
import { type No, RefusedError } from '@shuquan/client';
import type { LifecycleView, Refused } from '@shuquan/client';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';
import { useNamed } from './named.ts';
import { Articles, plain } from './law.tsx';

type Shown = { refusal: No | Refused; lifecycle?: Pick<LifecycleView, 'events'>; actions?: ReactNode };

/** Takes the focus: whoever pressed a button hears the answer. */
export function Refusal({ refusal, lifecycle, actions }: Shown) {
  const { t } = useSession();
  const named = useNamed();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [refusal]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="refusal">
      <Alert
        type="error"
        showIcon
        role="presentation"
        title={named(t(plain(refusal.message, lifecycle)))}
        description={
          <>
            {'next' in refusal && <p>{t(plain(refusal.next, lifecycle))}</p>}
            {refusal.articles.length > 0 && (
              <p>
                {t(words.articles)}
                <Articles ids={refusal.articles} />
              </p>
            )}
            {actions}
          </>
        }
      />
    </div>
  );
}

/** Of a whole page: what threw was a refusal, a lack of answer, or a mistake of ours. */
export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useSession();
  const { reset: forget } = useQueryErrorResetBoundary();
  const retry = () => {
    forget();
    reset();
  };
  const again = <Button onClick={retry}>{t(words.retry)}</Button>;
  if (error instanceof RefusedError) return <Refusal refusal={error.refusal as No} actions={again} />;
  const unreachable = error instanceof Error && error.name === 'UnreachableError';
  return <Alert type="error" showIcon title={t(unreachable ? words.unreachable : words.broken)} action={again} />;
}
