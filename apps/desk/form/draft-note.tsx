// 已保存 10:32: beside the form, so that nobody wonders.
import { Button } from 'antd';
import { signInAddress, useSession } from '../session.tsx';
import type { DraftState } from './draft.ts';
import { wallClock } from './instants.ts';
import { words } from './words.ts';

export function DraftNote({ state }: { state: DraftState }) {
  const { t } = useSession();
  const said = {
    none: '',
    saving: t(words.saving),
    saved: state.at ? t(words.saved(wallClock(state.at).slice('2026-01-31 '.length, '2026-01-31 10:32'.length))) : '',
    unsaved: t(words.notSaved),
    signIn: t(words.signInAgain),
  }[state.is];
  return (
    <span role="status" className="draft-note">
      {said}
      {state.is === 'signIn' && (
        <Button type="link" href={signInAddress()}>
          {t(words.signIn)}
        </Button>
      )}
    </span>
  );
}
