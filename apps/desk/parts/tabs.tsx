// Tabs as WAI-ARIA has them: one stop for the Tab key, arrows between them. They wrap on a phone, and a printer gets the
// panels one below the other.
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export type Tab = {
  key: string;
  label: ReactNode;
  /** As it stands over the panel in print; a panel without it is not printed. */
  printed?: string;
  children: ReactNode;
};

/** Left, right, first, last: which tab a key leads to. */
const stepOf = (key: string, at: number, count: number): number | undefined =>
  ({ ArrowRight: (at + 1) % count, ArrowLeft: (at + count - 1) % count, Home: 0, End: count - 1 })[key];

type List = {
  label: string;
  tabs: Pick<Tab, 'key' | 'label'>[];
  chosen: string;
  choose: (key: string) => void;
  id: string;
};
export function TabList({ label, tabs, chosen, choose, id }: List) {
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent) => {
    const to = stepOf(
      event.key,
      tabs.findIndex(({ key }) => key === chosen),
      tabs.length,
    );
    if (to === undefined) return;
    event.preventDefault();
    choose(tabs[to]!.key);
    list.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className="tabs" ref={list} onKeyDown={onKey}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          id={`${id}-${tab.key}`}
          aria-selected={tab.key === chosen}
          aria-controls={`${id}-${tab.key}-panel`}
          tabIndex={tab.key === chosen ? 0 : -1}
          onClick={() => choose(tab.key)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** Panels that are printed are there from the beginning; others come when they are chosen, and stay. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  const id = useId();
  const [chosen, choose] = useState(tabs[0]?.key ?? '');
  const [opened, open] = useState(new Set([chosen]));
  return (
    <>
      <TabList
        {...{ label, tabs, chosen, id }}
        choose={(key) => {
          choose(key);
          open(new Set([...opened, key]));
        }}
      />
      {tabs.map(({ key, printed, children }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-${key}-panel`}
          aria-labelledby={`${id}-${key}`}
          className={printed ? 'panel' : 'panel no-print'}
          hidden={key !== chosen}
        >
          {printed && <h2 className="print-only">{printed}</h2>}
          {(printed || opened.has(key)) && children}
        </div>
      ))}
    </>
  );
}
