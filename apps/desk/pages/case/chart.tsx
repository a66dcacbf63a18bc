import { Picture } from '../../picture/index.tsx';
import { useCase, useLog } from '../../queries.ts';

/** The case on its chart, as it moves. */
export function CaseChart({ id }: { id: string }) {
  return <Picture view={useCase(id)} rows={useLog(id)} />;
}
