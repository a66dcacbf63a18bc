// Cases, parties, people, countries: found by what they are called, sent by what they are.
import { AutoComplete, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useSession } from '../../session.tsx';
import { type Control, textOf, textsOf } from '../control.ts';
import { caseIdIn, useCaseNames, useFoundCases } from '../finding.ts';
import { partyIn, useParties, usePartyChoice } from '../parties.ts';
import { type Region, regionsIn } from '../regions.ts';
import { words } from '../words.ts';

type Option = { value: string; label: string };
/** What is chosen stays readable, found again or not. */
const withChosen = (options: Option[], chosen: Option[]): Option[] => [
  ...chosen.filter(({ value }) => !options.some((one) => one.value === value)),
  ...options,
];

function useCaseOptions(chosen: string[]) {
  const { t } = useSession();
  const [sought, seek] = useState('');
  const { cases, isPending } = useFoundCases(sought);
  const nameOf = useCaseNames(chosen);
  const typed = caseIdIn(sought);
  const options = withChosen(
    [
      ...cases.map(({ caseId, label }) => ({ value: caseId, label: `${t(label)} · ${caseId}` })),
      ...(typed && !cases.some(({ caseId }) => caseId === typed) ? [{ value: typed, label: typed }] : []),
    ],
    chosen.map((caseId) => ({ value: caseId, label: nameOf(caseId) })),
  );
  return {
    options,
    loading: isPending,
    placeholder: t(words.findCase),
    notFoundContent: t(words.noCase),
    showSearch: { filterOption: false, searchValue: sought, onSearch: seek } as const,
  };
}

export function CasePicker({ id, required, value, set, touch, aria }: Control) {
  const chosen = textOf(value);
  return (
    <Select
      id={id}
      value={chosen}
      allowClear={!required}
      {...useCaseOptions(chosen ? [chosen] : [])}
      onChange={(caseId: string | undefined) => set(caseId)}
      onBlur={touch}
      {...aria}
    />
  );
}

export const CasesPicker = ({ id, value, set, touch, aria }: Control) => (
  <Select
    id={id}
    mode="multiple"
    value={textsOf(value)}
    {...useCaseOptions(textsOf(value))}
    onChange={(several: string[]) => set(several)}
    onBlur={touch}
    {...aria}
  />
);

function usePartyOptions(node: Control['node'], chosen: string[]) {
  const { t } = useSession();
  const [sought, seek] = useState('');
  const nameOf = usePartyChoice(sought);
  const onlyOrganisations = (node.piece ?? '') === 'organisationParty';
  const found = useParties(sought).filter((one) => !onlyOrganisations || one.startsWith('org:'));
  const typed = partyIn(sought, onlyOrganisations);
  const options = withChosen(
    [...new Set([...found, ...(typed ? [typed] : [])])].map((party) => ({ value: party, label: nameOf(party) })),
    chosen.map((party) => ({ value: party, label: nameOf(party) })),
  );
  return {
    options,
    placeholder: t(words.findParty),
    notFoundContent: t(words.noParty),
    showSearch: { filterOption: false, searchValue: sought, onSearch: seek } as const,
  };
}

export function PartyPicker({ id, node, required, value, set, touch, aria }: Control) {
  const chosen = textOf(value);
  return (
    <Select
      id={id}
      value={chosen}
      allowClear={!required}
      {...usePartyOptions(node, chosen ? [chosen] : [])}
      onChange={(party: string | undefined) => set(party)}
      onBlur={touch}
      {...aria}
    />
  );
}

export const PartiesPicker = ({ id, node, value, set, touch, aria }: Control) => (
  <Select
    id={id}
    mode="multiple"
    value={textsOf(value)}
    {...usePartyOptions(node, textsOf(value))}
    onChange={(several: string[]) => set(several)}
    onBlur={touch}
    {...aria}
  />
);

/** People of the development sign-in by name; with a sign-in, accounts are typed as they are. */
function usePeople(): Option[] {
  const { me } = useSession();
  return (me.people ?? []).map(({ person, name }) => ({ value: person, label: `${name} · ${person}` }));
}

export function PersonPicker({ id, value, set, touch, aria }: Control) {
  const { t } = useSession();
  return (
    <AutoComplete
      id={id}
      value={textOf(value) ?? ''}
      options={usePeople()}
      showSearch={{ filterOption: (typed, one) => (one?.label ?? '').toLowerCase().includes(typed.toLowerCase()) }}
      placeholder={t(words.person)}
      onChange={(person: string) => set(person)}
      onBlur={touch}
      {...aria}
    />
  );
}

export function PersonsPicker({ id, value, set, touch, aria }: Control) {
  const { t } = useSession();
  return (
    <Select
      id={id}
      mode="tags"
      value={textsOf(value)}
      options={usePeople()}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(words.person)}
      onChange={(several: string[]) => set(several)}
      onBlur={touch}
      {...aria}
    />
  );
}

function useRegions() {
  const { language, t } = useSession();
  const options: Region[] = useMemo(() => regionsIn(language), [language]);
  return {
    options,
    placeholder: t(words.region),
    notFoundContent: t(words.noRegion),
    showSearch: { optionFilterProp: 'label' },
  } as const;
}

export const RegionPicker = ({ id, value, set, touch, aria }: Control) => (
  <Select
    id={id}
    value={textOf(value)}
    {...useRegions()}
    onChange={(region: string) => set(region)}
    onBlur={touch}
    {...aria}
  />
);

export const RegionsPicker = ({ id, value, set, touch, aria }: Control) => (
  <Select
    id={id}
    mode="multiple"
    value={textsOf(value)}
    {...useRegions()}
    onChange={(several: string[]) => set(several)}
    onBlur={touch}
    {...aria}
  />
);
