// Single keys, as long as nobody types and nothing else has the focus that a key would act on.
import { Modal } from 'antd';
import { useEffect } from 'react';
import { useSession } from '../../session.tsx';
import { inboxPage as words } from '../../words.work.ts';

const typed = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=combobox], [role=dialog]';
const pressed = 'a, button, summary';

export function useKeys(keys: { [key: string]: (() => void) | undefined }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const on = event.target instanceof Element ? event.target : document.body;
      if (event.ctrlKey || event.metaKey || event.altKey || on.closest(typed)) return;
      if (event.key === 'Enter' && on.closest(pressed)) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('.find input')?.focus();
        return;
      }
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

export function KeyHelp({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useSession();
  return (
    <Modal open={open} title={t(words.keys)} footer={null} onCancel={close} destroyOnHidden>
      <dl className="receipt">
        {words.keyList.map(([key, says]) => [
          <dt key={key}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={says.en}>{t(says)}</dd>,
        ])}
      </dl>
    </Modal>
  );
}
