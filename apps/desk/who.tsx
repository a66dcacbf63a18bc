// Who acts, in which hat, for whom; and the other hats of the same person, one key press away.
import { DownOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { type Wearing, ownHats, useSession } from './session.tsx';
import { words } from './words.ts';
import { useHatTitle } from './hats.ts';

/** The hats that this person may change to without signing in again. */
function useOtherHats(): (Wearing & { title: string })[] {
  const { me, wearing, t } = useSession();
  const titleOf = useHatTitle();
  const of = me.signedIn ? undefined : wearing?.of;
  return [
    ...ownHats({ me, wearing }).map(({ hat, party }) => ({ hat, party, of, title: titleOf({ hat, party }) })),
    ...(me.delegated ?? []).map(({ hat, party, from, name }) => ({
      hat,
      party,
      of: from,
      title: `${t(words.signIn.forWhom)}${name ?? from} · ${titleOf({ hat, party })}`,
    })),
  ];
}
const keyOf = ({ hat, party, of }: Wearing) => [of, hat, party].join(' ');

/** Here, and where the identity provider ends its own. */
async function signOut(): Promise<void> {
  const answer = await fetch('/sign-out', { method: 'POST' });
  const { leave } = (await answer.json()) as { leave?: string };
  location.assign(leave ?? '/');
}

export function Who() {
  const { me, wearing, wear, t } = useSession();
  const titleOf = useHatTitle();
  const hats = useOtherHats();
  const go = useNavigate();
  if (!wearing && !me.signedIn) return null;
  const name = wearing?.of ? me.people?.find(({ person }) => person === wearing.of)?.name : me.name;
  const items = [
    ...hats.map((one) => ({ key: keyOf(one), label: one.title, onClick: () => wear(one) })),
    { type: 'divider' as const },
    { key: 'absence', label: t(words.signIn.absence), onClick: () => void go({ to: '/admin' }) },
    me.signedIn
      ? { key: 'out', label: t(words.signIn.out), onClick: () => void signOut() }
      : { key: 'switch', label: t(words.signIn.switch), onClick: () => wear(undefined) },
  ];
  return (
    <Dropdown
      menu={{ items, selectable: true, selectedKeys: wearing ? [keyOf(wearing)] : [] }}
      trigger={['click']}
      autoFocus
    >
      <Button type="text" className="who">
        {[name ?? wearing?.of ?? me.person, wearing && titleOf(wearing)].filter(Boolean).join(' · ')}{' '}
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
