// A case by what it is about, leading to its page.
import { Link } from '@tanstack/react-router';
import { paramsOf } from '../case-id.ts';
import { useNamed } from './named.ts';

export function CaseLink({ caseId, label }: { caseId: string; label: string }) {
  const named = useNamed();
  return (
    <Link to="/cases/$lifecycle/$stem/$n" params={paramsOf(caseId)}>
      {named(label)}
    </Link>
  );
}
